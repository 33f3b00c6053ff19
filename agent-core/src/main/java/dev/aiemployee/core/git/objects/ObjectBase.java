package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.git.sign.CommitSigner;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Blobs, trees and commits. Trees are built in memory from an old tree plus edits; the index is never involved. */
public final class ObjectBase {
    /**
     * The largest blob that is read, in bytes: as much as this process may hold of one file beside all else. Whoever can push can
     * make a larger one of a few kilobytes.
     */
    public static final int MOST_BYTES =
            (int) Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4);

    private final BatchedRepository repository;
    private final @Nullable CommitSigner signer;

    public ObjectBase(BatchedRepository repository) {
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
     * The bytes of a blob, if it has at most {@code limit} of them, and at most {@link #MOST_BYTES}; else absent.
     *
     * @throws VaultException when the blob is not here or cannot be read
     */
    public Optional<byte[]> readBlob(BlobId blob, int limit) {
        try (ObjectReader reader = repository.newObjectReader()) {
            ObjectLoader loader = reader.open(blob.objectId(), Constants.OBJ_BLOB);
            int most = Math.min(limit, MOST_BYTES);
            return loader.getSize() > most ? Optional.empty() : Optional.of(loader.getCachedBytes(most));
        } catch (LargeObjectException tooLarge) {
            return Optional.empty();
        } catch (IOException failure) {
            throw failed("read blob " + blob, failure);
        }
    }

    /** Whether this object is here and is what a file can hold: a tree's entry may call anything a file. */
    public boolean isBlob(BlobId blob) {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.open(blob.objectId()).getType() == Constants.OBJ_BLOB;
        } catch (IOException notHere) {
            return false;
        }
    }

    /** How many bytes a blob has. */
    public long sizeOf(BlobId blob) {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.getObjectSize(blob.objectId(), Constants.OBJ_BLOB);
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

    /** The file at {@code path}; absent when there is none or it is a folder. Costs the folders on the way. */
    public Optional<TreeEntry> find(TreeId tree, String path) {
        int slash = path.lastIndexOf('/');
        return folder(tree, path.substring(0, Math.max(slash, 0))).flatMap(rows -> {
            int row = rows.find(bytes(path.substring(slash + 1)), false);
            return row < 0 ? Optional.empty() : Optional.of(new TreeEntry(BlobId.of(rows.id(row)), rows.kind(row)));
        });
    }

    /** The names directly below {@code folder}, the root where that is empty; files and folders; empty when there is no such folder. */
    public List<String> names(TreeId tree, String folder) {
        return folder(tree, folder)
                .map(rows ->
                        IntStream.range(0, rows.size()).mapToObj(rows::name).toList())
                .orElse(List.of());
    }

    /** The names of the folders directly below {@code folder}, the root where that is empty. */
    public List<String> folders(TreeId tree, String folder) {
        return folder(tree, folder)
                .map(rows -> IntStream.range(0, rows.size())
                        .filter(rows::isFolder)
                        .mapToObj(rows::name)
                        .toList())
                .orElse(List.of());
    }

    /** The ordinary files directly below {@code folder}, by name, in the tree's order. */
    public Map<String, BlobId> files(TreeId tree, String folder) {
        Map<String, BlobId> files = new LinkedHashMap<>();
        folder(tree, folder)
                .ifPresent(rows -> IntStream.range(0, rows.size())
                        .filter(row -> rows.kind(row) == TreeEntry.Kind.FILE)
                        .forEach(row -> files.put(rows.name(row), BlobId.of(rows.id(row)))));
        return files;
    }

    /** What a folder of a tree holds; absent when there is none. */
    private Optional<RawTree> folder(TreeId tree, String folder) {
        RecentTrees trees = repository.recentTrees();
        try (ObjectReader reader = repository.newObjectReader()) {
            RawTree at = trees.read(reader, tree.objectId());
            for (String name : folder.isEmpty() ? new String[0] : folder.split("/", -1)) {
                int row = at.find(bytes(name), true);
                if (row < 0) {
                    return Optional.empty();
                }
                at = trees.read(reader, at.id(row));
            }
            return Optional.of(at);
        } catch (IncorrectObjectTypeException noFolder) {
            return Optional.empty();
        } catch (IOException failure) {
            throw failed("look up " + folder + " in tree " + tree, failure);
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** Every path at which the two trees differ. Equal folders are skipped whole; null stands for the empty tree. */
    public List<TreeChange> changes(@Nullable TreeId from, @Nullable TreeId to) {
        try (ObjectReader reader = repository.newObjectReader()) {
            DiffBudget unlimited = DiffBudget.unlimited(repository::isStopping);
            return new TreeDiff(reader, FetchLimits.DEFAULT, unlimited, SoundTexts.unasked())
                    .between(from == null ? null : from.objectId(), to == null ? null : to.objectId())
                    .orElseThrow();
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

    private VaultException failed(String what, IOException failure) {
        String hint = failure instanceof MissingObjectException
                ? " (the repository lacks an object; `check --deep` names what is damaged)"
                : "";
        return new VaultException("cannot " + what + " in " + repository.getDirectory() + hint, failure);
    }
}
