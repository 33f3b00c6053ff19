package dev.aiemployee.core.simulation;

import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * A wire without a process or a socket: objects are copied between the two repositories, children before their parents, and the
 * branch is moved by compare-and-swap, which is what a Git server does.
 */
final class DirectWire implements RemoteWire {
    private final Origin origin;
    private final Repository clone;

    DirectWire(Origin origin, Repository clone) {
        this.origin = origin;
        this.clone = clone;
    }

    @Override
    public String url() {
        return "simulated";
    }

    @Override
    public Optional<CommitId> tip() {
        return origin.tip().map(id -> new CommitId(id.name()));
    }

    @Override
    public void fetch(CommitId tip) {
        copy(origin.repository(), clone, id(tip));
    }

    @Override
    public Report push(CommitId commit, @Nullable CommitId expected) {
        CommitId advertised = tip().orElse(null);
        if (!java.util.Objects.equals(advertised, expected)) {
            return new Report.Moved(advertised);
        }
        send(commit);
        return land(commit, expected) ? new Report.Accepted() : new Report.Refused("failed to lock");
    }

    /** Copies what a push would send; nothing names it yet. */
    void send(CommitId commit) {
        copy(clone, origin.repository(), id(commit));
    }

    /** Moves the branch, if it is still where the pusher saw it. */
    boolean land(CommitId commit, @Nullable CommitId expected) {
        return origin.swap(expected == null ? ObjectId.zeroId() : id(expected), id(commit));
    }

    static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.value());
    }

    private static void copy(Repository from, Repository to, ObjectId tip) {
        try (ObjectReader reader = from.newObjectReader();
                ObjectInserter inserter = to.newObjectInserter();
                RevWalk walk = new RevWalk(reader)) {
            copyCommit(walk, reader, to, inserter, tip);
            inserter.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copyCommit(
            RevWalk walk, ObjectReader reader, Repository to, ObjectInserter inserter, ObjectId id) throws IOException {
        if (to.getObjectDatabase().has(id)) {
            return;
        }
        RevCommit commit = walk.parseCommit(id);
        for (RevCommit parent : commit.getParents()) {
            copyCommit(walk, reader, to, inserter, parent);
        }
        copyTree(reader, to, inserter, commit.getTree());
        copyObject(reader, inserter, id, Constants.OBJ_COMMIT);
    }

    private static void copyTree(ObjectReader reader, Repository to, ObjectInserter inserter, ObjectId id)
            throws IOException {
        if (to.getObjectDatabase().has(id)) {
            return;
        }
        CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, id);
        for (; !entries.eof(); entries.next()) {
            ObjectId child = entries.getEntryObjectId();
            if (entries.getEntryFileMode().getObjectType() == Constants.OBJ_TREE) {
                copyTree(reader, to, inserter, child);
            } else if (entries.getEntryFileMode().getObjectType() == Constants.OBJ_BLOB
                    && !to.getObjectDatabase().has(child)) {
                copyFile(reader, to, inserter, child);
            }
        }
        copyObject(reader, inserter, id, Constants.OBJ_TREE);
    }

    /** What an entry calls a file need not be one. */
    private static void copyFile(ObjectReader reader, Repository to, ObjectInserter inserter, ObjectId id)
            throws IOException {
        int type = reader.open(id).getType();
        if (type == Constants.OBJ_TREE) {
            copyTree(reader, to, inserter, id);
        } else {
            copyObject(reader, inserter, id, type);
        }
    }

    private static void copyObject(ObjectReader reader, ObjectInserter inserter, ObjectId id, int type)
            throws IOException {
        ObjectLoader loader = reader.open(id, type);
        inserter.insert(type, loader.getBytes());
    }

    @Override
    public void close() {
        clone.close();
    }
}
