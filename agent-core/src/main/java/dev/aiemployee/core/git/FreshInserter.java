package dev.aiemployee.core.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.SystemReader;

/**
 * Stores objects; one that is there already becomes young again, as with git itself. JGit leaves its old time, and maintenance
 * could prune it between this look and the ref that will need it.
 */
final class FreshInserter extends ObjectInserter.Filter {
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
        return fresh(super.insert(type, data, offset, length));
    }

    @Override
    public ObjectId insert(int type, byte[] data) throws IOException {
        return fresh(super.insert(type, data));
    }

    @Override
    public ObjectId insert(int type, long length, InputStream data) throws IOException {
        return fresh(super.insert(type, length, data));
    }

    /** A packed object has no file of its own; when its pack goes, it is written anew unless it is needed no more. */
    private ObjectId fresh(ObjectId id) {
        String name = id.name();
        File loose = new File(new File(objects, name.substring(0, 2)), name.substring(2));
        var unused = loose.setLastModified(SystemReader.getInstance().now().toEpochMilli());
        return id;
    }
}
