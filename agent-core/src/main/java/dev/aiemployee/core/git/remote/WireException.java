package dev.aiemployee.core.git.remote;

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

    /** The remote answers and does not come to an end. */
    public static final class Endless extends WireException {
        private static final String WORDS = "the Git host's answer does not end: ";
        private static final long serialVersionUID = 1L;

        public Endless(String measure) {
            super(WORDS + measure);
        }

        public Endless(String measure, Throwable cause) {
            super(WORDS + measure, "look at GIT_REMOTE_URL, and ask the host what answers there", cause);
        }

        /** The same, with what may help. */
        Endless(Endless before, String hint) {
            super(before.getMessage() + hint, before.fix(), before);
        }

        /** Whether a problem is this one: waiting does not mend it. */
        public static boolean is(String problem) {
            return problem.startsWith(WORDS);
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
