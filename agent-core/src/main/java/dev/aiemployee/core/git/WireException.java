package dev.aiemployee.core.git;

/** The remote could not be asked; nothing was changed there by the call that threw. Its message is for a person. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireException(String reason) {
        super(reason);
    }

    public WireException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
