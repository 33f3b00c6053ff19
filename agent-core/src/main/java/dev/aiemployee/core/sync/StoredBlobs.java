package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.ObjectBase;
import dev.aiemployee.core.vault.VaultException;

/** The blobs of the clone's own object base. What is written is on disk at once: journals name it. */
record StoredBlobs(ObjectBase objects) implements Merge.Blobs {
    @Override
    public byte[] read(BlobId blob) {
        return objects.readBlob(blob, Integer.MAX_VALUE)
                .orElseThrow(() -> new VaultException("blob " + blob + " is too large to read"));
    }

    @Override
    public BlobId write(byte[] content) {
        BlobId blob = objects.writeBlob(content);
        objects.secure();
        return blob;
    }
}
