package dev.aiemployee.local.approve;

import java.time.Instant;

/**
 * The attempts that were refused for certain since the approval in force.
 *
 * @param count how many; a permanent one counts as {@link #PERMANENT}
 * @param since when the first of them was; {@link Instant#EPOCH} when there is none
 * @param reason why the last one was refused, one harmless line in the other side's words
 * @param maybeDone whether one of the attempts had no answer, and trying again is harmless
 */
public record RefusedAttempts(int count, Instant since, String reason, boolean maybeDone) {
    public static final int PERMANENT = 1_000_000;
    public static final RefusedAttempts NONE = new RefusedAttempts(0, Instant.EPOCH, "", false);

    /** One more. */
    public RefusedAttempts and(Instant at, boolean permanent, String why, boolean unanswered) {
        int more = permanent ? PERMANENT : count + 1;
        return new RefusedAttempts(more, count == 0 ? at : since, why, maybeDone || unanswered);
    }
}
