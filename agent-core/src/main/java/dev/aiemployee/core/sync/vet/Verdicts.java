package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects, step by step, which paths hold something that its last writer may not have put there. For one check. */
final class Verdicts {
    private static final String PART_OF_A_MOVE = "part of a move that is refused";

    private final VaultRepository repository;
    private final Identity self;
    private final Column column;
    private final LeftAlone leftAlone;

    private final Map<String, Author> lastWriter = new HashMap<>();
    /** What each path that was ever changed holds at the tip; the net difference says nothing of what left and came back. */
    private final Map<String, TreeChange> back = new HashMap<>();

    private final Map<String, TreeChange> left = new HashMap<>();
    private final Map<String, TreeChange> standing = new LinkedHashMap<>();
    private final Map<String, Violation> violations = new LinkedHashMap<>();
    private final Map<String, CommitId> besides = new LinkedHashMap<>();
    private final Set<Vetted.ForeignText> refused = new HashSet<>();
    private final Set<Vetted.ForeignText> foreign = new HashSet<>();
    private final Set<Vetted.ForeignText> devices = new HashSet<>();

    Verdicts(VaultRepository repository, Identity self, FileTypes types) {
        this.repository = repository;
        this.self = self;
        this.column = new Column(repository.objects(), self, types);
        this.leftAlone = new LeftAlone(repository.objects(), types);
    }

    /** A refused text that stood at the tip already when it was last seen, and what belongs there. */
    void left(TreeChange change) {
        left.put(change.path(), change);
    }

    void judge(Ancestry.Step step, Author author, List<TreeChange> changes) {
        Map<String, TreeChange> byPath = new HashMap<>();
        List<Change> kinds = new ArrayList<>();
        for (TreeChange change : changes) {
            if (isLeftAlone(change, repository.objects().treeOf(step.from()))) {
                boolean isSuspect = author == Author.FOREIGN && LeftAlone.isObeyed(change);
                if (isSuspect || (author != Author.OWN && leftAlone.isMisnamed(change))) {
                    besides.put(change.path(), step.to());
                }
                continue;
            }
            TreeChange judged = sinceRight(change);
            if (!isEndOfClutter(judged) && !Objects.equals(judged.before(), judged.after())) {
                byPath.put(change.path(), judged);
                kinds.add(new Change.At(change.path(), kindOf(judged)));
            }
            lastWriter.put(change.path(), author);
            left.remove(change.path());
            back.put(change.path(), new TreeChange(change.path(), change.after(), change.after()));
            standing.remove(change.path());
            if (author != Author.OWN) {
                addForeign(change);
            }
            if (author instanceof Author.Device) {
                devices.add(text(change));
            }
        }
        if (self.kind() == AgentKind.LOCAL && author != Author.OWN) {
            refuse(step, author, kinds, byPath);
        }
    }

    /** Whether a change is of entries that no agent syncs, so that nobody judges it; never where something is refused. */
    boolean isLeftAlone(TreeChange change, @Nullable TreeId ground) {
        return !standing.containsKey(change.path()) && leftAlone.is(change, ground);
    }

    /** Those of the paths whose last writer is nobody that a key vouches for. */
    Set<VaultPath> unsigned(Set<VaultPath> paths) {
        return paths.stream()
                .filter(path -> lastWriter.get(path.value()) == Author.FOREIGN && !isRefused(path.value()))
                .collect(Collectors.toSet());
    }

    /**
     * Entries that others changed and no agent syncs, with the commit: what a program could obey or follow, and what has a name that
     * not every computer can store.
     */
    Map<String, CommitId> besides() {
        return besides;
    }

    /**
     * A change on top of a refused one, seen from what stood there by right: what was refused prepares no ground. Else removing a
     * draft and writing it anew would be no edit of it.
     */
    private TreeChange sinceRight(TreeChange change) {
        TreeChange refused = standing.getOrDefault(change.path(), left.get(change.path()));
        return refused == null ? change : new TreeChange(change.path(), refused.before(), change.after());
    }

    private void refuse(Ancestry.Step step, Author author, List<Change> kinds, Map<String, TreeChange> byPath) {
        for (Change change : TaskMoves.pair(kinds)) {
            Optional<String> refusal =
                    column.refusal(author, change).or(() -> column.claimRefusal(author, change, byPath));
            for (Change.At part : change.parts()) {
                TreeChange at = byPath.get(part.path());
                if (at != null) {
                    refusal.or(() -> Optional.of(column.shapeRefusal(at)).filter(rule -> !rule.isEmpty()))
                            .or(() -> column.contentRefusal(author, at))
                            .ifPresent(rule -> refuse(at, step.to(), rule));
                }
            }
        }
    }

    /** A stranger's new path that would meet another one on some disk is refused. */
    void keepNeighbours(TreeId before, TreeId after, List<TreeChange> net, CommitId tip) {
        NeighbourNames neighbours = new NeighbourNames(repository.objects(), before, after);
        for (TreeChange change : net) {
            if (change.before() == null
                    && self.kind() == AgentKind.LOCAL
                    && lastWriter.get(change.path()) == Author.FOREIGN
                    && column.shapeRefusal(change).isEmpty()) {
                neighbours.refusal(change.path()).ifPresent(rule -> refuse(change, tip, rule));
            }
        }
    }

    /** A task stands in one place by right: what is refused of it leaves it neither nowhere nor in two. */
    void keepTasksWhole(List<TreeChange> net, CommitId tip) {
        Map<TaskId, List<TreeChange>> refusedParts = byTask(standing.values());
        Map<String, TreeChange> accepted = new LinkedHashMap<>(back);
        net.forEach(change -> accepted.put(change.path(), change));
        accepted.keySet().removeAll(standing.keySet());
        Map<TaskId, List<TreeChange>> acceptedParts = byTask(accepted.values());
        refusedParts.forEach((task, parts) -> keepWhole(parts, acceptedParts.getOrDefault(task, List.of()), tip));
    }

    private void keepWhole(List<TreeChange> refusedParts, List<TreeChange> acceptedParts, CommitId tip) {
        List<TreeChange> homes =
                refusedParts.stream().filter(change -> change.before() != null).toList();
        boolean trusted = acceptedParts.stream()
                .anyMatch(change -> change.after() != null && lastWriter.get(change.path()) != Author.FOREIGN);
        homes.stream().skip(trusted ? 0 : 1).forEach(this::leave);
        boolean nowhere = homes.isEmpty() && acceptedParts.stream().allMatch(change -> change.after() == null);
        boolean twice = !homes.isEmpty() && !trusted;
        for (TreeChange change : acceptedParts) {
            boolean foreign = lastWriter.get(change.path()) == Author.FOREIGN;
            if (foreign && nowhere) {
                refuse(change, tip, PART_OF_A_MOVE);
            } else if (foreign && twice && change.after() != null) {
                refuse(new TreeChange(change.path(), null, change.after()), tip, PART_OF_A_MOVE);
            }
        }
    }

    /** The task has another place: what stood here does not come back. */
    private void leave(TreeChange change) {
        if (change.after() == null) {
            standing.remove(change.path());
        } else {
            standing.put(change.path(), new TreeChange(change.path(), null, change.after()));
        }
    }

    private static Map<TaskId, List<TreeChange>> byTask(Collection<TreeChange> changes) {
        Map<TaskId, List<TreeChange>> byTask = new LinkedHashMap<>();
        changes.forEach(change -> task(change)
                .ifPresent(id ->
                        byTask.computeIfAbsent(id, key -> new ArrayList<>()).add(change)));
        return byTask;
    }

    void refuse(TreeChange change, CommitId commit, String rule) {
        standing.put(change.path(), change);
        violations.putIfAbsent(change.path(), new Violation(change.path(), commit.value(), rule));
        refused.add(text(change));
    }

    void addForeign(TreeChange change) {
        foreign.add(text(change));
    }

    boolean isRefused(String path) {
        return standing.containsKey(path);
    }

    /** What is refused at the tip, against what was seen; also where the tip holds what was seen, but should hold something else. */
    List<TreeChange> standing(List<TreeChange> net) {
        Map<String, TreeChange> changes = new LinkedHashMap<>();
        net.stream().filter(change -> isRefused(change.path())).forEach(change -> changes.put(change.path(), change));
        for (TreeChange last : standing.values()) {
            changes.putIfAbsent(last.path(), new TreeChange(last.path(), last.after(), last.after()));
        }
        return List.copyOf(changes.values());
    }

    /** What belongs where something is refused: what stood there by right before that. */
    Optional<TreeEntry> lastRight(TreeChange change) {
        TreeChange refused = standing.get(change.path());
        return Optional.ofNullable(refused == null ? change.before() : refused.before());
    }

    Set<Vetted.ForeignText> devices() {
        return devices;
    }

    Set<Vetted.ForeignText> foreign() {
        return foreign;
    }

    Set<Vetted.ForeignText> refused() {
        return refused;
    }

    List<Violation> violations() {
        return List.copyOf(violations.values());
    }

    /** What no vault can hold is gone: nobody's loss, and nothing to give back. */
    static boolean isEndOfClutter(TreeChange change) {
        return change.after() == null && !VaultPath.isVaultPath(change.path());
    }

    private static Vetted.ForeignText text(TreeChange change) {
        TreeEntry after = change.after();
        @Nullable BlobId blob = after == null ? null : after.blob();
        return new Vetted.ForeignText(change.path(), blob);
    }

    private static Optional<TaskId> task(TreeChange change) {
        return VaultPath.isVaultPath(change.path())
                ? VaultLayout.taskAt(new VaultPath(change.path()))
                : Optional.empty();
    }

    private static Change.Kind kindOf(TreeChange change) {
        if (change.before() == null) {
            return Change.Kind.ADD;
        }
        return change.after() == null ? Change.Kind.DELETE : Change.Kind.MODIFY;
    }
}
