package dev.aiemployee.cloud.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a mailbox has been read (RFC 9051 section 2.3.1.1).
 *
 * @param account which mailbox, on one line; another one starts anew
 * @param uidValidity what the server said; 0 before the first look
 * @param lastUid the last message that was taken, or is among the stuck ones; 0 for none
 * @param past the last number that was there at the first look; {@value #UNKNOWN} before that is known
 * @param since mails up to {@code past} that the mailbox received earlier are the operator's past, and never looked at
 * @param stuck messages up to {@code lastUid} that were not given out yet
 */
public record MailCursor(
        String account, long uidValidity, long lastUid, long past, Instant since, List<StuckMail> stuck) {
    static final long UNKNOWN = -1;

    /** So many messages can be behind; when more are, the mailbox itself is in trouble and nothing further is begun. */
    static final int MOST_STUCK = 500;

    public MailCursor {
        stuck = List.copyOf(stuck);
    }

    /** A cursor with nothing left behind. */
    public MailCursor(String account, long uidValidity, long lastUid, Instant since) {
        this(account, uidValidity, lastUid, since, List.of());
    }

    /** One that does not know yet what was there at the first look. */
    public MailCursor(String account, long uidValidity, long lastUid, Instant since, List<StuckMail> stuck) {
        this(account, uidValidity, lastUid, UNKNOWN, since, stuck);
    }

    /** A mailbox that has not been looked into. */
    public static MailCursor start(String account, Instant since) {
        return new MailCursor(account, 0, 0, since);
    }

    /** Whether the mailbox was never looked into. */
    boolean isStart() {
        return uidValidity == 0;
    }

    /** This cursor when the numbers still count as they did, else one that looks at everything since then again. */
    MailCursor under(long validity) {
        return validity == uidValidity ? this : new MailCursor(account, validity, 0, since);
    }

    /** This cursor, knowing what was there at the first look. */
    MailCursor knowing(long there) {
        return past == UNKNOWN ? new MailCursor(account, uidValidity, lastUid, there, since, stuck) : this;
    }

    /** Whether such a message is the operator's past; one that comes later is new, whatever its date. */
    boolean isPast(long uid, Instant received) {
        return received.isBefore(since) && (past == UNKNOWN || uid <= past);
    }

    /** Whether this message may still be read: it was not reached yet, or is among the stuck ones. */
    public boolean isToCome(long uid) {
        return uid > lastUid || stuckAt(uid).isPresent();
    }

    MailCursor after(long uid) {
        return new MailCursor(account, uidValidity, Math.max(lastUid, uid), past, since, stuck);
    }

    Optional<StuckMail> stuckAt(long uid) {
        return stuck.stream().filter(mail -> mail.uid() == uid).findFirst();
    }

    MailCursor without(long uid) {
        List<StuckMail> rest = stuck.stream().filter(mail -> mail.uid() != uid).toList();
        return new MailCursor(account, uidValidity, lastUid, past, since, rest);
    }

    MailCursor with(StuckMail mail) {
        List<StuckMail> all = Stream.concat(without(mail.uid()).stuck.stream(), Stream.of(mail))
                .toList();
        return new MailCursor(account, uidValidity, lastUid, past, since, all);
    }
}
