package dev.aiemployee.core.git.objects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.errors.StoredObjectRepresentationNotAvailableException;
import org.eclipse.jgit.internal.storage.pack.CachedPack;
import org.eclipse.jgit.internal.storage.pack.ObjectReuseAsIs;
import org.eclipse.jgit.internal.storage.pack.ObjectToPack;
import org.eclipse.jgit.internal.storage.pack.PackOutputStream;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;

/**
 * Reads what a push needs. To find out which objects the remote lacks, JGit 7.8 walks the trees that it has, gives up at a row of an
 * unknown mode that somebody forged there, and waits for the report on a pack that it never sent. So on that walk such a row is left
 * out; the objects that are sent are read as they are.
 */
final class PackReader extends ObjectReader.Filter implements ObjectReuseAsIs {
    private final ObjectReader stored;
    private boolean walking = true;

    /** @param stored a reader of files, which knows how to copy packed objects as they are */
    PackReader(ObjectReader stored) {
        this.stored = stored;
    }

    @Override
    protected ObjectReader delegate() {
        return stored;
    }

    private ObjectReuseAsIs reuse() {
        return (ObjectReuseAsIs) stored;
    }

    /** For deltas, which are made after the walk. */
    @Override
    public ObjectReader newReader() {
        return stored.newReader();
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
        ObjectLoader object = stored.open(id, type);
        return walking && type == Constants.OBJ_TREE ? walkable(object) : object;
    }

    private static ObjectLoader walkable(ObjectLoader tree) throws IOException {
        if (tree.isLarge()) {
            return tree; // whoever reads it says so
        }
        RawTree rows = RawTree.parse(tree.getCachedBytes());
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.isServable(row)) {
                sound.writeBytes(rows.bytes(row));
            }
        }
        return sound.size() == tree.getSize()
                ? tree
                : new ObjectLoader.SmallObject(Constants.OBJ_TREE, sound.toByteArray());
    }

    @Override
    public ObjectToPack newObjectToPack(AnyObjectId id, int type) {
        return reuse().newObjectToPack(id, type);
    }

    @Override
    public void selectObjectRepresentation(PackWriter packer, ProgressMonitor monitor, Iterable<ObjectToPack> objects)
            throws IOException {
        walking = false;
        reuse().selectObjectRepresentation(packer, monitor, objects);
    }

    @Override
    public void writeObjects(PackOutputStream out, List<ObjectToPack> objects) throws IOException {
        walking = false;
        reuse().writeObjects(out, objects);
    }

    @Override
    public void copyObjectAsIs(PackOutputStream out, ObjectToPack object, boolean validate)
            throws IOException, StoredObjectRepresentationNotAvailableException {
        reuse().copyObjectAsIs(out, object, validate);
    }

    @Override
    public void copyPackAsIs(PackOutputStream out, CachedPack pack) throws IOException {
        reuse().copyPackAsIs(out, pack);
    }

    @Override
    public Collection<CachedPack> getCachedPacksAndUpdate(BitmapIndex.BitmapBuilder needed) throws IOException {
        return reuse().getCachedPacksAndUpdate(needed);
    }
}
