package dev.aiemployee.local.execute;

import java.util.function.UnaryOperator;

/** What became of an outside act. What the other side said is text from outside: it is kept as one harmless line. */
public sealed interface SendOutcome {
    /** Characters of the other side's words that are kept. */
    int MOST = 300;

    /** What to tell a person, one line; never the content. */
    String message();

    /** The same, with the other side's words as {@code mask} leaves them: they may quote a credential. */
    SendOutcome masked(UnaryOperator<String> mask);

    /**
     * Done, as the other side confirmed.
     *
     * @param trace what to look for there
     * @param reply the other side's own words
     */
    record Sent(Trace trace, String reply) implements SendOutcome {
        public Sent {
            reply = OutsideText.line(reply, MOST);
        }

        @Override
        public String message() {
            return "done" + trace.words();
        }

        @Override
        public SendOutcome masked(UnaryOperator<String> mask) {
            return new Sent(trace, mask.apply(reply));
        }
    }

    /**
     * Certainly not done.
     *
     * @param permanent the same attempt would be refused again
     */
    record RefusedBeforeSending(String reason, boolean permanent) implements SendOutcome {
        public RefusedBeforeSending {
            reason = OutsideText.line(reason, MOST);
        }

        @Override
        public String message() {
            return "not done: " + reason;
        }

        @Override
        public SendOutcome masked(UnaryOperator<String> mask) {
            return new RefusedBeforeSending(mask.apply(reason), permanent);
        }
    }

    /**
     * It may or may not have been done.
     *
     * @param trace what to look for on the other side
     */
    record Unknown(Trace trace, String reason) implements SendOutcome {
        public Unknown {
            reason = OutsideText.line(reason, MOST);
        }

        @Override
        public String message() {
            return "may have been done" + trace.words() + ": " + reason;
        }

        @Override
        public SendOutcome masked(UnaryOperator<String> mask) {
            return new Unknown(trace, mask.apply(reason));
        }
    }
}
