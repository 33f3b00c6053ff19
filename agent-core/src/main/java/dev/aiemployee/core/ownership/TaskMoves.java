package dev.aiemployee.core.ownership;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the moves of tasks among the additions and deletions of a tree difference; a task's file name is its id. */
public final class TaskMoves {
    private TaskMoves() {}

    /**
     * The same changes, where the one deletion and the one addition of a task have become one move in the addition's place. A
     * task that was touched in any other way keeps its single changes, so that each is judged for itself.
     */
    public static List<Change> pair(List<Change> changes) {
        Map<TaskId, List<Change.At>> byTask = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.At at) {
                taskAt(at)
                        .ifPresent(id -> byTask.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(at));
            }
        }
        List<Change> paired = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.At at) {
                Optional<Change> move = taskAt(at).flatMap(id -> move(byTask.getOrDefault(id, List.of())));
                if (move.isEmpty()) {
                    paired.add(at);
                } else if (at.kind() == Change.Kind.ADD) {
                    paired.add(move.get());
                }
            } else {
                paired.add(change);
            }
        }
        return List.copyOf(paired);
    }

    private static Optional<TaskId> taskAt(Change.At at) {
        return VaultPath.isVaultPath(at.path()) ? VaultLayout.taskAt(new VaultPath(at.path())) : Optional.empty();
    }

    private static Optional<Change> move(List<Change.At> changes) {
        Optional<Change.At> gone = only(changes, Change.Kind.DELETE);
        Optional<Change.At> come = only(changes, Change.Kind.ADD);
        return changes.size() == 2 && gone.isPresent() && come.isPresent()
                ? Optional.of(Change.move(gone.get().path(), come.get().path()))
                : Optional.empty();
    }

    private static Optional<Change.At> only(List<Change.At> changes, Change.Kind kind) {
        return changes.stream().filter(at -> at.kind() == kind).findFirst();
    }
}
