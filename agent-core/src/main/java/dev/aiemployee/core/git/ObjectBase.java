package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Blobs, trees and commits. Trees are built in memory from an old tree plus edits; the index is never involved. */
public final class ObjectBase {
    private final BatchedRepository repository;
    private final @Nullable CommitSigner signer;

    ObjectBase(BatchedRepository repository) {
        this(repository, null);
    }

    private ObjectBase(BatchedRepository repository, @Nullable CommitSigner signer) {
        this.repository = repository;
        this.signer = signer;
    }

    /** The same objects; commits made through the answer are signed. */
    public ObjectBase signedBy(CommitSigner by) {
        return new ObjectBase(repository, by);
    }

    /** Stores bytes; storing the same bytes twice is one blob. It waits for {@link #secure} like every object. */
    public BlobId writeBlob(byte[] content) {
        try {
            return BlobId.of(repository.pending().add(Constants.OBJ_BLOB, content));
        } catch (IOException failure) {
            throw failed("store a blob", failure);
        }
    }

    /**
     * The bytes of a blob, if it has at most {@code limit} of them; else absent.
     *
     * @throws VaultException when the blob is not here or cannot be read
     */
    public Optional<byte[]> readBlob(BlobId blob, int limit) {
        try (ObjectReader reader = repository.newObjectReader()) {
            ObjectLoader loader = reader.open(blob.objectId(), Constants.OBJ_BLOB);
            return loader.getSize() > limit ? Optional.empty() : Optional.of(loader.getCachedBytes(limit));
        } catch (LargeObjectException tooLarge) {
            return Optional.empty();
        } catch (IOException failure) {
            throw failed("read blob " + blob, failure);
        }
    }

    /** The tree of a commit. */
    public TreeId treeOf(CommitId commit) {
        try (RevWalk walk = new RevWalk(repository)) {
            return TreeId.of(walk.parseCommit(History.objectId(commit)).getTree());
        } catch (IOException failure) {
            throw failed("read commit " + commit, failure);
        }
    }

    /** The file at {@code path}; absent when there is none or it is a folder. Costs the path's depth. */
    public Optional<TreeEntry> find(TreeId tree, String path) {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree.objectId())) {
            return walk == null || walk.isSubtree() ? Optional.empty() : Optional.of(entry(walk, 0));
        } catch (IOException failure) {
            throw failed("look up " + path + " in tree " + tree, failure);
        }
    }

    /** The names directly below {@code folder}, the root where that is empty; files and folders; empty when there is no such folder. */
    public List<String> names(TreeId tree, String folder) {
        List<String> names = new ArrayList<>();
        if (folder.isEmpty()) {
            return rootNames(tree);
        }
        try (TreeWalk at = TreeWalk.forPath(repository, folder, tree.objectId())) {
            if (at == null || !at.isSubtree()) {
                return names;
            }
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(at.getObjectId(0));
                while (walk.next()) {
                    names.add(walk.getNameString());
                }
            }
            return names;
        } catch (IOException failure) {
            throw failed("list " + folder + " of tree " + tree, failure);
        }
    }

    private List<String> rootNames(TreeId tree) {
        List<String> names = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree.objectId());
            while (walk.next()) {
                names.add(walk.getNameString());
            }
            return names;
        } catch (IOException failure) {
            throw failed("list tree " + tree, failure);
        }
    }

    /** Every path at which the two trees differ. Equal folders are skipped whole; null stands for the empty tree. */
    public List<TreeChange> changes(@Nullable TreeId from, @Nullable TreeId to) {
        List<TreeChange> changes = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.setRecursive(true);
            walk.addTree(iterator(walk.getObjectReader(), from));
            walk.addTree(iterator(walk.getObjectReader(), to));
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                changes.add(new TreeChange(walk.getPathString(), entryOrNull(walk, 0), entryOrNull(walk, 1)));
            }
            return changes;
        } catch (IOException failure) {
            throw failed("compare tree " + from + " with " + to, failure);
        }
    }

    /**
     * The tree that {@code base} becomes when each path of {@code edits} holds its entry, or nothing where the value is empty.
     * Only folders on the way to an edit are written.
     *
     * @param base null for the empty tree
     */
    public TreeId writeTree(@Nullable TreeId base, Map<String, Optional<TreeEntry>> edits) {
        try (ObjectReader reader = repository.newObjectReader()) {
            return new TreeEditor(repository.pending(), reader).apply(base, edits);
        } catch (IOException failure) {
            throw failed("write a tree", failure);
        }
    }

    /** Stores a commit on no branch. Author and committer are the same, in UTC; they authorise nothing. */
    public CommitId commit(TreeId tree, @Nullable CommitId parent, String message, String author, Instant when) {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree.objectId());
        if (parent != null) {
            builder.setParentId(History.objectId(parent));
        }
        PersonIdent person = new PersonIdent(author, author + "@agent.invalid", when, ZoneOffset.UTC);
        builder.setAuthor(person);
        builder.setCommitter(person);
        builder.setMessage(message);
        if (signer != null) {
            signer.sign(builder);
        }
        try {
            return new CommitId(repository
                    .pending()
                    .add(Constants.OBJ_COMMIT, builder.build())
                    .name());
        } catch (IOException failure) {
            throw failed("store a commit", failure);
        }
    }

    /**
     * Returns when every object stored so far is on disk. Refs and pushes wait for that by themselves; whoever writes an object's id
     * anywhere else asks for it first.
     */
    public void secure() {
        secure(List.of());
    }

    /** The same, with other waits for the disk at the same time: whoever refers to the objects next needs them all. */
    public void secure(List<Runnable> besides) {
        try {
            repository.pending().land(besides);
        } catch (IOException failure) {
            throw failed("store objects", failure);
        }
    }

    private AbstractTreeIterator iterator(ObjectReader reader, @Nullable TreeId tree) throws IOException {
        if (tree == null) {
            return new EmptyTreeIterator();
        }
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(reader, tree.objectId());
        return parser;
    }

    private static TreeEntry entry(TreeWalk walk, int side) {
        return TreeEntry.of(walk.getFileMode(side), BlobId.of(walk.getObjectId(side)));
    }

    private static @Nullable TreeEntry entryOrNull(TreeWalk walk, int side) {
        return walk.getRawMode(side) == 0 ? null : entry(walk, side);
    }

    private VaultException failed(String what, IOException failure) {
        String hint =
                failure instanceof MissingObjectException ? " (the repository lacks an object; run `git fsck`)" : "";
        return new VaultException("cannot " + what + " in " + repository.getDirectory() + hint, failure);
    }
}
