package dev.aiemployee.local.execute;

/** What became of an outside act. */
public sealed interface SendOutcome {
    /** What to tell a person, one line; never the content. */
    String message();

    /**
     * Done, as the other side confirmed.
     *
     * @param messageId what to look for there
     * @param reply the other side's own words
     */
    record Sent(String messageId, String reply) implements SendOutcome {
        @Override
        public String message() {
            return "sent, Message-ID " + messageId;
        }
    }

    /**
     * Certainly not done.
     *
     * @param permanent the same attempt would be refused again
     */
    record RefusedBeforeSending(String reason, boolean permanent) implements SendOutcome {
        @Override
        public String message() {
            return "not sent: " + reason;
        }
    }

    /**
     * It may or may not have been done.
     *
     * @param messageId what to look for on the other side
     */
    record Unknown(String messageId, String reason) implements SendOutcome {
        @Override
        public String message() {
            return "may have been sent, Message-ID " + messageId + ": " + reason;
        }
    }
}
