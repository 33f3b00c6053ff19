package dev.aiemployee.cloud.watch;

import java.time.Instant;

/**
 * How far a mailbox has been read (RFC 9051 section 2.3.1.1).
 *
 * @param account which mailbox, on one line; another one starts anew
 * @param uidValidity what the server said; 0 before the first look
 * @param lastUid the last message that was taken; 0 for none
 * @param since mails that the mailbox received earlier are never looked at
 */
public record MailCursor(String account, long uidValidity, long lastUid, Instant since) {
    /** A mailbox that has not been looked into. */
    public static MailCursor start(String account, Instant since) {
        return new MailCursor(account, 0, 0, since);
    }

    /** This cursor when the numbers still count as they did, else one that looks at everything since then again. */
    MailCursor under(long validity) {
        return validity == uidValidity ? this : new MailCursor(account, validity, 0, since);
    }

    MailCursor after(long uid) {
        return new MailCursor(account, uidValidity, Math.max(lastUid, uid), since);
    }
}
