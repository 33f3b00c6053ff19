package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;

/**
 * Notes that leave {@code In_Progress/} together.
 *
 * @param all one at least
 * @param files new notes that go out with them; one whose path or task id is there already stays as it is
 */
public record Closings(List<Closing> all, Map<VaultPath, Note> files) implements Ending {
    /** @throws IllegalArgumentException when there is none */
    public Closings {
        all = List.copyOf(all);
        files = Map.copyOf(files);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("closings: none (expected: one at least)");
        }
    }

    public Closings(List<Closing> all) {
        this(all, Map.of());
    }

    TaskId first() {
        return all.get(0).task();
    }
}
