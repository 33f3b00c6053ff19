package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
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
 */
public record Terms(Domain domain, @Nullable TaskId source, Instant expires, List<String> risk) {
    public Terms {
        risk = List.copyOf(risk);
    }

    public Optional<TaskId> sourceTask() {
        return Optional.ofNullable(source);
    }
}
