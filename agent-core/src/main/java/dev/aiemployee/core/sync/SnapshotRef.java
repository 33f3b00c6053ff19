package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.task.CommitId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the disk holds into Git before anything is fetched, merged or applied: a commit on the applied one, under a local ref
 * that is never pushed; unless the first thing that is done is to publish just that. The last few are kept, newest by commit date. Costs what changed, and nothing when nothing did. For one
 * thread.
 */
final class SnapshotRef {
    /** The folder of the refs; behind it stands a number that says nothing of their order. */
    static final String REFS = "refs/agents/snapshot/";

    private static final int KEPT = 8;

    private final VaultRepository repository;
    private final Identity self;
    private final Clock clock;
    private int next;
    private @Nullable TreeId last;

    SnapshotRef(VaultRepository repository, Identity self, Clock clock) {
        this.repository = repository;
        this.self = self;
        this.clock = clock;
        this.next = firstFree();
    }

    /** Keeps the disk's changes; the same disk is kept once. */
    void keep(@Nullable CommitId applied, DiskChanges changes) {
        if (changes.written().isEmpty() && changes.deleted().isEmpty()) {
            return;
        }
        @Nullable TreeId before = applied == null ? null : repository.objects().treeOf(applied);
        TreeId tree = repository.objects().writeTree(before, edits(changes));
        if (!tree.equals(last)) {
            CommitId commit = repository
                    .objects()
                    .commit(
                            tree,
                            applied,
                            "snapshot of the disk\n",
                            self.agent().value(),
                            clock.instant());
            repository.refs().set(REFS + next, commit);
            next = (next + 1) % KEPT;
            last = tree;
        }
    }

    /** Whether a commit with these edits holds all that the disk does, so that it keeps it as well. */
    static boolean isIn(Map<String, Optional<TreeEntry>> edits, DiskChanges changes) {
        return edits.equals(edits(changes));
    }

    private static Map<String, Optional<TreeEntry>> edits(DiskChanges changes) {
        Map<String, Optional<TreeEntry>> edits = new TreeMap<>();
        changes.deleted().forEach(path -> edits.put(path.value(), Optional.empty()));
        changes.written().forEach((path, file) -> edits.put(path.value(), entry(file.blob())));
        return edits;
    }

    private static Optional<TreeEntry> entry(BlobId blob) {
        return Optional.of(TreeEntry.file(blob));
    }

    private int firstFree() {
        for (int number = 0; number < KEPT; number++) {
            if (repository.refs().read(REFS + number).isEmpty()) {
                return number;
            }
        }
        return 0;
    }
}
