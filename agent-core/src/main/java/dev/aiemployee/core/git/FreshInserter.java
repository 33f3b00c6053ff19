package dev.aiemployee.core.git;

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
 * made it for this object, the object is written once more.
 */
final class FreshInserter extends ObjectInserter.Filter {
    private static final int ATTEMPTS = 20;

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
        for (int attempt = 1; ; attempt++) {
            try {
                return fresh(super.insert(type, data, offset, length));
            } catch (ObjectWritingException folderGone) {
                if (attempt == ATTEMPTS) {
                    throw folderGone;
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
