package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of an approval and is not itself sent.
 *
 * @param source the task this answers; null when it answers none
 * @param expires after this it is not executed; {@link Instant#MAX} when the note names no end
 * @param risk what the drafter warns of, such as {@code new_recipient}
 * @param observed when an agent saw first that it is expired, as the note says; empty when it does not
 */
public record Terms(Domain domain, @Nullable TaskId source, Instant expires, List<String> risk, String observed) {
    public Terms {
        risk = List.copyOf(risk);
    }

    public Optional<TaskId> sourceTask() {
        return Optional.ofNullable(source);
    }

    /** When it was seen first that it is expired; what is no time counts as never. */
    public Optional<Instant> observedExpired() {
        try {
            return observed.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(observed));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
