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

    private final String fix;

    public WireException(String reason) {
        super(reason);
        this.fix = "";
    }

    public WireException(String reason, Throwable cause) {
        this(reason, "", cause);
    }

    /** @param fix what to do; empty where nothing is known that helps */
    public WireException(String reason, String fix, Throwable cause) {
        super(reason, cause);
        this.fix = fix;
    }

    /** What to do, for a person; empty where nothing is known that helps. */
    public String fix() {
        return fix;
    }
}
