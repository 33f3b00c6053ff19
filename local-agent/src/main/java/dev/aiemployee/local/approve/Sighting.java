package dev.aiemployee.local.approve;

import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ReadApproval;
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
     * @param origin where these bytes come from
     */
    public record OnDisk(Digest bytes, Instant stillSince, Origin origin) {
        public boolean foreign() {
            return origin != Origin.HERE;
        }
    }

    /** Where the bytes of a note come from. */
    public enum Origin {
        /** No commit of anybody else holds them: the operator, or this agent, put them on this disk. */
        HERE,
        /** Another machine of the operator's published them, or a merge with what it published made them. */
        ANOTHER_MACHINE,
        /** A commit of somebody else holds them at this path. */
        FOREIGN
    }
}
