package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last look at a plan before its commit is made: in the tree that would be published a task stands in one place. Whatever went
 * wrong before, a task that our commit would put into a second place stays as it is, and all else goes out. Costs what the plan
 * changes. Stateless.
 */
final class OnePlace {
    private static final Logger LOG = LoggerFactory.getLogger(OnePlace.class);

    private OnePlace() {}

    /** The plan without what it would do to a task that it doubles; one that is double on the remote already is only not made worse. */
    static Plan check(Plan plan, AppliedBase base) {
        Map<TaskId, Set<VaultPath>> doubled = new LinkedHashMap<>();
        placed(plan).forEach((task, added) -> {
            Set<VaultPath> known = new LinkedHashSet<>(base.placesOf(task));
            plan.remote().keySet().stream().filter(path -> isOf(task, path)).forEach(known::add);
            edited(plan).filter(path -> isOf(task, path)).forEach(known::add);
            if (known.stream().filter(path -> isAfter(plan, path)).count() > 1) {
                doubled.put(task, known);
            }
        });
        return doubled.isEmpty() ? plan : without(plan, doubled);
    }

    /** The tasks that get a place they did not have. */
    private static Map<TaskId, List<VaultPath>> placed(Plan plan) {
        Map<TaskId, List<VaultPath>> placed = new TreeMap<>();
        edited(plan)
                .filter(path -> isAfter(plan, path) && plan.sides().there(path).isEmpty())
                .forEach(path -> VaultLayout.taskAt(path)
                        .ifPresent(task -> placed.computeIfAbsent(task, first -> new ArrayList<>())
                                .add(path)));
        return placed;
    }

    private static Stream<VaultPath> edited(Plan plan) {
        return plan.edits().keySet().stream()
                .filter(path -> VaultPath.isVaultPath(path))
                .map(VaultPath::new);
    }

    private static boolean isOf(TaskId task, VaultPath path) {
        return VaultLayout.taskAt(path).filter(task::equals).isPresent();
    }

    /** Whether the published tree holds something at this path. */
    private static boolean isAfter(Plan plan, VaultPath path) {
        Optional<TreeEntry> edit = plan.edits().get(path.value());
        return edit == null ? plan.sides().there(path).isPresent() : edit.isPresent();
    }

    private static Plan without(Plan plan, Map<TaskId, Set<VaultPath>> doubled) {
        Map<VaultPath, Optional<BlobId>> result = new LinkedHashMap<>(plan.result());
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>(plan.edits());
        List<HeldPath> held = new ArrayList<>(plan.held());
        doubled.forEach((task, places) -> {
            LOG.error("task={} would be published in two places, {}; it waits", task, places);
            for (VaultPath path : places) {
                result.remove(path);
                if (edits.remove(path.value()) != null) {
                    held.add(new HeldPath(path.value(), "the task " + task + " would stand in two places"));
                }
            }
        });
        return new Plan(plan.sides(), result, edits, plan.riding(), held, plan.notes(), plan.withheld());
    }
}
