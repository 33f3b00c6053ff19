package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ForeignChanges;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.sync.base.Authors;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks every fetched change against what its author may write before the working tree is touched: step by step along the line
 * of {@link Ancestry}, so that the last one who wrote a path answers for what is there. Whoever the author field names, a commit
 * is only ours when our journal says so, and the operator's or their other machine's when it is signed. What is refused gives way to
 * what stood at its path by right before, not to what we saw last: else a stranger's edit would undo a claim. A cloud clone has nothing
 * to protect but its own disk: there only paths that no vault can hold are refused.
 */
public final class Vetting {
    private final VaultRepository repository;
    private final OwnCommits own;
    private final Authors authors;
    private final Identity self;
    private final RefusedTexts refusedBefore;
    private final FileTypes types;

    public Vetting(
            VaultRepository repository,
            OwnCommits own,
            Authors authors,
            Identity self,
            RefusedTexts refusedBefore,
            FileTypes types) {
        this.types = types;
        this.repository = repository;
        this.own = own;
        this.authors = authors;
        this.self = self;
        this.refusedBefore = refusedBefore;
    }

    /**
     * What lies between two published commits and the operator has confirmed: only paths are judged, and no text counts as a decision
     * made here.
     *
     * @param fork the commit a clone was made of; null when there is none
     */
    public Vetted adopt(@Nullable CommitId fork, CommitId tip) {
        Verdicts verdicts = new Verdicts(repository, self, types);
        List<TreeChange> net = repository.foreignChanges().all(fork, tip);
        net.forEach(verdicts::addForeign);
        return vetted(net, verdicts, fork == null ? null : repository.objects().treeOf(fork), tip);
    }

    /**
     * Judges what lies between two published commits.
     *
     * @param seen the commit the applied base stands on, an ancestor of {@code tip}
     * @param onDisk what the applied base holds at a path
     */
    public Vetted vet(CommitId seen, CommitId tip, Function<VaultPath, @Nullable BlobId> onDisk) {
        Verdicts verdicts = new Verdicts(repository, self, types);
        ForeignChanges look = repository.foreignChanges();
        List<TreeChange> net = look.all(seen, tip);
        left(seen, onDisk).forEach(verdicts::left);
        judge(new Ancestry(repository.history(), own).steps(seen, tip), look, verdicts);
        TreeId ground = repository.objects().treeOf(seen);
        verdicts.keepNeighbours(ground, repository.objects().treeOf(tip), net, tip);
        verdicts.keepTasksWhole(net, tip);
        return vetted(net, verdicts, ground, tip);
    }

    /**
     * Step by step. A commit whose tree is too much is not looked at: it and the next one are one step, of nobody's. So is all that
     * is left when the whole way is too much.
     */
    private void judge(List<Ancestry.Step> steps, ForeignChanges look, Verdicts verdicts) {
        @Nullable CommitId skipped = null;
        for (int at = 0; at < steps.size(); at++) {
            Ancestry.Step own = steps.get(at);
            Ancestry.Step step = skipped == null ? own : new Ancestry.Step(skipped, own.to(), false);
            Optional<List<TreeChange>> changes = look.step(step.from(), step.to());
            if (changes.isEmpty() && at < steps.size() - 1) {
                skipped = step.from();
            } else {
                verdicts.judge(step, author(step), changes.orElseGet(() -> look.all(step.from(), step.to())));
                skipped = null;
            }
        }
    }

    /** Refused texts that the last commit seen held all the same; what belongs there is on disk, or waits to come back to it. */
    private List<TreeChange> left(CommitId seen, Function<VaultPath, @Nullable BlobId> onDisk) {
        List<TreeChange> left = new ArrayList<>();
        TreeId tree = repository.objects().treeOf(seen);
        for (Vetted.ForeignText text : refusedBefore.left()) {
            if (VaultPath.isVaultPath(text.path())
                    && Paths.refusal(text.path(), types).isEmpty()) {
                @Nullable
                TreeEntry there = repository.objects().find(tree, text.path()).orElse(null);
                @Nullable BlobId known = onDisk.apply(new VaultPath(text.path()));
                @Nullable
                BlobId right = known != null
                        ? known
                        : refusedBefore.insteadOf(text.path(), text.blob()).orElse(null);
                if (Objects.equals(there == null ? null : there.blob(), text.blob())) {
                    left.add(new TreeChange(text.path(), right == null ? null : TreeEntry.file(right), there));
                }
            }
        }
        return left;
    }

    /**
     * What our own commits on the line between two published commits put at the paths they changed, one after the other. The applied
     * base knows nothing of a push that landed after we stopped listening or just before we were killed.
     */
    public Map<VaultPath, Set<Optional<BlobId>>> published(CommitId seen, CommitId tip) {
        Map<VaultPath, Set<Optional<BlobId>>> published = new LinkedHashMap<>();
        ForeignChanges look = repository.foreignChanges();
        for (Ancestry.Step step : new Ancestry(repository.history(), own).steps(seen, tip)) {
            if (author(step).equals(Author.OWN)) {
                look.step(step.from(), step.to()).orElse(List.of()).stream()
                        .filter(change -> VaultPath.isVaultPath(change.path()))
                        .forEach(change -> published
                                .computeIfAbsent(new VaultPath(change.path()), path -> new HashSet<>())
                                .add(Optional.ofNullable(change.after()).map(TreeEntry::blob)));
            }
        }
        return published;
    }

    private Vetted vetted(List<TreeChange> net, Verdicts verdicts, @Nullable TreeId ground, CommitId tip) {
        Column column = new Column(repository.objects(), self, types);
        Map<VaultPath, Optional<BlobId>> changes = new LinkedHashMap<>();
        Map<String, Optional<TreeEntry>> restore = new LinkedHashMap<>();
        for (TreeChange change : net) {
            if (Verdicts.isEndOfClutter(change) || verdicts.isLeftAlone(change, ground)) {
                continue;
            }
            String bad = column.shapeRefusal(change);
            if (!bad.isEmpty()) {
                verdicts.refuse(change, tip, bad);
            }
            if (!verdicts.isRefused(change.path())) {
                changes.put(
                        new VaultPath(change.path()),
                        Optional.ofNullable(change.after()).map(TreeEntry::blob));
            }
        }
        Map<Vetted.ForeignText, Optional<BlobId>> left = new LinkedHashMap<>();
        for (TreeChange change : verdicts.standing(net)) {
            Optional<TreeEntry> right = verdicts.lastRight(change);
            boolean isFolder = right.filter(entry -> !entry.isSound()).isPresent();
            if (VaultPath.isVaultPath(change.path())
                    && !isFolder
                    && !right.equals(Optional.ofNullable(change.before()))) {
                changes.put(new VaultPath(change.path()), right.map(TreeEntry::blob));
            }
            if (mayRestore(change, isFolder)) {
                restore.put(change.path(), right);
            } else if (!isFolder) {
                left.put(new Vetted.ForeignText(change.path(), blob(change)), right.map(TreeEntry::blob));
            }
        }
        return new Vetted(
                changes,
                restore,
                verdicts.foreign(),
                verdicts.devices(),
                verdicts.violations(),
                verdicts.refused(),
                left,
                verdicts.unsigned(changes.keySet()),
                verdicts.besides());
    }

    /** What is not here may be whole elsewhere; a folder that cannot be looked into stays in no tree of ours. */
    private boolean mayRestore(TreeChange change, boolean isFolder) {
        TreeEntry after = change.after();
        boolean isLost = after != null && after.kind() == TreeEntry.Kind.LOST;
        return self.kind() == AgentKind.LOCAL
                && !isLost
                && (isFolder || !refusedBefore.isRestored(change.path(), blob(change)));
    }

    private Author author(Ancestry.Step step) {
        if (!step.single()) {
            return Author.FOREIGN;
        }
        if (own.contains(step.to())) {
            return Author.OWN;
        }
        return authors.of(step.to());
    }

    private static @Nullable BlobId blob(TreeChange change) {
        TreeEntry after = change.after();
        return after == null ? null : after.blob();
    }
}
