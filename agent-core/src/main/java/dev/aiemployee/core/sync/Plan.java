package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle means to do about one tip.
 *
 * @param result what should be at every path that either side touched
 * @param remote what the tip holds at those paths; restored paths hold what they are restored to
 * @param disk what the disk holds at paths that differ from the applied base
 * @param edits what our commit changes on top of the tip
 * @param held local changes that stay out of the commit
 */
record Plan(
        Vetted vetted,
        Map<VaultPath, Optional<BlobId>> result,
        Map<VaultPath, Optional<BlobId>> remote,
        Map<VaultPath, Optional<BlobId>> disk,
        Map<String, Optional<TreeEntry>> edits,
        List<HeldPath> held,
        List<ConflictNote> notes) {
    /** The same plan, of which a person is told only some violations. */
    Plan telling(List<Violation> some) {
        return new Plan(vetted.telling(some), result, remote, disk, edits, held, notes);
    }

    /** What is on disk at a path, as far as is known. */
    @Nullable
    BlobId onDisk(VaultPath path, AppliedBase base) {
        Optional<BlobId> changed = disk.get(path);
        return changed == null ? base.blob(path) : changed.orElse(null);
    }
}
