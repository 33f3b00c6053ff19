package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the disk differs from the applied base.
 *
 * @param written new or changed files, read whole while they stood still; their bytes are stored as blobs
 * @param deleted files that two walks found nowhere
 * @param restless files that somebody may still be writing, or may have just moved; left alone this time
 * @param held files that do not enter a commit
 */
public record DiskChanges(
        Map<VaultPath, Written> written, Set<VaultPath> deleted, Set<VaultPath> restless, List<HeldPath> held) {
    /** The disk is as it was last applied. */
    public static final DiskChanges NONE = new DiskChanges(Map.of(), Set.of(), Set.of(), List.of());

    public DiskChanges {
        written = Collections.unmodifiableMap(new TreeMap<>(written));
        deleted = Collections.unmodifiableSet(new TreeSet<>(deleted));
        restless = Collections.unmodifiableSet(new TreeSet<>(restless));
        held = List.copyOf(held);
    }

    /** The same without files that are nobody's business but this machine's. */
    public DiskChanges without(List<VaultPath> kept) {
        if (kept.stream().noneMatch(written::containsKey)) {
            return this;
        }
        Map<VaultPath, Written> others = new TreeMap<>(written);
        others.keySet().removeAll(kept);
        return new DiskChanges(others, deleted, restless, held);
    }

    /** The same with only these of its written and deleted paths; what else there is waits. */
    public DiskChanges only(Collection<VaultPath> some) {
        Map<VaultPath, Written> those = new TreeMap<>(written);
        those.keySet().retainAll(some);
        Set<VaultPath> gone = new TreeSet<>(deleted);
        gone.retainAll(some);
        return new DiskChanges(those, gone, restless, held);
    }

    /** Every path that was written or deleted, in order. */
    public List<VaultPath> paths() {
        Set<VaultPath> all = new TreeSet<>(written.keySet());
        all.addAll(deleted);
        return List.copyOf(all);
    }

    /** A file's bytes, and its stamp when they were read. */
    public record Written(BlobId blob, FileStamp stamp) {}
}
