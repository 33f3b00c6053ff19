package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.vault.VaultException;

/**
 * The blobs of the clone's own object base. What is written is on disk at once: journals name it.
 *
 * @param most bytes of a blob that is read
 */
public record StoredBlobs(ObjectBase objects, int most) implements Blobs {
    /** With the limit of the object base. */
    public static StoredBlobs of(ObjectBase objects) {
        return new StoredBlobs(objects, ObjectBase.MOST_BYTES);
    }

    @Override
    public byte[] read(BlobId blob) {
        return objects.readBlob(blob, most)
                .orElseThrow(() -> new VaultException(
                        "it has more than " + most + " bytes, which is more than this agent's memory is for"));
    }

    @Override
    public BlobId write(byte[] content) {
        BlobId blob = objects.writeBlob(content);
        objects.secure();
        return blob;
    }
}
