package dev.aiemployee.core.git;

/** The remote could not be asked; nothing was changed there by the call that threw. Its message is for a person. */
public class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The remote says more than may be taken from it. */
    public static final class TooMuch extends WireException {
        private static final long serialVersionUID = 1L;

        public TooMuch(String reason) {
            super(reason);
        }
    }

    public WireException(String reason) {
        super(reason);
    }

    public WireException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
