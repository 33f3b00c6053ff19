package dev.aiemployee.cloud.watch;

import java.util.List;

/** What one look into a mailbox gave. */
public sealed interface PollOutcome {
    /**
     * The mailbox answered.
     *
     * @param mails new messages, oldest first; often none
     * @param next to be kept once a note of each message is on disk, not before
     * @param more whether the batch was full, so that another look is worth while at once
     * @param undelivered messages that it would not give out and of which the operator is to be told
     * @param olderLeftAlone at a first look: how many messages are older than what is looked at; else 0
     */
    record Fetched(
            List<RawMail> mails, MailCursor next, boolean more, List<UndeliveredMail> undelivered, int olderLeftAlone)
            implements PollOutcome {
        public Fetched {
            mails = List.copyOf(mails);
            undelivered = List.copyOf(undelivered);
        }

        public Fetched(List<RawMail> mails, MailCursor next, boolean more) {
            this(mails, next, more, List.of(), 0);
        }

        /** How many messages are listed and not given out, and not told of one by one, when nothing at all was given out; else 0. */
        public int withheld() {
            return mails.isEmpty()
                    ? (int) next.stuck().stream().filter(mail -> !mail.told()).count()
                    : 0;
        }
    }

    /**
     * It did not; nothing was taken, and the next look starts where this one did.
     *
     * @param reason one line for a person, without any secret
     */
    record Unreachable(String reason) implements PollOutcome {}
}
