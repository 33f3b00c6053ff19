package dev.aiemployee.cloud.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * A message that the mailbox lists and does not give out. It is asked for again beside newer mail, so that it keeps nobody waiting.
 *
 * @param tries how often it was asked for in vain
 * @param first when it was asked for first
 * @param last when it was asked for last
 * @param told whether the operator has a note of it
 */
public record StuckMail(long uid, int tries, Instant first, Instant last, boolean told) {
    /** How long a message that the operator knows of is asked for still. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int ENOUGH_TRIES = 3;
    private static final Duration WHEN_NOTHING_COMES = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LATE_TRIES = Duration.ofHours(1);

    StuckMail again(int more, Instant now) {
        return new StuckMail(uid, Math.min(1_000_000, tries + more), first, now, told);
    }

    StuckMail asTold() {
        return new StuckMail(uid, tries, first, last, true);
    }

    boolean isDue(Instant now) {
        return !told || now.isAfter(last.plus(BETWEEN_LATE_TRIES)) || now.isBefore(last);
    }

    boolean isForgotten(Instant now) {
        return told && now.isAfter(first.plus(KEPT));
    }

    /**
     * Whether the operator is to be told: it was asked for often enough, and either other mail came meanwhile, so that it is this
     * message and not the mailbox, or nothing has come for long.
     *
     * @param delivered when the mailbox last gave out any message
     */
    boolean isToBeTold(Instant delivered, Instant now) {
        boolean itself = !delivered.isBefore(first);
        return !told && tries >= ENOUGH_TRIES && (itself || now.isAfter(first.plus(WHEN_NOTHING_COMES)));
    }
}
