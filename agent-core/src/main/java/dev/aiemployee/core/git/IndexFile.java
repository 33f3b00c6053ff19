package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.AbandonedLocks;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.internal.storage.file.LockFile;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/**
 * Git's index, kept in step after the fact so that the operator's {@code git status} is clean. Nothing of ours reads it. Entries
 * carry no file times: Git then compares the bytes once and can never take a file saved meanwhile for unchanged.
 */
public final class IndexFile {
    private final Repository repository;
    private final AbandonedLocks locks;

    IndexFile(Repository repository) {
        this.repository = repository;
        this.locks = new AbandonedLocks(repository.getDirectory().toPath());
    }

    /**
     * Makes the index hold the new side of each change. A path that no index can hold ({@code ../a.md} in a forged tree) is left
     * out: it is on no disk either.
     *
     * @return false when another process holds the index; it stays as it was, and asking again is safe
     */
    public boolean follow(Collection<TreeChange> changes) {
        return follow(changes, (change, before) -> false);
    }

    /** Whether there is an index at all. */
    public boolean exists() {
        return Files.exists(repository.getIndexFile().toPath());
    }

    /**
     * The same.
     *
     * @param elsewhere told of a change and of what its entry says now: whose entry says that the disk is not to be looked at ("assume unchanged"), because the file is not there as it is
     *     published
     */
    public boolean follow(Collection<TreeChange> changes, BiPredicate<TreeChange, Boolean> elsewhere) {
        if (changes.isEmpty()) {
            return true;
        }
        List<TreeChange> possible =
                changes.stream().filter(IndexFile::isPossible).toList();
        LockFile lock = new LockFile(repository.getIndexFile());
        try {
            if (!lock.lock()) {
                return false;
            }
            locks.holdIndex();
            Optional<byte[]> spliced = spliced(possible, elsewhere);
            if (spliced.isPresent()) {
                lock.write(spliced.get());
                return lock.commit();
            }
        } catch (IOException failure) {
            throw failed(failure);
        } finally {
            lock.unlock();
            locks.letIndexGo();
        }
        return edited(possible, elsewhere);
    }

    /** Takes a damaged index away; somebody may want to look at it. */
    public void putAside() {
        Path index = repository.getIndexFile().toPath();
        Path to = repository.getDirectory().toPath().resolve("agent/damaged/index");
        try {
            Files.createDirectories(to.getParent());
            Files.move(index, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** The index's bytes after the changes; absent when that is JGit's to do. */
    private Optional<byte[]> spliced(Collection<TreeChange> changes, BiPredicate<TreeChange, Boolean> elsewhere)
            throws IOException {
        Path file = repository.getIndexFile().toPath();
        if (!Files.exists(file)) {
            return IndexSplice.empty().with(changes, Instant.EPOCH, elsewhere);
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return IndexSplice.of(Files.readAllBytes(file)).flatMap(index -> index.with(changes, written, elsewhere));
    }

    /** The same by JGit, which knows every form of index and reads and writes all of it. */
    private boolean edited(Collection<TreeChange> changes, BiPredicate<TreeChange, Boolean> elsewhere) {
        DirCache index;
        try {
            index = repository.lockDirCache();
        } catch (LockFailedException held) {
            return false;
        } catch (IOException failure) {
            throw failed(failure);
        }
        try {
            locks.holdIndex();
            DirCacheEditor editor = index.editor();
            changes.forEach(change -> editor.add(edit(change, elsewhere)));
            editor.finish();
            index.write();
            return index.commit();
        } catch (IOException failure) {
            throw failed(failure);
        } finally {
            index.unlock();
            locks.letIndexGo();
        }
    }

    private static boolean isPossible(TreeChange change) {
        if (change.after() != null && !change.after().isSound()) {
            return false;
        }
        try {
            SystemReader.getInstance().checkPath(change.path());
            return true;
        } catch (CorruptObjectException impossible) {
            return false;
        }
    }

    private DirCacheEditor.PathEdit edit(TreeChange change, BiPredicate<TreeChange, Boolean> elsewhere) {
        TreeEntry after = change.after();
        if (after == null) {
            return new DirCacheEditor.DeletePath(change.path());
        }
        return new DirCacheEditor.PathEdit(change.path()) {
            @Override
            public void apply(DirCacheEntry entry) {
                if (entry.isIntentToAdd()) {
                    entry.copyMetaData(
                            new DirCacheEntry(change.path())); // it is added now, and nothing else can end the intent
                }
                entry.setFileMode(after.mode());
                entry.setObjectId(after.blob().objectId());
                entry.setLength(0);
                entry.setLastModified(Instant.EPOCH);
                entry.setAssumeValid(elsewhere.test(change, entry.isAssumeValid()));
            }
        };
    }

    private VaultException failed(IOException failure) {
        return new VaultException("cannot write the Git index of " + repository.getDirectory(), failure);
    }
}
