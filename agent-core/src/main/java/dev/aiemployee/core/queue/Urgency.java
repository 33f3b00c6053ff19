package dev.aiemployee.core.queue;

import dev.aiemployee.core.task.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How soon somebody should look.
 *
 * @param due the day that the mail names; null when none was read
 * @param confidence how sure the drafter is, 0 to 1
 * @param since when it came
 */
public record Urgency(Priority priority, @Nullable LocalDate due, double confidence, Instant since) {
    /** A confidence that is no number of that range counts as a sure one. */
    public Urgency {
        confidence = confidence >= 0 && confidence <= 1 ? confidence : 1;
    }

    /** The day that the mail names. */
    public Optional<LocalDate> dueDay() {
        return Optional.ofNullable(due);
    }
}
