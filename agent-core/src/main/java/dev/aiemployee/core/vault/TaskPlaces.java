package dev.aiemployee.core.vault;

import dev.aiemployee.core.task.TaskId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the notes of tasks lie on disk, by one walk over the state folders that is made when it is first asked. What is moved after that
 * walk is not seen, so one is for one round of work. For one thread.
 */
public final class TaskPlaces {
    private final Function<VaultPath, List<VaultPath>> notesUnder;
    private @Nullable Map<TaskId, VaultPath> places;

    /** @param notesUnder every note at any depth below a folder; {@link VaultReader#notesUnder} */
    public TaskPlaces(Function<VaultPath, List<VaultPath>> notesUnder) {
        this.notesUnder = notesUnder;
    }

    /** Where the task's note lies; absent when it lies in no state folder. */
    public Optional<VaultPath> of(TaskId task) {
        return Optional.ofNullable(places().get(task));
    }

    /** Every task that has a note. */
    public Set<TaskId> tasks() {
        return Collections.unmodifiableSet(places().keySet());
    }

    private Map<TaskId, VaultPath> places() {
        @Nullable Map<TaskId, VaultPath> known = places;
        if (known == null) {
            Map<TaskId, VaultPath> found = new HashMap<>();
            VaultLayout.STATE_FOLDERS.forEach(folder -> notesUnder
                    .apply(folder)
                    .forEach(path -> VaultLayout.taskAt(path).ifPresent(task -> found.put(task, path))));
            places = found;
            known = found;
        }
        return known;
    }
}
