package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be on disk: for each path the published text that was last there, and the file's size and time then. It is
 * the base of every merge. A path whose published text could not be put on disk yet keeps its old entry and is pending. For one
 * thread; {@link AppliedBaseFile} keeps it over restarts.
 */
final class AppliedBase implements Ground {
    /**
     * One file as it was when disk and published text agreed.
     *
     * @param modified the file's time then, for telling cheaply that it is still the same
     */
    record Known(BlobId blob, long size, Instant modified) {}

    private final Map<VaultPath, Known> known = new HashMap<>();
    private final Map<TaskId, Set<VaultPath>> places = new HashMap<>();
    private final Set<VaultPath> pending = new HashSet<>();
    private @Nullable CommitId commit;

    /** The published commit this is based on; null before the first. */
    @Nullable
    CommitId commit() {
        return commit;
    }

    void commit(CommitId published) {
        commit = published;
    }

    Optional<Known> find(VaultPath path) {
        return Optional.ofNullable(known.get(path));
    }

    /** The blob at a path; null when nothing is there. */
    @Override
    public @Nullable BlobId blob(VaultPath path) {
        Known entry = known.get(path);
        return entry == null ? null : entry.blob();
    }

    Collection<VaultPath> paths() {
        return Collections.unmodifiableSet(known.keySet());
    }

    /** Where a task's note lies; one place in a sound vault. */
    @Override
    public Set<VaultPath> placesOf(TaskId task) {
        return Collections.unmodifiableSet(places.getOrDefault(task, Set.of()));
    }

    void put(VaultPath path, Known entry) {
        known.put(path, entry);
        VaultLayout.taskAt(path)
                .ifPresent(task ->
                        places.computeIfAbsent(task, id -> new TreeSet<>()).add(path));
        pending.remove(path);
    }

    void remove(VaultPath path) {
        known.remove(path);
        VaultLayout.taskAt(path)
                .ifPresent(task -> places.computeIfPresent(task, (id, paths) -> {
                    paths.remove(path);
                    return paths.isEmpty() ? null : paths;
                }));
        pending.remove(path);
    }

    /** The published text of this path is not on disk yet. */
    void postpone(VaultPath path) {
        pending.add(path);
    }

    Set<VaultPath> pending() {
        return Set.copyOf(pending);
    }

    boolean isPending(VaultPath path) {
        return pending.contains(path);
    }
}
