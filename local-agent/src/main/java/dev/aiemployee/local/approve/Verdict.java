package dev.aiemployee.local.approve;

import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What may be done about one approval now. */
public sealed interface Verdict permits Cleared, Verdict.Told {
    /** What to tell a person, one line. */
    String message();

    /** Every verdict but {@link Cleared}. */
    sealed interface Told extends Verdict {}

    /** Nothing to do; look again later. */
    record NotYet(String message, boolean unclear) implements Told {
        /** For a reason that a decision of the operator's has no part in. */
        public NotYet(String message) {
            this(message, false);
        }

        /** The operator seems to have decided, and what they mean cannot be told: their note says so. */
        static NotYet unclear(String message) {
            return new NotYet(message, true);
        }
    }

    /** The operator said yes to this content: record it, the undo window starts. */
    record Approved(Outgoing outgoing, Digest digest) implements Told {
        @Override
        public String message() {
            return "approved";
        }
    }

    /** The operator said no. */
    record Rejected(String reason) implements Told {
        @Override
        public String message() {
            return reason.isEmpty() ? "rejected" : "rejected: " + reason;
        }
    }

    /** The operator wants another draft instead, and may have said why. */
    record Revised(String reason) implements Told {
        @Override
        public String message() {
            return reason.isEmpty() ? "another draft is wanted" : "another draft is wanted: " + reason;
        }
    }

    /**
     * Nobody decided in time: say so on the note.
     *
     * @param until when it goes to {@code Archive/}
     * @param told whether the note says so already
     */
    record Expired(Instant expires, Instant until, boolean told) implements Told {
        @Override
        public String message() {
            return "expired at " + expires + ", goes to Archive/ at " + until
                    + "; set a later `expires` to decide after all";
        }
    }

    /** Its note says that it is expired, and its end lies ahead: it waits for a decision like any other. */
    record DraftAgain(String message) implements Told {}

    /** Nobody decided, and it has been expired for long: out of the way with it. */
    record Archived(String message) implements Told {}

    /** The operator took the yes back. */
    record Withdrawn(String message) implements Told {}

    /** Carries a decision that was not made here: report it, never act on it. */
    record Refused(String message) implements Told {}

    /** A decision that does not count without a second look: clear its marks, show it again, say why. */
    record AskAgain(String message, List<Doubt> doubts) implements Told {
        public AskAgain {
            doubts = List.copyOf(doubts);
        }

        /** For another reason than a doubt. */
        AskAgain(String message) {
            this(message, List.of());
        }

        static AskAgain about(List<Doubt> doubts) {
            String questions = doubts.stream().map(Doubt::question).collect(Collectors.joining("; "));
            return new AskAgain(questions + "; look again, then decide again", doubts);
        }
    }

    /** Approved; the undo window is open until then. */
    record Waiting(Instant until) implements Told {
        @Override
        public String message() {
            return "will be sent at " + until;
        }
    }

    /** Approved, and certainly not done yet: the other side would not, or was not there. It is tried again by itself. */
    record Delayed(RefusedAttempts refusals, Instant next) implements Told {
        /** Without the time of the next attempt: what the Dashboard says must not change with each of them. */
        @Override
        public String message() {
            return "not sent yet, it is tried again by itself: " + refusals.reason();
        }
    }

    /** Everything speaks for it but the brake: this is what would leave now. */
    record Rehearsed(Outgoing outgoing, Digest digest) implements Told {
        @Override
        public String message() {
            return "dry run: it would be sent now; nothing leaves until DRY_RUN is off";
        }
    }

    /** Claimed for an execution that certainly has not begun: put it back where an approved note waits. */
    record PutBack(String message) implements Told {}

    /** The vault knows of an execution that the ledger does not: the outcome is unknown. */
    record OutcomeLost(String message) implements Told {}

    /** The operator answered an unknown outcome with: leave it. */
    record LeftUnknown(String reason) implements Told {
        @Override
        public String message() {
            return "left as it is, outcome unknown";
        }
    }
}
