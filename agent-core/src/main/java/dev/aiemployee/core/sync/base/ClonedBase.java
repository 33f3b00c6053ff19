package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.util.Optional;

/**
 * The base of a clone that was made before the agent came, and perhaps left behind since: the last commit that it and the remote
 * both hold. Without it every file of an old clone is an edit made here, which takes back what the others did meanwhile.
 */
public final class ClonedBase {
    private ClonedBase() {}

    /** Puts {@code base} there; leaves it as it is where nothing was checked out or the histories have nothing in common. */
    public static void stand(AppliedBase base, VaultRepository repository, CommitId tip, FileTypes types) {
        Optional<CommitId> head = repository.refs().read(LocalRefs.branch(repository.branch()));
        if (head.isEmpty() || !repository.index().exists()) {
            return;
        }
        ObjectBase objects = repository.objects();
        repository.history().mergeBase(head.get(), tip).ifPresent(fork -> {
            for (TreeChange change : objects.changes(null, objects.treeOf(fork))) {
                TreeEntry entry = change.after();
                if (entry != null && isSynced(change.path(), entry, types)) {
                    // No file has this stamp, so that each is read once and compared by its bytes.
                    FileStamp unseen =
                            new FileStamp(objects.sizeOf(entry.blob()), Instant.EPOCH, FileStamp.UNPROVEN, 0);
                    base.put(new VaultPath(change.path()), new AppliedBase.Known(entry.blob(), unseen));
                }
            }
            base.commit(fork);
        });
    }

    /** Whether the agents sync such an entry. */
    public static boolean isSynced(String path, TreeEntry entry, FileTypes types) {
        return entry.kind() == TreeEntry.Kind.FILE
                && VaultPath.isVaultPath(path)
                && Paths.misspeltPlace(path).isEmpty()
                && Paths.refusal(path, types).isEmpty();
    }
}
