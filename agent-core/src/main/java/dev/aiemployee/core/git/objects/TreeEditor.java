package dev.aiemployee.core.git.objects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the folders on the way to each edit and leaves every other folder as the object it is. In a folder that is rewritten, an
 * entry that no edit names keeps its bytes, unless they are such that Git would not take the tree from us.
 */
final class TreeEditor {
    private final PendingObjects objects;
    private final ObjectReader reader;

    TreeEditor(PendingObjects objects, ObjectReader reader) {
        this.objects = objects;
        this.reader = reader;
    }

    TreeId apply(@Nullable TreeId base, Map<String, Optional<TreeEntry>> edits) throws IOException {
        ObjectId root = edit(base == null ? null : base.objectId(), new TreeMap<>(edits));
        return TreeId.of(root == null ? objects.add(Constants.OBJ_TREE, new byte[0]) : root);
    }

    /** The folder's new tree; null when nothing is left in it, for Git has no empty folders. */
    private @Nullable ObjectId edit(@Nullable ObjectId folder, Map<String, Optional<TreeEntry>> edits)
            throws IOException {
        Map<String, Optional<TreeEntry>> here = new TreeMap<>();
        Map<String, Map<String, Optional<TreeEntry>>> below = new TreeMap<>();
        edits.forEach((path, entry) -> {
            int slash = path.indexOf('/');
            if (slash < 0) {
                here.put(path, entry);
            } else {
                below.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                        .put(path.substring(slash + 1), entry);
            }
        });
        List<Row> rows = new ArrayList<>();
        Map<String, Place> places = new TreeMap<>();
        RawTree old = read(folder);
        for (int row = 0; row < old.size(); row++) {
            String name = old.name(row);
            if (here.containsKey(name) || below.containsKey(name)) {
                places.merge(name, Place.of(old, row), Place::and);
            } else if (old.isServable(row)) {
                rows.add(new Row(GitName.of(old.nameBytes(row), old.isFolder(row)), old.bytes(row)));
            }
        }
        here.forEach((name, entry) ->
                places.put(name, places.getOrDefault(name, Place.EMPTY).holding(entry)));
        for (Map.Entry<String, Map<String, Optional<TreeEntry>>> part : below.entrySet()) {
            Place place = places.getOrDefault(part.getKey(), Place.EMPTY);
            ObjectId subtree = edit(place.folder(), part.getValue());
            places.put(part.getKey(), new Place(subtree == null ? place.file() : null, subtree));
        }
        places.forEach((name, place) -> place.row(name).ifPresent(rows::add));
        return rows.isEmpty() ? null : write(rows);
    }

    private RawTree read(@Nullable ObjectId folder) throws IOException {
        try {
            return folder == null ? RawTree.EMPTY : RawTree.read(reader, folder);
        } catch (IncorrectObjectTypeException noFolder) {
            return RawTree.EMPTY;
        }
    }

    private ObjectId write(List<Row> rows) throws IOException {
        rows.sort((one, other) -> one.name.compareTo(other.name));
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (Row row : rows) {
            tree.writeBytes(row.bytes);
        }
        return objects.add(Constants.OBJ_TREE, tree.toByteArray());
    }

    private static final class Row {
        private final GitName name;
        private final byte[] bytes;

        Row(GitName name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        static Row of(String name, FileMode mode, ObjectId id) {
            GitName gitName = GitName.of(name.getBytes(StandardCharsets.UTF_8), mode == FileMode.TREE);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes((Integer.toOctalString(mode.getBits()) + " ").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(gitName.bytes());
            bytes.write(0);
            byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
            id.copyRawTo(raw, 0);
            bytes.writeBytes(raw);
            return new Row(gitName, bytes.toByteArray());
        }
    }

    /** What stands at a name: a file, a folder or nothing; both only in a tree that is not sound. */
    private record Place(@Nullable TreeEntry file, @Nullable ObjectId folder) {
        static final Place EMPTY = new Place(null, null);

        static Place of(RawTree tree, int row) {
            return tree.isFolder(row)
                    ? new Place(null, tree.id(row))
                    : new Place(new TreeEntry(BlobId.of(tree.id(row)), tree.kind(row)), null);
        }

        Place and(Place other) {
            return new Place(file == null ? other.file : file, folder == null ? other.folder : folder);
        }

        /** A file that goes takes nothing else with it, but what only stood beside it in an unsound tree. */
        Place holding(Optional<TreeEntry> entry) {
            if (entry.isEmpty()) {
                return file == null ? this : EMPTY;
            }
            if (entry.get().kind() != TreeEntry.Kind.FOLDER) {
                return new Place(entry.get(), null);
            }
            return entry.get().equals(TreeEntry.NO_FOLDER)
                    ? EMPTY
                    : new Place(null, entry.get().blob().objectId());
        }

        Optional<Row> row(String name) {
            if (folder != null) {
                return Optional.of(Row.of(name, FileMode.TREE, folder));
            }
            return Optional.ofNullable(file)
                    .map(entry -> Row.of(name, entry.mode(), entry.blob().objectId()));
        }
    }
}
