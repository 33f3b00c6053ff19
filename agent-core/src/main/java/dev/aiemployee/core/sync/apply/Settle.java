package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.merge.Plan;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings disk and applied base in step with a plan, as far as it was published. */
public final class Settle {
    /** Paths written or removed on disk, and paths that must wait. */
    public record Settled(List<VaultPath> applied, List<VaultPath> pending) {
        /** Both, one after the other: what waits is what waits after the second. */
        public Settled then(Settled next) {
            TreeSet<VaultPath> both = new TreeSet<>(applied);
            both.addAll(next.applied);
            return new Settled(List.copyOf(both), next.pending);
        }
    }

    private final Apply apply;
    private final AppliedBase base;

    public Settle(Apply apply, AppliedBase base) {
        this.apply = apply;
        this.base = base;
    }

    /** The applied base is on disk. */
    public void recorded() {
        apply.recorded();
    }

    /**
     * Puts a plan on this disk.
     *
     * @param landed whether the plan's edits are on the remote; if not, only what the remote itself holds is applied
     */
    public Settled settle(Plan plan, DiskChanges changes, boolean landed) {
        List<Apply.Step> steps = new ArrayList<>();
        Set<TaskId> waiting = landed ? Set.of() : unpublished(plan);
        plan.remote().keySet().stream()
                .filter(path -> !plan.result().containsKey(path))
                .forEach(base::postpone);
        plan.result().forEach((path, target) -> {
            Optional<BlobId> there = there(plan, path);
            boolean waits = VaultLayout.taskAt(path).filter(waiting::contains).isPresent();
            if (waits || (!landed && (!there.equals(target) || isDisplaced(plan, path, target)))) {
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
        return settled(applied);
    }

    /** The tasks that are not on the remote as the plan wants them: they keep all their places, or an edit would leave with the old one. */
    private Set<TaskId> unpublished(Plan plan) {
        return plan.result().entrySet().stream()
                .filter(wish -> !there(plan, wish.getKey()).equals(wish.getValue())
                        || isDisplaced(plan, wish.getKey(), wish.getValue()))
                .flatMap(wish -> VaultLayout.taskAt(wish.getKey()).stream())
                .collect(Collectors.toSet());
    }

    /** A text of ours that gives way to another one is published beside it; until then it stays where it is. */
    private boolean isDisplaced(Plan plan, VaultPath path, Optional<BlobId> target) {
        @Nullable BlobId onDisk = plan.onDisk(path, base);
        return onDisk != null
                && plan.sides().ours().containsKey(path)
                && !Optional.of(onDisk).equals(target);
    }

    private Optional<BlobId> there(Plan plan, VaultPath path) {
        return plan.remote().getOrDefault(path, Optional.ofNullable(base.blob(path)));
    }

    /**
     * The base's commit stays behind what was just settled, so that what was refused since is judged again: all paths of the plan wait
     * and are compared with the next tip one by one, for the way from the base's commit to it may not pass by them any more.
     */
    public Settled keepWaiting(Plan plan, Settled settled) {
        plan.remote().keySet().forEach(base::postpone);
        plan.result().keySet().forEach(base::postpone);
        return settled(settled.applied());
    }

    /** Where the tip goes on holding something refused, disk and tip stay different: such a path waits until the tip holds another text. */
    public Settled leave(Vetted vetted, Settled settled) {
        vetted.left().keySet().stream()
                .map(Vetted.ForeignText::path)
                .filter(VaultPath::isVaultPath)
                .map(VaultPath::new)
                .forEach(base::postpone);
        return vetted.left().isEmpty() ? settled : settled(settled.applied());
    }

    private Settled settled(Collection<VaultPath> applied) {
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
            base.put(path, new AppliedBase.Known(file.blob(), file.stamp()));
        } else {
            base.find(path).ifPresent(known -> base.put(path, known));
        }
    }
}
