package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.ConflictNote;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.sync.vet.Checkout;
import dev.aiemployee.core.sync.vet.Lineage;
import dev.aiemployee.core.sync.vet.OthersCommits;
import dev.aiemployee.core.sync.vet.RefusedTexts;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.sync.vet.Vetting;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the disk's changes and a fetched tip into a plan: vets, merges, and keeps our own commit inside our column. */
public final class Planner {
    private final VaultRepository repository;
    private final Vetting vetting;
    private final Identity self;
    private final Blobs blobs;
    private final RefusedTexts refusedBefore;
    private final Rewind rewind;
    private final ConflictDecisions decisions;
    private final OthersCommits others;

    public Planner(
            VaultRepository repository,
            Vetting vetting,
            Identity self,
            Blobs blobs,
            RefusedTexts refusedBefore,
            CommitRules rules) {
        this.others = new OthersCommits(repository, rules);
        this.repository = repository;
        this.vetting = vetting;
        this.self = self;
        this.blobs = blobs;
        this.refusedBefore = refusedBefore;
        this.rewind = new Rewind(repository.objects(), self, rules.types());
        this.decisions = new ConflictDecisions(repository.vault());
    }

    /**
     * What a cycle is to do.
     *
     * @param tip null while the remote has no branch
     * @param lineage how {@code tip} stands to what the base stands on; not broken
     */
    public Plan plan(AppliedBase base, DiskChanges changes, @Nullable CommitId tip, Lineage lineage) {
        List<HeldPath> held = new ArrayList<>(changes.held());
        List<ConflictNote> notes = new ArrayList<>();
        Sides sides = sides(base, disk(changes), tip, lineage, held, notes);
        Merge.Outcome merged =
                decisions.decided(Merge.merge(sides.ground(), sides.ours(), sides.remote(), self, blobs), self.kind());
        Map<VaultPath, Optional<BlobId>> result = new LinkedHashMap<>(merged.result());
        sides.disk().keySet().forEach(path -> result.putIfAbsent(path, Optional.ofNullable(base.blob(path))));
        Map<VaultPath, Optional<BlobId>> edits = new LinkedHashMap<>();
        result.forEach((path, blob) -> {
            if (!sides.there(path).equals(blob)) {
                edits.put(path, blob);
            }
        });
        keepInColumn(edits, sides, result, held);
        notes.addAll(merged.notes());
        Map<String, Optional<TreeEntry>> tree = treeEdits(sides, edits, tip);
        others(base, tip, lineage, held).forEach(tree::putIfAbsent);
        return new Plan(sides, result, tree, RidingChanges.of(tree, sides, blobs), held, notes, List.of());
    }

    /** Entries that no agent syncs: what another tool committed here, and what a rollback took off the remote. */
    private Map<String, Optional<TreeEntry>> others(
            AppliedBase base, @Nullable CommitId tip, Lineage lineage, List<HeldPath> held) {
        if (self.kind() != AgentKind.LOCAL) {
            return Map.of();
        }
        Map<String, Optional<TreeEntry>> entries = new LinkedHashMap<>(others.edits(tip, held));
        @Nullable CommitId seen = base.commit();
        if (seen != null && tip != null && lineage instanceof Lineage.Rewound rewound && !isBack(tip)) {
            others.edits(rewound.fork(), seen, tip, held).forEach(entries::putIfAbsent);
        }
        return entries;
    }

    private Sides sides(
            AppliedBase base,
            Map<VaultPath, Optional<BlobId>> disk,
            @Nullable CommitId tip,
            Lineage lineage,
            List<HeldPath> held,
            List<ConflictNote> notes) {
        if (tip != null && lineage instanceof Lineage.Rewound rewound) {
            Vetted vetted = vetting.vet(rewound.fork(), tip, base::blob);
            holdRefused(disk, vetted, held);
            Map<VaultPath, Optional<BlobId>> ours = Sides.ownChanges(disk, vetted);
            Sides.forgetPublished(ours, vetting.published(rewound.fork(), tip));
            Merge.Outcome mine = Merge.merge(base, ours, waiting(base, ours.keySet()), self, blobs);
            notes.addAll(mine.notes());
            return rewind.sides(base, rewound.fork(), tip, new Rewind.Mine(disk, mine.result(), isBack(tip)), vetted);
        }
        Vetted vetted = tip == null ? Vetted.NOTHING : vetted(base, tip);
        holdRefused(disk, vetted, held);
        Map<VaultPath, Optional<BlobId>> ours = Sides.ownChanges(disk, vetted);
        Map<VaultPath, Optional<BlobId>> remote = remote(base, vetted, tip);
        forgetPublished(ours, base.commit(), tip, remote);
        return new Sides(base, vetted, disk, ours, remote, false);
    }

    private Vetted vetted(AppliedBase base, CommitId tip) {
        @Nullable CommitId seen = base.commit();
        return seen == null || base.isConfirmed() ? vetting.adopt(seen, tip) : vetting.vet(seen, tip, base::blob);
    }

    /** What a commit of ours on the way to the tip holds is published, and no change any more: what others made of it since counts. */
    private void forgetPublished(
            Map<VaultPath, Optional<BlobId>> ours,
            @Nullable CommitId seen,
            @Nullable CommitId tip,
            Map<VaultPath, Optional<BlobId>> remote) {
        if (seen == null || tip == null || ours.isEmpty()) {
            return;
        }
        Set<VaultPath> forgotten = new LinkedHashSet<>(ours.keySet());
        Sides.forgetPublished(ours, vetting.published(seen, tip));
        forgotten.removeAll(ours.keySet());
        TreeId tree = repository.objects().treeOf(tip);
        forgotten.forEach(path -> remote.computeIfAbsent(
                path, at -> repository.objects().find(tree, at.value()).map(TreeEntry::blob)));
    }

    private static Map<VaultPath, Optional<BlobId>> disk(DiskChanges changes) {
        Map<VaultPath, Optional<BlobId>> disk = new LinkedHashMap<>();
        changes.written().forEach((path, written) -> disk.put(path, Optional.of(written.blob())));
        changes.deleted().forEach(path -> disk.put(path, Optional.empty()));
        return disk;
    }

    /**
     * A text that was refused when it came from the remote is not the operator's because it lies on their disk: a pull by hand may
     * have put it there at any moment. While its commit is still being judged, the merge takes it away; later it stays, unpublished. A
     * task that was dragged there keeps its published place until then.
     */
    private void holdRefused(Map<VaultPath, Optional<BlobId>> disk, Vetted vetted, List<HeldPath> held) {
        Set<TaskId> waiting = new HashSet<>();
        disk.entrySet().removeIf(change -> {
            VaultPath path = change.getKey();
            BlobId blob = change.getValue().orElse(null);
            boolean judged = vetted.foreign().contains(new Vetted.ForeignText(path.value(), blob));
            boolean refused = blob != null && !judged && refusedBefore.contains(path.value(), blob);
            if (refused) {
                VaultLayout.taskAt(path).ifPresent(waiting::add);
                held.add(new HeldPath(
                        path.value(),
                        "a text that was refused when it came from the remote; it is yours once you change it"));
            }
            return refused;
        });
        disk.entrySet().stream()
                .filter(change -> change.getValue().isPresent())
                .forEach(change -> VaultLayout.taskAt(change.getKey()).ifPresent(waiting::remove));
        disk.keySet()
                .removeIf(path ->
                        VaultLayout.taskAt(path).filter(waiting::contains).isPresent());
    }

    /** What the remote changed against what is known to be on disk, and what it holds at pending paths. */
    private Map<VaultPath, Optional<BlobId>> remote(AppliedBase base, Vetted vetted, @Nullable CommitId tip) {
        Map<VaultPath, Optional<BlobId>> remote = new LinkedHashMap<>(vetted.changes());
        remote.entrySet().removeIf(change -> change.getValue().equals(Optional.ofNullable(base.blob(change.getKey()))));
        if (tip != null) {
            for (VaultPath path : new TreeSet<>(base.pending())) { // one folder's paths after each other
                pending(base, path, vetted, tip).ifPresent(there -> remote.put(path, there));
            }
        }
        return remote;
    }

    private boolean isBack(CommitId tip) {
        return repository
                .refs()
                .read(Checkout.BACK)
                .filter(commit -> repository.history().contains(tip, commit))
                .isPresent();
    }

    /** What the last commit seen holds where it is not on disk yet, at paths and of tasks that were changed on disk. */
    private Map<VaultPath, Optional<BlobId>> waiting(AppliedBase base, Set<VaultPath> changed) {
        Map<VaultPath, Optional<BlobId>> waiting = new LinkedHashMap<>();
        CommitId seen = base.commit();
        Set<TaskId> tasks = changed.stream()
                .flatMap(path -> VaultLayout.taskAt(path).stream())
                .collect(Collectors.toSet());
        for (VaultPath path : base.pending()) {
            boolean concerned = changed.contains(path)
                    || VaultLayout.taskAt(path).filter(tasks::contains).isPresent();
            if (seen != null && concerned) {
                pending(base, path, Vetted.NOTHING, seen)
                        .filter(there -> !there.equals(Optional.ofNullable(base.blob(path))))
                        .ifPresent(there -> waiting.put(path, there));
            }
        }
        return waiting;
    }

    /** What belongs at a path that waited; empty where the tip still holds what was refused there and the disk what belongs there. */
    private Optional<Optional<BlobId>> pending(AppliedBase base, VaultPath path, Vetted vetted, CommitId tip) {
        Optional<TreeEntry> restored = vetted.restore().get(path.value());
        if (restored != null) {
            return Optional.of(restored.map(TreeEntry::blob));
        }
        Optional<BlobId> changed = vetted.changes().get(path);
        if (changed != null) {
            return Optional.of(changed);
        }
        Optional<BlobId> there = repository
                .objects()
                .find(repository.objects().treeOf(tip), path.value())
                .map(TreeEntry::blob);
        Vetted.ForeignText text = new Vetted.ForeignText(path.value(), there.orElse(null));
        Optional<BlobId> leftNow = vetted.left().get(text);
        if (leftNow == null && !refusedBefore.isLeft(path.value(), text.blob())) {
            return Optional.of(there);
        }
        Optional<BlobId> right = leftNow == null ? refusedBefore.insteadOf(path.value(), text.blob()) : leftNow;
        boolean isOnDisk = right.equals(Optional.ofNullable(base.blob(path)));
        return right.isPresent() && !isOnDisk ? Optional.of(right) : Optional.empty();
    }

    /** A change outside our own column is a bug or a break-in: it stays on disk and out of the commit. */
    private void keepInColumn(
            Map<VaultPath, Optional<BlobId>> edits,
            Sides sides,
            Map<VaultPath, Optional<BlobId>> result,
            List<HeldPath> held) {
        List<Change> changes = new ArrayList<>();
        edits.forEach((path, blob) ->
                changes.add(new Change.At(path.value(), kind(sides.there(path).orElse(null), blob))));
        for (Change change : TaskMoves.pair(changes)) {
            OwnershipRules.mayWrite(self.kind(), self.agent(), change)
                    .ifPresent(rule -> change.parts().forEach(part -> {
                        held.add(new HeldPath(part.path(), rule));
                        edits.remove(new VaultPath(part.path()));
                        result.remove(new VaultPath(part.path()));
                    }));
        }
    }

    private Map<String, Optional<TreeEntry>> treeEdits(
            Sides sides, Map<VaultPath, Optional<BlobId>> edits, @Nullable CommitId tip) {
        Map<String, Optional<TreeEntry>> tree =
                new LinkedHashMap<>(sides.vetted().restore());
        if (tip == null) {
            edits.forEach((path, blob) -> tree.put(path.value(), blob.map(TreeEntry::file)));
            return tree;
        }
        TreeId published = repository.objects().treeOf(tip);
        Set<BlobId> moved = new HashSet<>();
        edits.forEach((path, blob) -> {
            if (blob.isEmpty()) {
                executable(path, published).ifPresent(entry -> moved.add(entry.blob()));
            }
        });
        edits.forEach((path, blob) -> tree.put(path.value(), blob.map(text -> {
            boolean stays =
                    sides.there(path).isPresent() ? executable(path, published).isPresent() : moved.contains(text);
            return stays ? new TreeEntry(text, TreeEntry.Kind.EXECUTABLE) : TreeEntry.file(text);
        })));
        return tree;
    }

    /** A text that changes or moves keeps the mode it is published with: not every disk can say which one it has. */
    private Optional<TreeEntry> executable(VaultPath path, TreeId published) {
        return repository
                .objects()
                .find(published, path.value())
                .filter(entry -> entry.kind() == TreeEntry.Kind.EXECUTABLE);
    }

    private static Change.Kind kind(@Nullable BlobId before, Optional<BlobId> after) {
        if (before == null) {
            return Change.Kind.ADD;
        }
        return after.isPresent() ? Change.Kind.MODIFY : Change.Kind.DELETE;
    }
}
