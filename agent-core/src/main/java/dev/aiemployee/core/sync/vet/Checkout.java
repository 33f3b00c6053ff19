package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the branch and the index in step with what was applied, so that the vault stays an ordinary Git repository; and notices
 * when another tool moved the branch.
 */
public final class Checkout {
    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);
    private static final String REMOTES = "refs/remotes/origin/";
    private static final String INDEXED = LocalRefs.INDEXED;
    private static final String LEFT = "refs/agents/left";
    /** The commit that brought back what a rollback had taken, while the base's commit has to stay behind. */
    public static final String BACK = "refs/agents/back";

    private final VaultRepository repository;
    private final ApplySeam seam;
    private final Clock clock;
    private final String branch;
    private final FileTypes types;

    public Checkout(VaultRepository repository, ApplySeam seam, Clock clock, FileTypes types) {
        this.types = types;
        this.clock = clock;
        this.repository = repository;
        this.seam = seam;
        this.branch = LocalRefs.branch(repository.branch());
    }

    /** Whether the local branch is where it was left. */
    public boolean isAt(CommitId applied) {
        return repository.refs().read(branch).filter(applied::equals).isPresent();
    }

    /** The texts in commits that somebody else put on the local branch since {@code applied}, by a pull or by hand. */
    public List<Vetted.ForeignText> foreignTexts(@Nullable CommitId applied, OwnCommits own) {
        Optional<CommitId> head = repository.refs().read(branch);
        if (head.isEmpty() || head.get().equals(applied)) {
            return List.of();
        }
        List<Vetted.ForeignText> texts = new ArrayList<>();
        for (CommitId commit : repository.history().between(applied, head.get())) {
            if (!own.contains(commit)) {
                texts.addAll(texts(commit));
            }
        }
        return texts;
    }

    /** What a commit changed against its first parent. */
    public List<Vetted.ForeignText> texts(CommitId commit) {
        @Nullable
        TreeId before = repository
                .history()
                .parent(commit)
                .map(repository.objects()::treeOf)
                .orElse(null);
        return repository.objects().changes(before, repository.objects().treeOf(commit)).stream()
                .map(change -> {
                    TreeEntry after = change.after();
                    return new Vetted.ForeignText(change.path(), after == null ? null : after.blob());
                })
                .toList();
    }

    /** The newest commit that another tool fetched and that the local branch holds since {@code applied}; absent without one. */
    public Optional<CommitId> pulled(CommitId applied) {
        Optional<CommitId> head = repository.refs().read(branch);
        Optional<CommitId> fetched = repository.refs().read(REMOTES + repository.branch());
        if (head.isEmpty() || fetched.isEmpty()) {
            return Optional.empty();
        }
        History history = repository.history();
        CommitId newest = history.contains(head.get(), fetched.get()) ? fetched.get() : head.get();
        boolean pulled = history.contains(fetched.get(), newest) && !newest.equals(applied);
        return pulled && history.contains(newest, applied) ? Optional.of(newest) : Optional.empty();
    }

    /** Remembers that everything seen before a rollback is back on the remote with this commit, or that the base says so by itself. */
    public void broughtBack(@Nullable CommitId with) {
        if (with == null) {
            repository.refs().remove(BACK);
        } else {
            repository.refs().set(BACK, with);
        }
    }

    /** Moves the branch to a published commit; a commit that only this clone has is kept under a ref of its own. */
    public void follow(@Nullable CommitId published) {
        if (published == null) {
            return;
        }
        Optional<CommitId> head = repository.refs().read(branch);
        if (head.isPresent() && !repository.history().contains(published, head.get())) {
            repository.kept(clock).keep(head.get());
            LOG.info(
                    "commit={} of this clone is published flattened, its original kept",
                    head.get().brief());
        }
        Optional<CommitId> indexed = repository.refs().read(INDEXED);
        if (head.equals(Optional.of(published)) && indexed.equals(head)) {
            return;
        }
        Optional<CommitId> left = repository.refs().read(LEFT);
        if (left.isEmpty() && head.isPresent() && !head.equals(indexed)) {
            // Another tool's commit is what the index holds; after a kill right before the index nothing else tells.
            repository.refs().set(LEFT, head.get());
            left = head;
        }
        seam.before("move branch", repository.vault());
        if (!repository.refs().move(branch, head.orElse(null), published)) {
            LOG.info("branch={} is being moved by another tool; the next cycle looks again", repository.branch());
            repository.releaseAbandonedLocks();
            return;
        }
        seam.before("write index", repository.vault());
        Map<String, TreeChange> changes = new LinkedHashMap<>();
        if (indexed.isPresent() || !repository.index().exists()) {
            collect(indexed.orElse(null), published, changes);
        }
        head.ifPresent(old -> collect(old, published, changes));
        left.ifPresent(old -> collect(old, published, changes));
        if (indexFollows(changes, published)) {
            repository.refs().set(INDEXED, published);
            left.ifPresent(done -> repository.refs().remove(LEFT));
        } else {
            LOG.info("the index is held by another tool; the next cycle looks again");
            repository.releaseAbandonedLocks();
        }
    }

    /** A damaged index is derived data: it is put aside and made anew as it is published. */
    private boolean indexFollows(Map<String, TreeChange> changes, CommitId published) {
        try {
            return repository.index().follow(changes.values(), this::isElsewhere);
        } catch (VaultException damaged) {
            LOG.warn("the index cannot be used and is made anew: {}", damaged.getMessage());
            repository.index().putAside();
            return repository
                    .index()
                    .follow(
                            repository
                                    .objects()
                                    .changes(null, repository.objects().treeOf(published)),
                            this::isElsewhere);
        }
    }

    /**
     * Whether an entry that no agent syncs is not on this disk, or stands there as it was before: its index entry then says that the disk
     * is not to be looked at, or the next {@code git commit -a} of another tool would remove it or bring back the old one.
     */
    private boolean isElsewhere(TreeChange change, boolean already) {
        TreeEntry after = change.after();
        if (after == null
                || !Paths.isPossible(change.path())
                || (after.kind() == TreeEntry.Kind.FILE
                        && Paths.refusal(change.path(), types).isEmpty())) {
            return false;
        }
        Path file = repository.vault().resolve(change.path());
        TreeEntry before = change.before();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        return !holds(file, after.blob()) && (already || (before != null && holds(file, before.blob())));
    }

    private static boolean holds(Path file, BlobId text) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && BlobId.of(Files.readAllBytes(file)).equals(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void collect(@Nullable CommitId from, CommitId to, Map<String, TreeChange> changes) {
        @Nullable TreeId before = from == null ? null : repository.objects().treeOf(from);
        repository
                .objects()
                .changes(before, repository.objects().treeOf(to))
                .forEach(change -> changes.put(change.path(), change));
    }
}
