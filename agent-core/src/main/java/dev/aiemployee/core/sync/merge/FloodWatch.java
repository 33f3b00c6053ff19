package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The counterpart of {@link DeletionWatch} for what somebody else adds: when too many new notes would come within a day, they stay on
 * the remote until the operator says yes; the rest of the plan goes on, and so does what comes later. A clone's first look at a vault counts for nothing, and
 * a cloud clone has no operator to bury. For one thread.
 */
public final class FloodWatch {
    /** A week's backlog of 200 mails is a task and a draft each; this is more than twice as much. */
    public static final int MOST = 1000;

    private static final Set<VaultPath> PASSING = Set.of(VaultLayout.UPDATES, VaultLayout.SIGNALS, VaultLayout.LOGS);

    private final DeletionFiles files;
    private final AgentKind side;
    private final Clock clock;
    private Set<VaultPath> passing = Set.of();
    private Set<VaultPath> withheld = Set.of();

    /** @param files what is remembered of additions, in the form of deletions */
    public FloodWatch(DeletionFiles files, AgentKind side, Clock clock) {
        this.files = files;
        this.side = side;
        this.clock = clock;
    }

    /** The plan without what must wait for the operator's word. */
    Plan check(Plan plan, AppliedBase base) {
        Set<VaultPath> added = side == AgentKind.LOCAL && !base.isConfirmed() ? added(plan, base) : Set.of();
        Set<VaultPath> unasked = new TreeSet<>(added);
        if (!unasked.isEmpty()) {
            unasked.removeAll(files.accepted(clock.instant()));
        }
        Set<VaultPath> waiting = new TreeSet<>(unasked.isEmpty() ? List.of() : files.withheld());
        long fresh = unasked.stream().filter(path -> !waiting.contains(path)).count();
        boolean isFlood = fresh > 0 && fresh + files.goneSince(clock.instant()) > MOST;
        if (!isFlood) {
            unasked.retainAll(waiting); // a single note that comes later is none
        }
        withheld = unasked;
        passing = new TreeSet<>(added);
        passing.removeAll(withheld);
        return withheld.isEmpty() ? plan : without(plan);
    }

    /** What waits for the operator's word that did not wait before, also over restarts; empty when that is no news. */
    public List<VaultPath> news() {
        return withheld.isEmpty() || !files.withheld().isEmpty() ? List.of() : List.copyOf(withheld);
    }

    public boolean isOver() {
        return withheld.isEmpty();
    }

    /** @param landed whether the plan was carried out */
    void done(boolean landed) {
        files.withhold(withheld);
        if (landed && !passing.isEmpty()) {
            files.passed(passing, clock.instant());
            passing = Set.of();
        }
    }

    private static Set<VaultPath> added(Plan plan, AppliedBase base) {
        Set<VaultPath> added = new TreeSet<>();
        plan.result().forEach((path, target) -> {
            boolean isNew = target.isPresent()
                    && base.blob(path) == null
                    && plan.onDisk(path, base) == null
                    && PASSING.stream().noneMatch(path::isUnder);
            if (isNew && isTheirs(plan, base, path, target.get()) && !isMove(base, path)) {
                added.add(path);
            }
        });
        return added;
    }

    /** Came now, or waits since it came. */
    private static boolean isTheirs(Plan plan, AppliedBase base, VaultPath path, BlobId text) {
        return base.isPending(path) || plan.vetted().foreign().contains(new Vetted.ForeignText(path.value(), text));
    }

    private static boolean isMove(AppliedBase base, VaultPath path) {
        return VaultLayout.taskAt(path)
                .filter(task -> !base.placesOf(task).isEmpty())
                .isPresent();
    }

    private Plan without(Plan plan) {
        Map<VaultPath, Optional<BlobId>> result = new LinkedHashMap<>(plan.result());
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>(plan.edits());
        withheld.forEach(path -> {
            result.remove(path);
            edits.remove(path.value());
        });
        return new Plan(plan.sides(), result, edits, plan.riding(), plan.held(), plan.notes(), plan.withheld());
    }
}
