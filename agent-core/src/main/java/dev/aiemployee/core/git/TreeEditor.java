package dev.aiemployee.core.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** Rewrites the folders on the way to each edit and leaves every other folder as the object it is. */
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
        Map<String, Child> children = read(folder);
        Map<String, Map<String, Optional<TreeEntry>>> below = new TreeMap<>();
        edits.forEach((path, entry) -> {
            int slash = path.indexOf('/');
            if (slash >= 0) {
                below.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                        .put(path.substring(slash + 1), entry);
            } else if (entry.isPresent()) {
                children.put(
                        path, new Child(entry.get().mode(), entry.get().blob().objectId()));
            } else if (children.containsKey(path) && children.get(path).mode() != FileMode.TREE) {
                children.remove(path);
            }
        });
        for (Map.Entry<String, Map<String, Optional<TreeEntry>>> part : below.entrySet()) {
            Child old = children.get(part.getKey());
            ObjectId subtree = edit(old != null && old.mode() == FileMode.TREE ? old.id() : null, part.getValue());
            if (subtree != null) {
                children.put(part.getKey(), new Child(FileMode.TREE, subtree));
            } else if (old != null && old.mode() == FileMode.TREE) {
                children.remove(part.getKey());
            }
        }
        return children.isEmpty() ? null : write(children);
    }

    private Map<String, Child> read(@Nullable ObjectId folder) throws IOException {
        Map<String, Child> children = new TreeMap<>();
        if (folder != null) {
            CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, folder);
            while (!parser.eof()) {
                children.put(
                        parser.getEntryPathString(), new Child(parser.getEntryFileMode(), parser.getEntryObjectId()));
                parser.next();
            }
        }
        return children;
    }

    /** Git sorts a folder as if its name ended in a slash. */
    private ObjectId write(Map<String, Child> children) throws IOException {
        TreeMap<GitName, Child> sorted = new TreeMap<>();
        children.forEach((name, child) -> sorted.put(GitName.of(name, child.mode() == FileMode.TREE), child));
        TreeFormatter formatter = new TreeFormatter();
        sorted.forEach((name, child) -> formatter.append(name.bytes(), child.mode(), child.id()));
        return objects.add(Constants.OBJ_TREE, formatter.toByteArray());
    }

    private record Child(FileMode mode, ObjectId id) {}
}
