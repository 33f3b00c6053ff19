package dev.aiemployee.core.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The shared bare repository, as a plain Git server would keep it; written to and read from without any code of ours. */
final class Origin implements AutoCloseable {
    static final String MAIN = "refs/heads/main";

    /** A file of a tree: its blob and its mode. */
    record File(ObjectId blob, FileMode mode) {}

    private final Repository bare;

    Origin(Path folder) {
        try {
            bare = new FileRepositoryBuilder()
                    .setBare()
                    .setGitDir(folder.toFile())
                    .build();
            bare.create(true);
            bare.updateRef(Constants.HEAD).link(MAIN);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Repository repository() {
        return bare;
    }

    Optional<ObjectId> tip() {
        try {
            Ref ref = bare.getRefDatabase().exactRef(MAIN);
            return ref == null ? Optional.empty() : Optional.of(ref.getObjectId());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Moves the branch if it still stands at {@code expected}; the zero id stands for no branch. */
    boolean swap(ObjectId expected, ObjectId next) {
        if (!tip().orElse(ObjectId.zeroId()).equals(expected)) {
            return false;
        }
        force(next);
        return true;
    }

    /** Puts the branch at a commit, whatever it was. */
    void force(ObjectId next) {
        try {
            RefUpdate update = bare.updateRef(MAIN);
            update.setNewObjectId(next);
            update.setForceUpdate(true);
            update.disableRefLog();
            RefUpdate.Result result = update.update();
            if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.REJECTED) {
                throw new IllegalStateException("the origin's ref: " + result);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void deleteBranch() {
        try {
            RefUpdate update = bare.updateRef(MAIN);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A commit on {@code parent} with these files changed; an empty value removes the path. On no branch. */
    ObjectId commit(ObjectId parent, Map<String, Optional<byte[]>> edits, String author, Instant when) {
        return commit(parent, edits, FileMode.REGULAR_FILE, author, when);
    }

    ObjectId commit(ObjectId parent, Map<String, Optional<byte[]>> edits, FileMode mode, String author, Instant when) {
        Map<String, Optional<File>> files = new TreeMap<>();
        try (ObjectInserter inserter = bare.newObjectInserter()) {
            for (Map.Entry<String, Optional<byte[]>> edit : edits.entrySet()) {
                Optional<byte[]> text = edit.getValue();
                files.put(
                        edit.getKey(),
                        text.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new File(inserter.insert(Constants.OBJ_BLOB, text.get()), mode)));
            }
            inserter.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return commitFiles(parent, files, author, when);
    }

    private ObjectId commitFiles(ObjectId parent, Map<String, Optional<File>> edits, String author, Instant when) {
        try (ObjectInserter inserter = bare.newObjectInserter()) {
            Map<String, File> files = new TreeMap<>(files(parent));
            files.keySet().removeIf(path -> path.startsWith("../"));
            edits.forEach(
                    (path, file) -> file.ifPresentOrElse(there -> files.put(path, there), () -> files.remove(path)));
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            files.forEach((path, file) -> {
                DirCacheEntry entry = new DirCacheEntry(path);
                entry.setFileMode(file.mode());
                entry.setObjectId(file.blob());
                builder.add(entry);
            });
            builder.finish();
            ObjectId commit = commit(inserter, index.writeTree(inserter), parent, author, when);
            inserter.flush();
            return commit;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A commit whose root tree also holds a folder called {@code ..} with one file. */
    ObjectId commitDotDot(ObjectId parent, byte[] text, String author, Instant when) {
        try (ObjectInserter inserter = bare.newObjectInserter();
                RevWalk walk = new RevWalk(bare);
                TreeWalk tree = new TreeWalk(bare)) {
            TreeFormatter inner = new TreeFormatter();
            inner.append("escaped.md", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, text));
            ObjectId folder = inserter.insert(inner);
            TreeFormatter root = new TreeFormatter();
            root.append("..", FileMode.TREE, folder);
            tree.addTree(walk.parseCommit(parent).getTree());
            while (tree.next()) {
                root.append(tree.getNameString(), tree.getFileMode(0), tree.getObjectId(0));
            }
            ObjectId commit = commit(inserter, inserter.insert(root), parent, author, when);
            inserter.flush();
            return commit;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A commit with one more entry that calls itself a file and names a tree. */
    ObjectId commitFileThatIsATree(ObjectId parent, String path, String author, Instant when) {
        try (ObjectInserter inserter = bare.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append("inside.md", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'}));
            ObjectId odd = inserter.insert(tree);
            inserter.flush();
            return commitFiles(parent, Map.of(path, Optional.of(new File(odd, FileMode.REGULAR_FILE))), author, when);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectId commit(ObjectInserter inserter, ObjectId tree, ObjectId parent, String author, Instant when)
            throws IOException {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        builder.setParentId(parent);
        PersonIdent person = new PersonIdent(author, author + "@example.org", when, ZoneOffset.UTC);
        builder.setAuthor(person);
        builder.setCommitter(person);
        builder.setMessage("by " + author + "\n");
        return inserter.insert(builder);
    }

    /** All files of a commit's tree, by path. */
    Map<String, File> files(ObjectId commit) {
        Map<String, File> files = new TreeMap<>();
        try (RevWalk walk = new RevWalk(bare);
                TreeWalk tree = new TreeWalk(bare)) {
            tree.setRecursive(true);
            tree.addTree(walk.parseCommit(commit).getTree());
            while (tree.next()) {
                files.put(tree.getPathString(), new File(tree.getObjectId(0), tree.getFileMode(0)));
            }
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String text(ObjectId blob) {
        try (ObjectReader reader = bare.newObjectReader()) {
            return new String(reader.open(blob).getBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<ObjectId> parent(ObjectId commit) {
        try (RevWalk walk = new RevWalk(bare)) {
            RevCommit parsed = walk.parseCommit(commit);
            return parsed.getParentCount() == 0
                    ? Optional.empty()
                    : Optional.of(parsed.getParent(0).copy());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether a tree holds what no check-out should bring to a disk, or none can. */
    boolean isForNoDisk(ObjectId commit) {
        return files(commit).entrySet().stream()
                .anyMatch(file -> file.getValue().mode() == FileMode.SYMLINK
                        || file.getKey().startsWith("../")
                        || file.getKey().length() > 255
                        || !isText(file.getValue().blob()));
    }

    private boolean isText(ObjectId blob) {
        try (ObjectReader reader = bare.newObjectReader()) {
            return reader.open(blob).getType() == Constants.OBJ_BLOB;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the branch stands on this commit, so that everything of it can be fetched. */
    boolean publishes(ObjectId commit) {
        try (RevWalk walk = new RevWalk(bare)) {
            return tip().isPresent()
                    && bare.getObjectDatabase().has(commit)
                    && walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip().get()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who wrote a commit; empty for one that was never pushed. */
    String author(ObjectId commit) {
        try (RevWalk walk = new RevWalk(bare)) {
            return walk.parseCommit(commit).getAuthorIdent().getName();
        } catch (MissingObjectException neverPushed) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String message(ObjectId commit) {
        try (RevWalk walk = new RevWalk(bare)) {
            return walk.parseCommit(commit).getFullMessage();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The commits reachable from {@code tip} and not in {@code known}, parents first. */
    List<ObjectId> news(ObjectId tip, Set<ObjectId> known) {
        List<ObjectId> news = new ArrayList<>();
        Set<ObjectId> seen = new HashSet<>();
        List<ObjectId> open = new ArrayList<>(List.of(tip.copy()));
        try (RevWalk walk = new RevWalk(bare)) {
            while (!open.isEmpty()) {
                ObjectId next = open.remove(open.size() - 1);
                if (!known.contains(next) && seen.add(next)) {
                    news.add(0, next);
                    for (RevCommit parent : walk.parseCommit(next).getParents()) {
                        open.add(parent.copy());
                    }
                }
            }
            return news;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        bare.close();
    }
}
