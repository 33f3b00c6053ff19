package dev.aiemployee.core.git.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Compares two trees, the second of which may be anybody's: what no tree of Git's own making holds is one change at its path, of a
 * kind that says so, and everything else is compared as ever. Nothing of such an entry counts as what was there before. For one
 * thread.
 */
final class TreeDiff {
    private final ObjectReader reader;
    private final FetchLimits limits;
    private final DiffBudget budget;
    private final SoundTexts sound;
    private final List<TreeChange> changes = new ArrayList<>();
    private final Map<ObjectId, Long> sizes = new HashMap<>();
    private boolean odd;

    /** @param sound says whether a file's object is a text that is here */
    TreeDiff(ObjectReader reader, FetchLimits limits, DiffBudget budget, SoundTexts sound) {
        this.reader = reader;
        this.limits = limits;
        this.budget = budget;
        this.sound = sound;
    }

    /**
     * Every path at which the two trees differ; absent when that is more than the budget allows.
     *
     * @throws IOException when the first tree, or the second one's root, cannot be read
     */
    Optional<List<TreeChange>> between(@Nullable ObjectId from, @Nullable ObjectId to) throws IOException {
        budget.begin();
        try {
            boolean all = compare("", 1, root(from), root(to));
            return all ? Optional.of(odd ? oneForEachPath() : changes) : Optional.empty();
        } catch (LargeObjectException tooLarge) {
            return Optional.empty();
        }
    }

    private RawTree root(@Nullable ObjectId tree) throws IOException {
        return tree == null ? RawTree.EMPTY : RawTree.read(reader, tree);
    }

    private boolean compare(String folder, int depth, RawTree before, RawTree after) throws IOException {
        int rows = before.size() + after.size();
        if (!budget.enter(rows)) {
            return false;
        }
        int from = 0;
        int to = 0;
        boolean goesOn = true;
        while (goesOn && (from < before.size() || to < after.size())) {
            int order = from == before.size() ? 1 : to == after.size() ? -1 : before.compare(from, after, to);
            if (order < 0) {
                goesOn = removed(folder, depth, before, from);
            } else if (order > 0) {
                goesOn = arrived(folder, depth, before, -1, after, to);
            } else if (!before.isSame(from, after, to)) {
                goesOn = arrived(folder, depth, before, from, after, to);
            }
            from = order <= 0 ? before.past(from) : from;
            to = order >= 0 ? after.past(to) : to;
        }
        budget.leave(rows);
        return goesOn;
    }

    private boolean removed(String folder, int depth, RawTree before, int row) throws IOException {
        if (before.isFolder(row)) {
            String path = folder + before.name(row);
            return isClosed(path, depth) || compare(path + "/", depth + 1, known(before.id(row)), RawTree.EMPTY);
        }
        TreeEntry entry = entry(before, row);
        return entry == null || add(folder + before.name(row), entry, null);
    }

    /** @param from the row of the same name before; negative for none */
    private boolean arrived(String folder, int depth, RawTree before, int from, RawTree after, int row)
            throws IOException {
        String path = folder + after.name(row);
        if (after.past(row) > row + 1) {
            return odd(path, from < 0 ? null : right(before, from), after.id(row), TreeEntry.Kind.ODD);
        }
        if (after.isFolder(row)) {
            return folder(path, depth, before, from, after, row);
        }
        @Nullable TreeEntry known = from < 0 ? null : entry(before, from);
        TreeEntry.Kind kind = sound.kind(reader, after.id(row), after.kind(row));
        TreeEntry entry = new TreeEntry(BlobId.of(after.id(row)), kind);
        odd |= !entry.isSound();
        return add(path, known, entry);
    }

    private boolean folder(String path, int depth, RawTree before, int from, RawTree after, int row)
            throws IOException {
        int file = after.find(after.nameBytes(row), false);
        if (file >= 0) {
            int fileBefore = before.find(after.nameBytes(row), false);
            return odd(path, fileBefore < 0 ? null : entry(before, fileBefore), after.id(row), TreeEntry.Kind.ODD);
        }
        TreeEntry stood = from < 0 ? TreeEntry.NO_FOLDER : right(before, from);
        if (isClosed(path, depth)) {
            return odd(path, stood, after.id(row), TreeEntry.Kind.CLOSED);
        }
        RawTree there;
        try {
            there = RawTree.read(reader, after.id(row));
        } catch (IncorrectObjectTypeException otherKind) {
            return odd(path, stood, after.id(row), TreeEntry.Kind.ODD);
        } catch (LargeObjectException tooLarge) {
            return odd(path, stood, after.id(row), TreeEntry.Kind.CLOSED);
        } catch (MissingObjectException | CorruptObjectException notHere) {
            return odd(path, stood, after.id(row), TreeEntry.Kind.LOST);
        }
        if (from < 0 && size(after.id(row), depth) > budget.room()) {
            return false;
        }
        return compare(path + "/", depth + 1, from < 0 ? RawTree.EMPTY : known(before.id(from)), there);
    }

    /** How many files a new folder holds, each tree read once however often it is named; about what no tree of Git's holds, one. */
    private long size(ObjectId tree, int depth) throws IOException {
        Long known = sizes.get(tree);
        if (known != null || depth >= limits.depth()) {
            return known == null ? 1 : known;
        }
        long size = 0;
        try {
            RawTree rows = RawTree.read(reader, tree);
            for (int row = 0; row < rows.size() && size <= budget.room(); row++) {
                size += rows.isFolder(row) ? size(rows.id(row), depth + 1) : 1;
            }
        } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException unreadable) {
            size = 1;
        }
        sizes.put(tree, size);
        return size;
    }

    /** A tree that was there before; one that is no tree at all was nobody's. */
    private RawTree known(ObjectId tree) throws IOException {
        try {
            return RawTree.read(reader, tree);
        } catch (IncorrectObjectTypeException otherKind) {
            return RawTree.EMPTY;
        }
    }

    private boolean isClosed(String path, int depth) {
        return depth >= limits.depth() || path.length() > limits.pathBytes();
    }

    private boolean odd(String path, @Nullable TreeEntry before, ObjectId id, TreeEntry.Kind kind) {
        odd = true;
        return add(path, before, new TreeEntry(BlobId.of(id), kind));
    }

    private boolean add(String path, @Nullable TreeEntry before, @Nullable TreeEntry after) {
        changes.add(new TreeChange(path, before, after));
        return budget.found();
    }

    /** What was there before, folder or file. */
    private static @Nullable TreeEntry right(RawTree before, int row) {
        return before.isFolder(row)
                ? new TreeEntry(BlobId.of(before.id(row)), TreeEntry.Kind.FOLDER)
                : entry(before, row);
    }

    private static @Nullable TreeEntry entry(RawTree tree, int row) {
        TreeEntry entry = new TreeEntry(BlobId.of(tree.id(row)), tree.kind(row));
        return entry.isSound() && tree.past(row) == row + 1 ? entry : null;
    }

    /** A file and a folder of one name are two rows and one path. */
    private List<TreeChange> oneForEachPath() {
        Map<String, TreeChange> byPath = new LinkedHashMap<>();
        for (TreeChange change : changes) {
            byPath.merge(change.path(), change, (one, other) -> {
                TreeEntry after = one.after() == null
                                || (other.after() != null && !other.after().isSound())
                        ? other.after()
                        : one.after();
                return new TreeChange(one.path(), one.before() == null ? other.before() : one.before(), after);
            });
        }
        return List.copyOf(byPath.values());
    }
}
