package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.ClonedBase;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A local branch that {@code git reset} or another tool moved back behind what was applied. The old texts that are on disk with it are no
 * edits: published texts would vanish because a ref of this clone moved. The clone is behind, as far as its branch is, and follows again.
 */
public final class MovedBack {
    private static final Logger LOG = LoggerFactory.getLogger(MovedBack.class);

    private final AppliedBase base;
    private final VaultRepository repository;
    private final FileTypes types;
    private final Clock clock;

    public MovedBack(AppliedBase base, VaultRepository repository, FileTypes types, Clock clock) {
        this.base = base;
        this.repository = repository;
        this.types = types;
        this.clock = clock;
    }

    /** Puts the base of each path that went back where the branch went; what is published there since waits to come to the disk. */
    public void stand() {
        CommitId applied = base.commit();
        Optional<CommitId> head = repository.refs().read(LocalRefs.branch(repository.branch()));
        if (applied == null || head.isEmpty() || head.get().equals(applied) || !hadFollowed(applied)) {
            return;
        }
        repository
                .history()
                .mergeBase(head.get(), applied)
                .filter(fork -> !fork.equals(applied))
                .ifPresent(fork -> standAt(fork, applied));
    }

    /** The index tells; a branch that lags behind for another reason has been moved back by nobody. */
    private boolean hadFollowed(CommitId applied) {
        return repository.refs().read(LocalRefs.INDEXED).filter(applied::equals).isPresent();
    }

    private void standAt(CommitId fork, CommitId applied) {
        LOG.info("branch={} went back to {}; what is published since comes back", repository.branch(), fork.brief());
        repository
                .objects()
                .changes(repository.objects().treeOf(fork), repository.objects().treeOf(applied))
                .stream()
                .filter(this::isApplied)
                .forEach(this::stand);
    }

    /** Whether disk and published text agreed there when the branch was moved. */
    private boolean isApplied(TreeChange change) {
        TreeEntry before = change.before();
        if (!VaultPath.isVaultPath(change.path())
                || (before != null && !ClonedBase.isSynced(change.path(), before, types))) {
            return false;
        }
        VaultPath path = new VaultPath(change.path());
        return !base.isPending(path) && Objects.equals(base.blob(path), blob(change.after()));
    }

    /** A text that is neither the old nor the published one is an edit of the old one: then nothing of the published one is taken back. */
    private void stand(TreeChange change) {
        VaultPath path = new VaultPath(change.path());
        Path file = path.in(repository.vault());
        @Nullable BlobId old = blob(change.before());
        try {
            boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            FileStamp stamp = isThere ? DiskEntry.read(file).stamp().keptAt(clock.instant()) : unseen(old);
            @Nullable BlobId text = isThere ? BlobId.of(Files.readAllBytes(file)) : null;
            if (Objects.equals(text, blob(change.after()))) {
                return;
            }
            if (old == null) {
                base.remove(path);
            } else {
                base.put(path, new AppliedBase.Known(old, old.equals(text) ? stamp : unseen(old)));
            }
            base.postpone(path);
        } catch (IOException unreadable) {
            LOG.debug("path={} cannot be read now: {}", path, unreadable.toString()); // the scan says so
        }
    }

    /** No file has this stamp, so that it is read and compared by its bytes. */
    private FileStamp unseen(@Nullable BlobId text) {
        long size = text == null ? 0 : repository.objects().sizeOf(text);
        return new FileStamp(size, Instant.EPOCH, FileStamp.UNPROVEN, 0);
    }

    private static @Nullable BlobId blob(@Nullable TreeEntry entry) {
        return entry == null ? null : entry.blob();
    }
}
