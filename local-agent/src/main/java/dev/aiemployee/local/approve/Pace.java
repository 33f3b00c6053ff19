package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ActionType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long things wait.
 *
 * @param quiet a note counts once it has not changed for this long
 * @param undo between the yes and the act
 * @param retries when an act that was refused before it left is tried again
 */
public record Pace(Duration quiet, Duration undo, Retries retries) {
    /** So often an act that gave no answer is tried again, where that is harmless; then the operator is asked. */
    private static final int MOST_UNANSWERED = 3;

    /**
     * When an act that was refused is tried again.
     *
     * @param pauses after the first, second, ... refusal; the last one repeats
     * @param atMost after the first refusal; then it is given up
     */
    public record Retries(List<Duration> pauses, Duration atMost) {
        public static final Retries NONE = new Retries(List.of(), Duration.ZERO);

        public Retries {
            pauses = List.copyOf(pauses);
        }
    }

    /**
     * When to try again; absent when it is time to give up, for a payment after the first refusal.
     *
     * @param last when it was refused last; a time still to come means that the clock was set back
     */
    public Optional<Instant> retryAt(ActionType action, RefusedAttempts refusals, Instant last, Instant now) {
        boolean again = refusals.count() >= 1
                && refusals.count() < RefusedAttempts.PERMANENT
                && action != ActionType.REGISTER_PAYMENT;
        boolean tired = refusals.maybeDone() && refusals.count() > MOST_UNANSWERED;
        boolean over = !now.isBefore(refusals.since().plus(retries.atMost()));
        if (!again || tired || over || retries.pauses().isEmpty()) {
            return Optional.empty();
        }
        int pause = Math.min(refusals.count(), retries.pauses().size()) - 1;
        return Optional.of(last.isAfter(now) ? now : last.plus(retries.pauses().get(pause)));
    }
}
