package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.Winner;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a plan and what it does: when too many notes would go at once, on the remote because they are missing here or
 * here because a fetched commit removed or rewrote them, they stay until the operator says yes or they are back; the rest of the
 * plan goes on. A note whose id or text stands elsewhere has moved and is not gone. For one thread.
 *
 * <p>A cloud clone applies fetched deletions without a question: it holds nothing that only it has, and the operator has been
 * asked where the deletion was made.
 */
public final class DeletionWatch {
    private static final Set<VaultPath> PASSING =
            Set.of(VaultLayout.UPDATES, VaultLayout.SIGNALS, VaultLayout.LOGS, VaultLayout.CONFLICTS);

    private final DeletionFiles files;
    private final FloodWatch flood;
    private final AgentKind side;
    private final Clock clock;
    private Set<VaultPath> passing = Set.of();
    private Set<VaultPath> withheld = Set.of();

    public DeletionWatch(DeletionFiles files, FloodWatch flood, AgentKind side, Clock clock) {
        this.flood = flood;
        this.files = files;
        this.side = side;
        this.clock = clock;
    }

    /** The plan without what must wait for the operator's word. */
    public Plan check(Plan plan, AppliedBase base) {
        Set<VaultPath> lost = base.isConfirmed() ? Set.of() : lost(plan, base);
        Set<VaultPath> unasked = new TreeSet<>(lost);
        unasked.removeAll(files.accepted(clock.instant()));
        Tripwire tripwire = new Tripwire(base.paths().size(), files.goneSince(clock.instant()));
        withheld = tripwire.stops(unasked.size()) ? unasked : Set.of();
        passing = new TreeSet<>(lost);
        passing.removeAll(withheld);
        return flood.check(withheld.isEmpty() ? plan : without(plan, withheld), base);
    }

    /** The same about what somebody else adds. */
    public FloodWatch flood() {
        return flood;
    }

    /** Whether notes wait for the operator's word that did not wait before, also over restarts. */
    public boolean isNews() {
        return !withheld.isEmpty() && files.withheld().isEmpty();
    }

    /**
     * A cycle that was checked is over.
     *
     * @param landed whether the plan was carried out
     */
    public void done(boolean landed) {
        flood.done(landed);
        files.withhold(withheld);
        if (landed && !passing.isEmpty()) {
            files.passed(passing, clock.instant());
            passing = Set.of();
        }
    }

    private Set<VaultPath> lost(Plan plan, AppliedBase base) {
        Set<VaultPath> lost = new TreeSet<>();
        plan.result().forEach((path, target) -> {
            boolean counts = PASSING.stream().noneMatch(path::isUnder)
                    && !path.fileName().startsWith(".");
            if (counts && (isRemoval(plan, base, path, target) || isRewrite(plan, base, path, target))) {
                lost.add(path);
            }
        });
        if (!lost.isEmpty()) {
            Set<TaskId> tasks = new HashSet<>();
            Set<BlobId> texts = new HashSet<>();
            standing(plan, base, tasks, texts);
            lost.removeIf(
                    path -> VaultLayout.taskAt(path).filter(tasks::contains).isPresent()
                            || Optional.ofNullable(textOf(plan, base, path))
                                    .filter(texts::contains)
                                    .isPresent());
        }
        return lost;
    }

    /** What would go; a text that nobody published is on disk alone. */
    private static @Nullable BlobId textOf(Plan plan, AppliedBase base, VaultPath path) {
        @Nullable BlobId published = base.blob(path);
        return published == null ? plan.onDisk(path, base) : published;
    }

    private boolean isRemoval(Plan plan, AppliedBase base, VaultPath path, Optional<BlobId> target) {
        Optional<TreeEntry> edit = plan.edits().get(path.value());
        boolean published = target.isEmpty() && edit != null && edit.isEmpty();
        boolean applied = side == AgentKind.LOCAL && target.isEmpty() && plan.onDisk(path, base) != null;
        return published || applied;
    }

    private boolean isRewrite(Plan plan, AppliedBase base, VaultPath path, Optional<BlobId> target) {
        return side == AgentKind.LOCAL
                && target.isPresent()
                && OwnershipRules.winner(path) == Winner.KEEP_BOTH
                && base.blob(path) != null
                && !Objects.equals(plan.onDisk(path, base), target.get())
                && plan.vetted().foreign().contains(new Vetted.ForeignText(path.value(), target.get()));
    }

    /** The ids and texts that the vault still holds when the plan is carried out. */
    private static void standing(Plan plan, AppliedBase base, Set<TaskId> tasks, Set<BlobId> texts) {
        Set<VaultPath> paths = new HashSet<>(base.paths());
        paths.addAll(plan.result().keySet());
        for (VaultPath path : paths) {
            Optional<BlobId> planned = plan.result().get(path);
            BlobId text = planned == null ? base.blob(path) : planned.orElse(null);
            if (text != null) {
                VaultLayout.taskAt(path).ifPresent(tasks::add);
                texts.add(text);
            }
        }
    }

    private static Plan without(Plan plan, Set<VaultPath> withheld) {
        Map<VaultPath, Optional<BlobId>> result = new LinkedHashMap<>(plan.result());
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>(plan.edits());
        Set<VaultPath> out = new HashSet<>(withheld);
        withheld.forEach(path -> out.addAll(path.folders())); // a note in the place of their folder
        plan.result().keySet().stream()
                .filter(path -> path.folders().stream().anyMatch(withheld::contains))
                .forEach(out::add); // a folder in the place of their note
        for (VaultPath path : out) {
            result.remove(path);
            edits.remove(path.value());
        }
        return new Plan(plan.sides(), result, edits, plan.riding(), plan.held(), plan.notes(), List.copyOf(withheld));
    }
}
