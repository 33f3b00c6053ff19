package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.vet.Column;
import dev.aiemployee.core.sync.vet.LeftAlone;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.AgentKind;
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
    private final Column column;
    private final LeftAlone leftAlone;

    Rewind(ObjectBase objects, Identity self, FileTypes types) {
        this.objects = objects;
        this.self = self;
        this.column = new Column(objects, self, types);
        this.leftAlone = new LeftAlone(objects, types);
    }

    /**
     * Our side.
     *
     * @param disk what the disk holds at paths that differ from the applied base
     * @param changes what we changed since the applied base: the disk, joined with the last commit seen where that waits
     * @param back whether what we had seen is on the remote again already; what came of it since counts
     */
    record Mine(Map<VaultPath, Optional<BlobId>> disk, Map<VaultPath, Optional<BlobId>> changes, boolean back) {}

    /** @param judged what the tip changed since the fork */
    Sides sides(AppliedBase base, CommitId fork, CommitId tip, Mine mine, Vetted judged) {
        TreeId seenTree = objects.treeOf(Objects.requireNonNull(base.commit()));
        Map<VaultPath, Optional<BlobId>> before = new LinkedHashMap<>();
        Map<VaultPath, Optional<BlobId>> after = new LinkedHashMap<>();
        for (TreeChange change : objects.changes(objects.treeOf(fork), seenTree)) {
            TreeEntry seen = change.after();
            if (VaultPath.isVaultPath(change.path())
                    && (seen == null || isText(seen))
                    && !leftAlone.is(change, objects.treeOf(fork))) {
                VaultPath path = new VaultPath(change.path());
                before.put(path, blob(change.before()));
                after.put(path, blob(change.after()));
            }
        }
        for (VaultPath path : base.pending()) { // the disk is behind there, and says nothing of what was published
            Optional<BlobId> seen = at(seenTree, path);
            if (seen.isEmpty() || objects.isBlob(seen.get())) {
                before.computeIfAbsent(path, waits -> at(objects.treeOf(fork), waits));
                after.putIfAbsent(path, seen);
            }
        }
        RewoundGround ground = new RewoundGround(base, before, after);
        Vetted vetted =
                judged.acceptingKnown(objects.treeOf(fork), seenTree, objects.treeOf(tip), objects, column::isEdit);
        Map<VaultPath, Optional<BlobId>> remote = new LinkedHashMap<>(before);
        vetted.restore().forEach((path, entry) -> {
            if (VaultPath.isVaultPath(path)
                    && entry.filter(right -> !right.isSound()).isEmpty()) {
                remote.put(new VaultPath(path), entry.map(TreeEntry::blob));
            }
        });
        remote.putAll(vetted.changes());
        Map<VaultPath, Optional<BlobId>> ours = mine.back() ? new LinkedHashMap<>() : republished(ground);
        ours.putAll(mine.changes());
        return new Sides(ground, vetted, mine.disk(), ours, remote, true);
    }

    /** A forged entry that calls itself a file was never taken over, and is nothing to bring back. */
    private boolean isText(TreeEntry seen) {
        return seen.isSound() && objects.isBlob(seen.blob());
    }

    /** The published texts that this agent may publish again. */
    private Map<VaultPath, Optional<BlobId>> republished(RewoundGround ground) {
        List<Change> changes = new ArrayList<>();
        ground.seen().forEach((path, blob) -> changes.add(new Change.At(path.value(), kind(ground.blob(path), blob))));
        Map<VaultPath, Optional<BlobId>> texts = new LinkedHashMap<>();
        for (Change change : TaskMoves.pair(changes)) {
            boolean mayWrite =
                    OwnershipRules.mayWrite(self.kind(), self.agent(), change).isEmpty();
            if (mayWrite && change.parts().stream().allMatch(part -> mayBring(ground, part.path()))) {
                change.parts().forEach(part -> {
                    VaultPath path = new VaultPath(part.path());
                    texts.put(path, ground.published(path));
                });
            }
        }
        return texts;
    }

    /** What the others would not take from a cloud's hand they must bring themselves. */
    private boolean mayBring(RewoundGround ground, String path) {
        TreeChange change = new TreeChange(
                path,
                entry(ground.blob(new VaultPath(path))),
                ground.published(new VaultPath(path)).map(TreeEntry::file).orElse(null));
        return self.kind() == AgentKind.LOCAL
                || column.contentRefusal(Author.FOREIGN, change).isEmpty();
    }

    private static @Nullable TreeEntry entry(@Nullable BlobId blob) {
        return blob == null ? null : TreeEntry.file(blob);
    }

    private static Change.Kind kind(@Nullable BlobId before, Optional<BlobId> after) {
        if (before == null) {
            return Change.Kind.ADD;
        }
        return after.isPresent() ? Change.Kind.MODIFY : Change.Kind.DELETE;
    }

    private Optional<BlobId> at(TreeId tree, VaultPath path) {
        return objects.find(tree, path.value()).map(TreeEntry::blob);
    }

    private static Optional<BlobId> blob(@Nullable TreeEntry entry) {
        return Optional.ofNullable(entry).map(TreeEntry::blob);
    }
}
