package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.vault.VaultException;

/**
 * The blobs of the clone's own object base. What is written is on disk at once: journals name it.
 *
 * @param most bytes of a blob that is read; whoever can push can make a larger one of a few kilobytes
 */
public record StoredBlobs(ObjectBase objects, int most) implements Blobs {
    /** As much as this process may hold of one file beside all else. */
    public static StoredBlobs of(ObjectBase objects) {
        return new StoredBlobs(objects, (int)
                Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4));
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
