package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** A remote that is a folder of this machine: its tip is read from its own files, which costs no process. */
final class Folder {
    private final Path path;
    private @Nullable Repository open;

    Folder(Path path) {
        this.path = path;
    }

    /**
     * The tip of a branch, by its full name, as the folder's files have it now.
     *
     * @throws WireException when the folder is not there or is no repository
     */
    Optional<CommitId> tip(String branch) throws WireException {
        Path git = FileKey.isGitRepository(path.toFile(), FS.DETECTED) ? path : path.resolve(".git");
        if (!FileKey.isGitRepository(git.toFile(), FS.DETECTED)) {
            throw new WireException(
                    path.toFile().exists()
                            ? path + " is not a Git repository (make one with `git init --bare`)"
                            : path + " does not exist; is its disk mounted?");
        }
        try {
            Ref ref = at(git).getRefDatabase().exactRef(branch);
            return ref == null || ref.getObjectId() == null
                    ? Optional.empty()
                    : Optional.of(new CommitId(ref.getObjectId().name()));
        } catch (IOException failure) {
            throw new WireException("cannot read " + path + ": " + failure.getMessage(), failure);
        }
    }

    /** Kept open: JGit looks at each file's times, size and inode before it believes what it read earlier. */
    private synchronized Repository at(Path git) throws IOException {
        if (open == null) {
            open = new FileRepositoryBuilder().setGitDir(git.toFile()).build();
        }
        return open;
    }

    synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
