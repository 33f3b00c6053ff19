package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.StoredBlobs;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last look at a plan before its commit is made: in the tree that would be published a task stands in one place. Asks the tip itself
 * where it may hold something else than what belongs there, for another machine may have had the last word. Where the task belongs
 * wins over a refused text elsewhere; what was undone before is undone for the whole task or not at all; and a task that our commit would
 * put into a second place stays as it is, and all else goes out. Costs what the plan and the tip change. For one plan.
 */
public final class OnePlace {
    private static final Logger LOG = LoggerFactory.getLogger(OnePlace.class);

    private static final List<VaultPath> FURTHEST_FIRST = List.of(
            VaultLayout.IN_PROGRESS,
            VaultLayout.DONE,
            VaultLayout.FAILED,
            VaultLayout.REJECTED,
            VaultLayout.ARCHIVE,
            VaultLayout.APPROVED,
            VaultLayout.PENDING_APPROVAL,
            VaultLayout.NEEDS_ACTION);

    private final Plan plan;
    private final AppliedBase base;
    private final Tip tip;
    private final boolean repairs;
    private final Map<TaskId, Set<VaultPath>> places = new TreeMap<>();
    private final Set<VaultPath> doubtful = new LinkedHashSet<>();
    private final Map<VaultPath, Optional<BlobId>> result;
    private final Map<String, Optional<TreeEntry>> edits;
    private final List<HeldPath> held;
    private final Set<String> leaving = new LinkedHashSet<>();

    /** @param kind the cloud's agent moves nothing of what others put somewhere */
    public OnePlace(Plan plan, AppliedBase base, Tip tip, AgentKind kind) {
        this.plan = plan;
        this.base = base;
        this.tip = tip;
        this.repairs = kind == AgentKind.LOCAL;
        this.result = new LinkedHashMap<>(plan.result());
        this.edits = new LinkedHashMap<>(plan.edits());
        this.held = new ArrayList<>(plan.held());
    }

    /**
     * What is published.
     *
     * @param entries what the tree that the plan goes on top of holds at a path
     * @param seen the same of the tree that was seen before
     */
    public record Tip(
            Function<String, Optional<TreeEntry>> entries, Function<String, Optional<TreeEntry>> seen, Blobs blobs) {
        public static Tip of(@Nullable CommitId tip, @Nullable CommitId seen, ObjectBase objects) {
            return new Tip(at(tip, objects), at(seen, objects), StoredBlobs.of(objects));
        }

        private static Function<String, Optional<TreeEntry>> at(@Nullable CommitId commit, ObjectBase objects) {
            if (commit == null) {
                return path -> Optional.empty();
            }
            TreeId tree = objects.treeOf(commit);
            return path -> objects.find(tree, path);
        }
    }

    /**
     * The plan, in which each task stands in one place.
     *
     * @param left the refused texts that the tip went on holding when it was last seen
     */
    public Plan check(List<Vetted.ForeignText> left) {
        collect(left);
        places.forEach(this::check);
        if (edits.equals(plan.edits()) && result.equals(plan.result())) {
            return plan;
        }
        Sides sides = plan.sides().with(plan.vetted().leaving(leaving, tip.entries()));
        return new Plan(sides, result, edits, plan.riding(), held, plan.notes(), plan.withheld());
    }

    /** The tasks of which something changes or may be wrong, with every path where the tip may hold them. */
    private void collect(List<Vetted.ForeignText> left) {
        left.forEach(text -> doubt(text.path()));
        plan.vetted().left().keySet().forEach(text -> doubt(text.path()));
        plan.vetted().restore().keySet().forEach(this::doubt);
        plan.edits().keySet().forEach(this::add);
        plan.remote().keySet().forEach(path -> add(path.value()));
        base.doubled().forEach(task -> places.computeIfAbsent(task, id -> new TreeSet<>()));
        places.forEach((task, paths) -> paths.addAll(base.placesOf(task)));
        for (VaultPath path : base.pending()) {
            if (VaultLayout.taskAt(path).filter(places::containsKey).isPresent()) {
                doubt(path.value());
            }
        }
    }

    private void doubt(String path) {
        add(path).ifPresent(doubtful::add);
    }

    private Optional<VaultPath> add(String path) {
        Optional<VaultPath> place = Optional.of(path)
                .filter(VaultPath::isVaultPath)
                .map(VaultPath::new)
                .filter(at -> VaultLayout.taskAt(at).isPresent());
        place.ifPresent(at -> places.computeIfAbsent(VaultLayout.taskAt(at).orElseThrow(), task -> new TreeSet<>())
                .add(at));
        return place;
    }

    private void check(TaskId task, Set<VaultPath> all) {
        List<VaultPath> wanted = all.stream().filter(this::isWanted).toList();
        if (wanted.size() > 1) {
            checkDoubled(task, all, wanted);
        } else if (repairs) {
            keepWhole(all, wanted.isEmpty() ? null : wanted.get(0));
        } else if (after(all).count() > 1 && all.stream().anyMatch(this::isPlaced)) {
            hold(task, all);
        }
    }

    /** One place, or none, is right: what else the tip holds is no place of the task. */
    private void keepWhole(Set<VaultPath> all, @Nullable VaultPath right) {
        boolean isRight = right != null && isAfter(right);
        boolean undone = right != null
                && isRight
                && !isInTip(right)
                && plan.vetted().restore().containsKey(right.value());
        boolean nowhere = (right != null || isSeen(all)) && after(all).findAny().isEmpty();
        boolean twice = after(all).count() > 1;
        if (nowhere || (twice && undone)) {
            all.stream().filter(path -> edits.containsKey(path.value())).forEach(this::leave);
            reduce(all, null);
        } else if (twice) {
            reduce(all, isRight ? right : null);
        }
    }

    /** Whether the task was published when we last looked; a note that came with what is refused leaves with it. */
    private boolean isSeen(Set<VaultPath> all) {
        return all.stream().anyMatch(path -> tip.seen().apply(path.value()).isPresent());
    }

    /** Undone before, and done again: now it stays as whoever did it wants it, all of it. */
    private void leave(VaultPath path) {
        if (plan.vetted().restore().containsKey(path.value())) {
            edits.remove(path.value());
            leaving.add(path.value());
        }
    }

    /** @param right the place that stays; null for that where the work has come furthest */
    private void reduce(Set<VaultPath> all, @Nullable VaultPath right) {
        List<VaultPath> after = after(all).toList();
        if (after.size() > 1) {
            VaultPath stays = right == null ? furthest(after) : right;
            LOG.warn("{} are places of one task; only {} stays in the published tree", after, stays);
            after.stream()
                    .filter(path -> !path.equals(stays))
                    .forEach(path -> edits.put(path.value(), Optional.empty()));
        }
    }

    /** More than one place would be right: by our own hand, or because somebody else made a second one. */
    private void checkDoubled(TaskId task, Set<VaultPath> all, List<VaultPath> wanted) {
        if (wanted.stream().anyMatch(this::isPlaced)) {
            hold(task, all);
            return;
        }
        VaultPath stays = best(wanted);
        if (repairs && isNoteOf(task, stays)) {
            wanted.stream().filter(path -> !path.equals(stays)).forEach(path -> setAside(path, wanted(stays)));
            keepWhole(all, stays);
        }
    }

    /** One that is published already, rather one that we knew of. */
    private VaultPath best(List<VaultPath> wanted) {
        List<VaultPath> published = wanted.stream().filter(this::isAfter).toList();
        List<VaultPath> known =
                published.stream().filter(path -> base.blob(path) != null).toList();
        return known.size() == 1 ? known.get(0) : furthest(published.isEmpty() ? wanted : published);
    }

    private void setAside(VaultPath path, Optional<BlobId> stays) {
        Optional<BlobId> text = wanted(path);
        if (!text.equals(stays)) {
            text.ifPresent(blob -> {
                VaultPath copy = CopyName.of(path, blob.brief());
                result.put(copy, text);
                edits.put(copy.value(), text.map(TreeEntry::file));
            });
        }
        result.put(path, Optional.empty());
        if (isInTip(path)) {
            edits.put(path.value(), Optional.empty());
        }
    }

    /** A note of the operator's own may have the name of another one. */
    private boolean isNoteOf(TaskId task, VaultPath path) {
        return wanted(path)
                .flatMap(blob -> new NoteFormat().parse(tip.blobs().read(blob)).note())
                .flatMap(note -> note.text("id"))
                .filter(task.value()::equals)
                .isPresent();
    }

    private void hold(TaskId task, Set<VaultPath> all) {
        LOG.error("task={} would be published in two places, {}; it waits", task, all);
        for (VaultPath path : all) {
            result.remove(path);
            if (edits.remove(path.value()) != null) {
                held.add(new HeldPath(path.value(), "the task " + task + " would stand in two places"));
            }
        }
    }

    /** A place that our commit would give it, by this side's own hand. */
    private boolean isPlaced(VaultPath path) {
        return isAfter(path) && plan.sides().there(path).isEmpty();
    }

    private boolean isWanted(VaultPath path) {
        return wanted(path).isPresent();
    }

    private Optional<BlobId> wanted(VaultPath path) {
        return result.containsKey(path)
                ? result.getOrDefault(path, Optional.empty())
                : plan.sides().there(path);
    }

    private boolean isInTip(VaultPath path) {
        return doubtful.contains(path)
                ? tip.entries().apply(path.value()).isPresent()
                : plan.sides().there(path).isPresent();
    }

    /** Whether the published tree would hold something at this path. */
    private boolean isAfter(VaultPath path) {
        Optional<TreeEntry> edit = edits.get(path.value());
        return edit == null ? isInTip(path) : edit.isPresent();
    }

    private Stream<VaultPath> after(Set<VaultPath> all) {
        return all.stream().filter(this::isAfter);
    }

    /** Where the work has come furthest: what was done is not asked about as if it were new. */
    private static VaultPath furthest(Collection<VaultPath> some) {
        return Collections.min(some, Comparator.comparingInt(OnePlace::rank));
    }

    private static int rank(VaultPath path) {
        for (int at = 0; at < FURTHEST_FIRST.size(); at++) {
            if (path.isUnder(FURTHEST_FIRST.get(at))) {
                return at;
            }
        }
        return FURTHEST_FIRST.size();
    }
}
