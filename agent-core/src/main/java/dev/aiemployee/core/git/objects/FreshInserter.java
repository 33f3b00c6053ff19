package dev.aiemployee.core.git.objects;

import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.errors.ObjectWritingException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/**
 * Stores objects beside maintenance, ours or {@code git gc}, which may take away under JGit's hands what it relies on. An object
 * that is there already becomes young again, as with git itself: JGit leaves its old time, and it could be pruned between this
 * look and the ref that will need it. And where an empty folder of the object store is removed in the instant in which JGit
 * made it for this object, the folder is held and the object written once more.
 */
final class FreshInserter extends ObjectInserter.Filter {
    private static final int ATTEMPTS = 100_000;

    private final ObjectInserter inserter;
    private final File objects;

    FreshInserter(Repository repository) {
        this.inserter = repository.newObjectInserter();
        this.objects = new File(repository.getDirectory(), "objects");
    }

    @Override
    protected ObjectInserter delegate() {
        return inserter;
    }

    @Override
    public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
        try {
            return fresh(super.insert(type, data, offset, length));
        } catch (ObjectWritingException folderGone) {
            File held = hold(idFor(type, data, offset, length));
            try {
                return fresh(super.insert(type, data, offset, length));
            } finally {
                var unused = held.delete();
            }
        }
    }

    /** A file in the object's folder, which nobody can take for empty then. */
    private File hold(ObjectId id) throws IOException {
        File folder = new File(objects, id.name().substring(0, 2));
        for (int attempt = 1; ; attempt++) {
            var unused = folder.mkdir();
            try {
                return File.createTempFile("tmp_held", null, folder);
            } catch (IOException gone) {
                if (attempt == ATTEMPTS) {
                    throw gone;
                }
            }
        }
    }

    @Override
    public ObjectId insert(int type, byte[] data) throws IOException {
        return insert(type, data, 0, data.length);
    }

    /** A packed object has no file of its own; when its pack goes, it is written anew unless it is needed no more. */
    private ObjectId fresh(ObjectId id) {
        String name = id.name();
        File loose = new File(new File(objects, name.substring(0, 2)), name.substring(2));
        var unused = loose.setLastModified(SystemReader.getInstance().now().toEpochMilli());
        return id;
    }
}
