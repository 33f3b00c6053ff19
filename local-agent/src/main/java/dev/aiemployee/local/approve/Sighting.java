package dev.aiemployee.local.approve;

import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;

/** One approval note as it lies on disk now. */
public record Sighting(VaultPath path, ReadApproval read, OnDisk file) {
    public Place place() {
        return Place.of(path);
    }

    /**
     * The file itself.
     *
     * @param bytes digest of the whole file
     * @param stillSince since when these bytes are known not to have changed
     * @param foreign whether a commit of somebody else holds this path with these bytes
     */
    public record OnDisk(Digest bytes, Instant stillSince, boolean foreign) {}
}
