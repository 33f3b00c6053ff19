package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.TreeChange;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.git.TreeId;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.TaskMoves;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
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
    private final VaultRepository repository;
    private final Identity self;
    private final Column column;

    private final Map<String, Author> lastWriter = new HashMap<>();
    private final Map<String, Optional<TreeEntry>> vouched = new HashMap<>();
    private final Map<String, TreeChange> standing = new LinkedHashMap<>();
    private final Map<String, Violation> violations = new LinkedHashMap<>();
    private final Set<Vetted.ForeignText> refused = new HashSet<>();
    private final Set<Vetted.ForeignText> foreign = new HashSet<>();
    private final Set<Vetted.ForeignText> devices = new HashSet<>();

    Verdicts(VaultRepository repository, Identity self) {
        this.repository = repository;
        this.self = self;
        this.column = new Column(repository.objects(), self);
    }

    void judge(Ancestry.Step step, Author author, List<TreeChange> changes) {
        Map<String, TreeChange> byPath = new HashMap<>();
        List<Change> kinds = new ArrayList<>();
        for (TreeChange change : changes) {
            TreeChange judged = sinceRight(change);
            if (!Objects.equals(judged.before(), judged.after())) {
                byPath.put(change.path(), judged);
                kinds.add(new Change.At(change.path(), kindOf(judged)));
            }
            lastWriter.put(change.path(), author);
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
        if (author != Author.FOREIGN) {
            byPath.values().stream()
                    .filter(change -> !isRefused(change.path()))
                    .forEach(change -> vouched.put(change.path(), Optional.ofNullable(change.after())));
        }
    }

    /**
     * A change on top of a refused one, seen from what stood there by right: what was refused prepares no ground. Else removing a
     * draft and writing it anew would be no edit of it.
     */
    private TreeChange sinceRight(TreeChange change) {
        TreeChange refused = standing.get(change.path());
        return refused == null ? change : new TreeChange(change.path(), refused.before(), change.after());
    }

    private void refuse(Ancestry.Step step, Author author, List<Change> kinds, Map<String, TreeChange> byPath) {
        for (Change change : TaskMoves.pair(kinds)) {
            Optional<String> refusal =
                    column.refusal(author, change).or(() -> column.claimRefusal(author, change, byPath));
            for (Change.At part : change.parts()) {
                TreeChange at = byPath.get(part.path());
                if (at != null) {
                    refusal.or(() -> column.contentRefusal(author, at)).ifPresent(rule -> refuse(at, step.to(), rule));
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
                    && Column.shapeRefusal(change).isEmpty()) {
                neighbours.refusal(change.path()).ifPresent(rule -> refuse(change, tip, rule));
            }
        }
    }

    /** A task moves whole: with one place of it refused, the others would lose it or hold it twice. */
    void keepTasksWhole(List<TreeChange> net, CommitId tip) {
        Set<TaskId> broken = net.stream()
                .filter(change -> isRefused(change.path()))
                .flatMap(change -> task(change).stream())
                .collect(Collectors.toSet());
        broken.addAll(vanished(net));
        net.stream()
                .filter(change -> !isRefused(change.path()))
                .filter(change -> task(change).filter(broken::contains).isPresent())
                .filter(change -> lastWriter.get(change.path()) == Author.FOREIGN)
                .forEach(change -> refuse(change, tip, "part of a move that is refused"));
    }

    /** Tasks that were taken away at a place they only passed through, and that have no other place at the tip. */
    private Set<TaskId> vanished(List<TreeChange> net) {
        Set<TaskId> vanished = standing.values().stream()
                .filter(change -> change.after() == null)
                .flatMap(change -> task(change).stream())
                .collect(Collectors.toSet());
        net.stream()
                .filter(change -> change.after() != null)
                .flatMap(change -> task(change).stream())
                .forEach(vanished::remove);
        return vanished;
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
            if (vouched.containsKey(last.path()) && !changes.containsKey(last.path())) {
                changes.put(last.path(), new TreeChange(last.path(), last.after(), last.after()));
            }
        }
        return List.copyOf(changes.values());
    }

    /** What belongs where something is refused: what we, the operator or their other machine left there, else what was seen. */
    Optional<TreeEntry> lastRight(TreeChange change) {
        return vouched.getOrDefault(change.path(), Optional.ofNullable(change.before()));
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
