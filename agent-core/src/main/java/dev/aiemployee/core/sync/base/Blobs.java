package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;

/** Where the bytes of blobs are. */
public interface Blobs {
    /** The bytes of a blob that is there. */
    byte[] read(BlobId blob);

    /** Keeps these bytes. */
    BlobId write(byte[] content);
}
