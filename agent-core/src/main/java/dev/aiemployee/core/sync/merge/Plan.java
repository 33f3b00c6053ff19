package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.ConflictNote;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle means to do about one tip.
 *
 * @param result what should be at every path that either side touched
 * @param edits what our commit changes on top of the tip
 * @param held local changes that stay out of the commit
 * @param riding those of {@code edits} that start no commit by themselves
 * @param withheld notes that would go and wait for the operator's word; in neither {@code result} nor {@code edits}
 */
public record Plan(
        Sides sides,
        Map<VaultPath, Optional<BlobId>> result,
        Map<String, Optional<TreeEntry>> edits,
        RidingChanges riding,
        List<HeldPath> held,
        List<ConflictNote> notes,
        List<VaultPath> withheld) {
    public Vetted vetted() {
        return sides.vetted();
    }

    /** The same plan, of which a person is told only some violations. */
    public Plan telling(List<Violation> some) {
        return new Plan(sides.telling(some), result, edits, riding, held, notes, withheld);
    }

    /** Whether there is nothing to publish now: what rides follows the next real change, alone it starts no commit. */
    public boolean isAtRest() {
        return edits.isEmpty()
                || (!sides.rewound()
                        && vetted().restore().isEmpty()
                        && riding.paths().containsAll(edits.keySet()));
    }

    /** What the tip holds at paths it changed; restored paths hold what they are restored to. */
    public Map<VaultPath, Optional<BlobId>> remote() {
        return sides.remote();
    }

    /** What is on disk at a path, as far as is known. */
    @Nullable
    public BlobId onDisk(VaultPath path, AppliedBase base) {
        Optional<BlobId> changed = sides.disk().get(path);
        return changed == null ? base.blob(path) : changed.orElse(null);
    }
}
