package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.ActionType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long things wait.
 *
 * @param quiet a note counts once it has not changed for this long
 * @param undo between the yes and the act
 * @param retries waits after the first, second, ... refusal before sending; after the last one it is given up
 */
public record Pace(Duration quiet, Duration undo, List<Duration> retries) {
    public Pace {
        retries = List.copyOf(retries);
    }

    /** How long to wait after so many refusals; absent when it is time to give up, for a payment after the first. */
    public Optional<Duration> retryAfter(ActionType action, int failures) {
        boolean again = failures >= 1 && failures <= retries.size() && action != ActionType.REGISTER_PAYMENT;
        return again ? Optional.of(retries.get(failures - 1)) : Optional.empty();
    }
}
