package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings disk and applied base in step with a plan, as far as it was published. */
final class Settle {
    /** Paths written or removed on disk, and paths that must wait. */
    record Settled(List<VaultPath> applied, List<VaultPath> pending) {
        /** Both, one after the other: what waits is what waits after the second. */
        Settled then(Settled next) {
            TreeSet<VaultPath> both = new TreeSet<>(applied);
            both.addAll(next.applied);
            return new Settled(List.copyOf(both), next.pending);
        }
    }

    private final Apply apply;
    private final AppliedBase base;

    Settle(Apply apply, AppliedBase base) {
        this.apply = apply;
        this.base = base;
    }

    /** @param landed whether the plan's edits are on the remote; if not, only what the remote itself holds is applied */
    Settled settle(Plan plan, DiskChanges changes, boolean landed) {
        List<Apply.Step> steps = new ArrayList<>();
        plan.remote().keySet().stream()
                .filter(path -> !plan.result().containsKey(path))
                .forEach(base::postpone);
        plan.result().forEach((path, target) -> {
            Optional<BlobId> there = plan.remote().getOrDefault(path, Optional.ofNullable(base.blob(path)));
            if (!landed && !there.equals(target)) {
                if (plan.remote().containsKey(path)) {
                    base.postpone(path);
                }
                return;
            }
            @Nullable BlobId onDisk = plan.onDisk(path, base);
            if (Objects.equals(onDisk, target.orElse(null))) {
                agree(path, changes, target);
            } else {
                steps.add(new Apply.Step(path, onDisk, target.orElse(null)));
            }
        });
        Apply.Report report = apply.apply(steps);
        report.applied().forEach(base::put);
        report.removed().forEach(base::remove);
        report.pending().forEach(base::postpone);
        TreeSet<VaultPath> applied = new TreeSet<>(report.applied().keySet());
        applied.addAll(report.removed());
        return new Settled(
                List.copyOf(applied), base.pending().stream().sorted().toList());
    }

    /** Disk and published text are the same. */
    private void agree(VaultPath path, DiskChanges changes, Optional<BlobId> target) {
        Map<VaultPath, DiskChanges.Written> written = changes.written();
        if (target.isEmpty()) {
            base.remove(path);
        } else if (written.containsKey(path)) {
            DiskChanges.Written file = Objects.requireNonNull(written.get(path));
            base.put(path, new AppliedBase.Known(file.blob(), file.size(), file.modified()));
        } else {
            base.find(path).ifPresent(known -> base.put(path, known));
        }
    }
}
