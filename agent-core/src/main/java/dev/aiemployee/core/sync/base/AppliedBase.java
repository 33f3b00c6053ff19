package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be on disk: for each path the published text that was last there, and the file's stamp then. It is
 * the base of every merge. A path whose published text could not be put on disk yet keeps its old entry and is pending. For one
 * thread; {@link AppliedBaseFile} keeps it over restarts.
 */
public final class AppliedBase implements Ground {
    /**
     * One file as it was when disk and published text agreed.
     *
     * @param stamp the file's then, for telling cheaply that it is still the same
     */
    public record Known(BlobId blob, FileStamp stamp) {}

    private final Map<VaultPath, Known> known = new HashMap<>();
    private final Map<TaskId, Set<VaultPath>> places = new HashMap<>();
    private final Set<TaskId> doubled = new HashSet<>();
    private final Set<VaultPath> pending = new HashSet<>();
    private final Set<VaultPath> changed = new HashSet<>();
    private @Nullable TreeSet<VaultPath> sorted;
    private @Nullable CommitId commit;
    private @Nullable CommitId savedCommit;
    private boolean confirmed;

    /** The published commit this is based on; null before the first. */
    @Nullable
    public CommitId commit() {
        return commit;
    }

    public void commit(CommitId published) {
        commit = published;
        confirmed = false;
    }

    /** What lies between this and the branch's tip is confirmed by the operator, until the next published commit stands here. */
    public void confirm() {
        confirmed = true;
    }

    public boolean isConfirmed() {
        return confirmed || commit == null;
    }

    public Optional<Known> find(VaultPath path) {
        return Optional.ofNullable(known.get(path));
    }

    /** The blob at a path; null when nothing is there. */
    @Override
    public @Nullable BlobId blob(VaultPath path) {
        Known entry = known.get(path);
        return entry == null ? null : entry.blob();
    }

    public Collection<VaultPath> paths() {
        return Collections.unmodifiableSet(known.keySet());
    }

    /** Where a task's note lies; one place in a sound vault. */
    @Override
    public Set<VaultPath> placesOf(TaskId task) {
        return Collections.unmodifiableSet(places.getOrDefault(task, Set.of()));
    }

    /** The tasks whose note lies in more than one place; none in a sound vault. */
    public Set<TaskId> doubled() {
        return Set.copyOf(doubled);
    }

    /** The paths below a folder, and the path itself. Costs what is below; the first call costs the whole base. */
    public Collection<VaultPath> under(VaultPath folder) {
        if (sorted == null) {
            sorted = new TreeSet<>(known.keySet());
        }
        Set<VaultPath> under = new TreeSet<>();
        for (VaultPath path : sorted.tailSet(folder.child("\u0001"))) { // the first name there can be
            if (!path.isUnder(folder)) {
                break;
            }
            under.add(path);
        }
        if (known.containsKey(folder)) {
            under.add(folder);
        }
        return under;
    }

    public void put(VaultPath path, Known entry) {
        Known before = known.put(path, entry);
        boolean waited = pending.remove(path);
        if (before == null) {
            VaultLayout.taskAt(path).ifPresent(task -> place(task, path));
            if (sorted != null) {
                sorted.add(path);
            }
        }
        if (waited || !entry.equals(before)) {
            changed.add(path);
        }
    }

    private void place(TaskId task, VaultPath path) {
        Set<VaultPath> paths = places.computeIfAbsent(task, id -> new TreeSet<>());
        paths.add(path);
        if (paths.size() > 1) {
            doubled.add(task);
        }
    }

    public void remove(VaultPath path) {
        boolean waited = pending.remove(path);
        if (known.remove(path) != null) {
            VaultLayout.taskAt(path)
                    .ifPresent(task -> places.computeIfPresent(task, (id, paths) -> {
                        paths.remove(path);
                        if (paths.size() < 2) {
                            doubled.remove(task);
                        }
                        return paths.isEmpty() ? null : paths;
                    }));
            if (sorted != null) {
                sorted.remove(path);
            }
            changed.add(path);
        } else if (waited) {
            changed.add(path);
        }
    }

    /** The published text of this path is not on disk yet. */
    public void postpone(VaultPath path) {
        if (pending.add(path)) {
            changed.add(path);
        }
    }

    public Set<VaultPath> pending() {
        return Set.copyOf(pending);
    }

    public boolean isPending(VaultPath path) {
        return pending.contains(path);
    }

    /** What changed since {@link #saved}: paths whose entry or state differs. */
    Collection<VaultPath> changed() {
        return Collections.unmodifiableSet(changed);
    }

    /** Whether nothing changed since {@link #saved}. */
    boolean isSaved() {
        return changed.isEmpty() && Objects.equals(commit, savedCommit);
    }

    /** Takes over all of another base and forgets its own. */
    void become(AppliedBase other) {
        known.clear();
        known.putAll(other.known);
        places.clear();
        places.putAll(other.places);
        doubled.clear();
        doubled.addAll(other.doubled);
        pending.clear();
        pending.addAll(other.pending);
        sorted = null;
        commit = other.commit;
        saved();
    }

    /** All of this is on disk by now. */
    void saved() {
        changed.clear();
        savedCommit = commit;
    }
}
