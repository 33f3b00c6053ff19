package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.git.objects.PendingObjects;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** A remote that is a folder of this machine: its tip and a few new objects are read from its own files, which costs no process. */
final class Folder {
    /** More than this is for Git's own way, which packs it. */
    private static final int MOST_OBJECTS = 300;

    private static final long MOST_BYTES = 4 << 20;

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
        Path git = git();
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

    /** The refs below some folders, as the folder's files have them now. */
    List<Ref> refs(List<String> prefixes) throws WireException {
        try {
            return at(git()).getRefDatabase().getRefsByPrefix(prefixes.toArray(String[]::new));
        } catch (IOException failure) {
            throw new WireException("cannot read " + path + ": " + failure.getMessage(), failure);
        }
    }

    /** What a commit says. @throws WireException when it is not there or larger than {@code most} bytes */
    String message(CommitId commit, int most) throws WireException {
        try {
            return History.message(at(git()), commit, most)
                    .orElseThrow(() -> new WireException("no commit of that size: " + commit));
        } catch (IOException failure) {
            throw new WireException("cannot read " + path + ": " + failure.getMessage(), failure);
        }
    }

    private Path git() {
        return FileKey.isGitRepository(path.toFile(), FS.DETECTED) ? path : path.resolve(".git");
    }

    /**
     * Copies what {@code tip} needs beyond {@code seen}; it is durable when this returns true.
     *
     * @param most bytes of all of them together
     * @return false when that is much, or when anything is not as expected: then Git's own way brings it, or says why not
     */
    boolean copy(CommitId seen, CommitId tip, long most, PendingObjects into) {
        try (ObjectWalk walk = new ObjectWalk(at(git()))) {
            walk.markStart(walk.parseCommit(History.objectId(tip)));
            walk.markUninteresting(walk.parseCommit(History.objectId(seen)));
            List<RevObject> missing = missing(walk);
            if (missing.size() > MOST_OBJECTS) {
                return false;
            }
            Map<RevObject, ObjectLoader> contents =
                    contents(walk.getObjectReader(), missing, Math.min(most, MOST_BYTES));
            if (contents.size() < missing.size()) {
                return false;
            }
            for (Map.Entry<RevObject, ObjectLoader> object : contents.entrySet()) {
                ObjectLoader content = object.getValue();
                if (!into.add(content.getType(), content.getCachedBytes()).equals(object.getKey())) {
                    return false;
                }
            }
            into.land();
            return true;
        } catch (IOException | LargeObjectException unexpected) {
            return false;
        }
    }

    /** At most one more than may be copied. */
    private static List<RevObject> missing(ObjectWalk walk) throws IOException {
        List<RevObject> missing = new ArrayList<>();
        for (RevObject next = walk.next(); next != null && missing.size() <= MOST_OBJECTS; next = walk.next()) {
            missing.add(next);
        }
        for (RevObject next = walk.nextObject();
                next != null && missing.size() <= MOST_OBJECTS;
                next = walk.nextObject()) {
            missing.add(next);
        }
        return missing;
    }

    /** As many as fit into memory. */
    private static Map<RevObject, ObjectLoader> contents(ObjectReader reader, List<RevObject> objects, long most)
            throws IOException {
        Map<RevObject, ObjectLoader> contents = new LinkedHashMap<>();
        long bytes = 0;
        for (RevObject object : objects) {
            ObjectLoader content = reader.open(object);
            bytes += content.getSize();
            if (bytes > most || content.isLarge()) {
                break;
            }
            contents.put(object, content);
        }
        return contents;
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
