package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.ObjectBase;
import dev.aiemployee.core.git.TreeChange;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.git.TreeId;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sides of a merge over a remote that was rolled back or rewritten: everything published that we had seen since the fork is
 * ours, as if the disk had just changed it, and is published again. A cloud clone republishes only what is in its own column and
 * follows the remote in the rest; the last commit it saw stays in a local ref.
 */
final class Rewind {
    private final ObjectBase objects;
    private final Identity self;

    Rewind(ObjectBase objects, Identity self) {
        this.objects = objects;
        this.self = self;
    }

    /**
     * @param disk what the disk holds at paths that differ from the applied base
     * @param judged what the tip changed since the fork
     */
    Sides sides(AppliedBase base, CommitId fork, CommitId tip, Map<VaultPath, Optional<BlobId>> disk, Vetted judged) {
        TreeId seenTree = objects.treeOf(Objects.requireNonNull(base.commit()));
        Map<VaultPath, Optional<BlobId>> before = new LinkedHashMap<>();
        Map<VaultPath, Optional<BlobId>> after = new LinkedHashMap<>();
        for (TreeChange change : objects.changes(objects.treeOf(fork), seenTree)) {
            if (VaultPath.isVaultPath(change.path())) {
                VaultPath path = new VaultPath(change.path());
                before.put(path, blob(change.before()));
                after.put(path, blob(change.after()));
            }
        }
        RewoundGround ground = new RewoundGround(base, before, after);
        Vetted vetted = judged.acceptingKnown(seenTree, objects.treeOf(tip), objects);
        Map<VaultPath, Optional<BlobId>> remote = new LinkedHashMap<>(before);
        for (VaultPath path : base.pending()) {
            remote.putIfAbsent(
                    path, blob(objects.find(objects.treeOf(tip), path.value()).orElse(null)));
        }
        vetted.restore().forEach((path, entry) -> {
            if (VaultPath.isVaultPath(path)) {
                remote.put(new VaultPath(path), entry.map(TreeEntry::blob));
            }
        });
        remote.putAll(vetted.changes());
        Map<VaultPath, Optional<BlobId>> ours = Sides.ownChanges(disk, vetted);
        republished(ground).forEach(ours::putIfAbsent);
        return new Sides(ground, vetted, disk, ours, remote, true);
    }

    /** The published texts that this agent may publish again. */
    private Map<VaultPath, Optional<BlobId>> republished(RewoundGround ground) {
        List<Change> changes = new ArrayList<>();
        ground.seen().forEach((path, blob) -> changes.add(new Change.At(path.value(), kind(ground.blob(path), blob))));
        Map<VaultPath, Optional<BlobId>> texts = new LinkedHashMap<>();
        for (Change change : TaskMoves.pair(changes)) {
            if (OwnershipRules.mayWrite(self.kind(), self.agent(), change).isEmpty()) {
                change.parts().forEach(part -> {
                    VaultPath path = new VaultPath(part.path());
                    texts.put(path, ground.published(path));
                });
            }
        }
        return texts;
    }

    private static Change.Kind kind(@Nullable BlobId before, Optional<BlobId> after) {
        if (before == null) {
            return Change.Kind.ADD;
        }
        return after.isPresent() ? Change.Kind.MODIFY : Change.Kind.DELETE;
    }

    private static Optional<BlobId> blob(@Nullable TreeEntry entry) {
        return Optional.ofNullable(entry).map(TreeEntry::blob);
    }
}
