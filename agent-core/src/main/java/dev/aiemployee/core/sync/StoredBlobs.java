package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.ObjectBase;
import dev.aiemployee.core.vault.VaultException;

/** The blobs of the clone's own object base. */
record StoredBlobs(ObjectBase objects) implements Merge.Blobs {
    @Override
    public byte[] read(BlobId blob) {
        return objects.readBlob(blob, Integer.MAX_VALUE)
                .orElseThrow(() -> new VaultException("blob " + blob + " is too large to read"));
    }

    @Override
    public BlobId write(byte[] content) {
        return objects.writeBlob(content);
    }
}
