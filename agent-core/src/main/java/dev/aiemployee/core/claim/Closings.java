package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.TaskId;
import java.util.List;

/**
 * Notes that leave {@code In_Progress/} together.
 *
 * @param all one at least
 */
public record Closings(List<Closing> all) implements Ending {
    /** @throws IllegalArgumentException when there is none */
    public Closings {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("closings: none (expected: one at least)");
        }
    }

    TaskId first() {
        return all.get(0).task();
    }
}
