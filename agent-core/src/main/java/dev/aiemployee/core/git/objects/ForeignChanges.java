package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * What commits changed that anybody may have made, within the limits of a fetch. One object serves one look at one history: what all
 * of its comparisons read together is limited too, so that no history costs more than a vault's. For one thread.
 */
public final class ForeignChanges {
    /** Rows of trees that are read for each entry that may differ: months of ordinary commits stay well below. */
    private static final int ROWS_FOR_ENTRY = 100;

    private static final int MOST_IN_STEP = 50_000;

    private final BatchedRepository repository;
    private final FetchLimits limits;
    private final DiffBudget budget;
    private final DiffBudget steps;

    public ForeignChanges(BatchedRepository repository, FetchLimits limits) {
        this.repository = repository;
        this.limits = limits;
        long rows = (long) ROWS_FOR_ENTRY * limits.entries();
        this.budget = DiffBudget.of(rows, limits.entries(), repository::isStopping);
        this.steps = DiffBudget.of(rows, Math.min(limits.entries(), MOST_IN_STEP), repository::isStopping);
    }

    /**
     * Every path at which the trees of two commits differ, and what is wrong with what is there now; absent when that is too much
     * or cannot be read at all.
     *
     * @param from null for an empty vault
     * @throws StoppedException when the process is to end
     */
    public Optional<List<TreeChange>> between(@Nullable CommitId from, CommitId to) {
        if (from == null) {
            int most = limits.entries(true);
            return compare(null, to, DiffBudget.of((long) ROWS_FOR_ENTRY * most, most, repository::isStopping));
        }
        return budget.isSpent() ? Optional.empty() : compare(from, to, budget);
    }

    /**
     * The same for one commit on the way to a tip, which changes less: what is more is given up soon, for there may be many such.
     */
    public Optional<List<TreeChange>> step(CommitId from, CommitId to) {
        return steps.isSpent() ? Optional.empty() : compare(from, to, steps);
    }

    /** The same without a limit, for a tip that was fetched within it. */
    public List<TreeChange> all(@Nullable CommitId from, CommitId to) {
        return compare(from, to, DiffBudget.unlimited(repository::isStopping)).orElseThrow();
    }

    private Optional<List<TreeChange>> compare(@Nullable CommitId from, CommitId to, DiffBudget within) {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader)) {
            @Nullable
            ObjectId before = from == null
                    ? null
                    : commits.parseCommit(History.objectId(from)).getTree();
            Optional<ObjectId> after = tree(reader, commits, to);
            return after.isEmpty()
                    ? Optional.empty()
                    : new TreeDiff(reader, limits, within, repository.soundTexts()).between(before, after.get());
        } catch (IOException failure) {
            throw new VaultException(
                    "cannot compare " + from + " with " + to + " in " + repository.getDirectory(), failure);
        }
    }

    /** The commit's tree; absent when there is none to be read. */
    private static Optional<ObjectId> tree(ObjectReader reader, RevWalk commits, CommitId commit) throws IOException {
        try {
            ObjectId tree = commits.parseCommit(History.objectId(commit)).getTree();
            RawTree.read(reader, tree);
            return Optional.of(tree);
        } catch (MissingObjectException
                | IncorrectObjectTypeException
                | CorruptObjectException
                | LargeObjectException unreadable) {
            return Optional.empty();
        }
    }
}
