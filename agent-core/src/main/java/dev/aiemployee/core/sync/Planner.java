package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the disk's changes and a fetched tip into a plan: vets, merges, and keeps our own commit inside our column. */
final class Planner {
    private final VaultRepository repository;
    private final Vetting vetting;
    private final Identity self;
    private final Merge.Blobs blobs;

    Planner(VaultRepository repository, Vetting vetting, Identity self, Merge.Blobs blobs) {
        this.repository = repository;
        this.vetting = vetting;
        this.self = self;
        this.blobs = blobs;
    }

    /** @param tip null while the remote has no branch */
    Plan plan(AppliedBase base, DiskChanges changes, @Nullable CommitId tip) {
        Vetted vetted =
                tip == null ? new Vetted(Map.of(), Map.of(), Set.of(), List.of()) : vetting.vet(base.commit(), tip);
        Map<VaultPath, Optional<BlobId>> disk = disk(changes);
        Map<VaultPath, Optional<BlobId>> remote = remote(base, vetted, tip);
        Map<VaultPath, Optional<BlobId>> ours = ownChanges(disk, vetted);
        Merge.Outcome merged = Merge.merge(base, ours, remote, self.kind(), blobs);
        Map<VaultPath, Optional<BlobId>> result = new LinkedHashMap<>(merged.result());
        disk.keySet().forEach(path -> result.putIfAbsent(path, Optional.ofNullable(base.blob(path))));
        Map<VaultPath, Optional<BlobId>> edits = new LinkedHashMap<>();
        result.forEach((path, blob) -> {
            Optional<BlobId> there = remote.getOrDefault(path, Optional.ofNullable(base.blob(path)));
            if (!there.equals(blob)) {
                edits.put(path, blob);
            }
        });
        List<HeldPath> held = new ArrayList<>(changes.held());
        keepInColumn(edits, base, result, held);
        if (vetted.restore().isEmpty() && isOnlyLogs(edits.keySet())) {
            result.keySet().removeAll(edits.keySet()); // not published, so disk and remote do not agree on them yet
            edits.clear();
        }
        return new Plan(vetted, result, remote, disk, treeEdits(vetted, edits), held, merged.notes());
    }

    /** The disk's changes without those that another tool pulled there. */
    private static Map<VaultPath, Optional<BlobId>> ownChanges(Map<VaultPath, Optional<BlobId>> disk, Vetted vetted) {
        Set<String> refused = vetted.violations().stream().map(Violation::path).collect(Collectors.toSet());
        Set<TaskId> written = disk.entrySet().stream()
                .filter(change -> change.getValue().isPresent())
                .flatMap(change -> VaultLayout.taskAt(change.getKey()).stream())
                .collect(Collectors.toSet());
        Map<VaultPath, Optional<BlobId>> ours = new LinkedHashMap<>(disk);
        ours.entrySet().removeIf(change -> {
            VaultPath path = change.getKey();
            @Nullable BlobId blob = change.getValue().orElse(null);
            // A task that was dragged away here left its place by our hand, although they took it from there too.
            boolean dragged = VaultLayout.taskAt(path).filter(written::contains).isPresent();
            boolean pulled = blob != null || (refused.contains(path.value()) && !dragged);
            return pulled && vetted.foreign().contains(new Vetted.ForeignText(path.value(), blob));
        });
        return ours;
    }

    private static Map<VaultPath, Optional<BlobId>> disk(DiskChanges changes) {
        Map<VaultPath, Optional<BlobId>> disk = new LinkedHashMap<>();
        changes.written().forEach((path, written) -> disk.put(path, Optional.of(written.blob())));
        changes.deleted().forEach(path -> disk.put(path, Optional.empty()));
        return disk;
    }

    /** What the remote changed against what is known to be on disk, pending paths included. */
    private Map<VaultPath, Optional<BlobId>> remote(AppliedBase base, Vetted vetted, @Nullable CommitId tip) {
        Map<VaultPath, Optional<BlobId>> remote = new LinkedHashMap<>(vetted.changes());
        if (tip != null) {
            for (VaultPath path : base.pending()) {
                Optional<TreeEntry> entry = vetted.restore().containsKey(path.value())
                        ? vetted.restore().get(path.value())
                        : repository.objects().find(repository.objects().treeOf(tip), path.value());
                remote.put(path, entry.map(TreeEntry::blob));
            }
        }
        remote.entrySet().removeIf(change -> change.getValue().equals(Optional.ofNullable(base.blob(change.getKey()))));
        return remote;
    }

    /** A change outside our own column is a bug or a break-in: it stays on disk and out of the commit. */
    private void keepInColumn(
            Map<VaultPath, Optional<BlobId>> edits,
            AppliedBase base,
            Map<VaultPath, Optional<BlobId>> result,
            List<HeldPath> held) {
        List<Change> changes = new ArrayList<>();
        edits.forEach((path, blob) -> changes.add(new Change.At(path.value(), kind(base.blob(path), blob))));
        for (Change change : TaskMoves.pair(changes)) {
            OwnershipRules.mayWrite(self.kind(), self.agent(), change)
                    .ifPresent(rule -> change.parts().forEach(part -> {
                        held.add(new HeldPath(part.path(), rule));
                        edits.remove(new VaultPath(part.path()));
                        result.remove(new VaultPath(part.path()));
                    }));
        }
    }

    private Map<String, Optional<TreeEntry>> treeEdits(Vetted vetted, Map<VaultPath, Optional<BlobId>> edits) {
        Map<String, Optional<TreeEntry>> tree = new LinkedHashMap<>(vetted.restore());
        edits.forEach((path, blob) -> tree.put(path.value(), blob.map(TreeEntry::file)));
        return tree;
    }

    /** Logs follow the next real change; alone they start no commit. */
    private static boolean isOnlyLogs(Set<VaultPath> paths) {
        return paths.stream()
                .allMatch(path -> path.isUnder(VaultLayout.LOGS_CLOUD) || path.isUnder(VaultLayout.LOGS_LOCAL));
    }

    private static Change.Kind kind(@Nullable BlobId before, Optional<BlobId> after) {
        if (before == null) {
            return Change.Kind.ADD;
        }
        return after.isPresent() ? Change.Kind.MODIFY : Change.Kind.DELETE;
    }
}
