package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.task.CommitId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at what a fetched tip changed, and gives up as soon as it is too much: a few small objects can name trees without end. */
public final class FetchedTree {
    /**
     * What the look found.
     *
     * @param refusal why the tip is refused; empty when it is within the limits
     * @param isWhole whether all that it names is here
     */
    public record Found(String refusal, boolean isWhole) {}

    private final BatchedRepository repository;
    private final FetchLimits limits;

    public FetchedTree(BatchedRepository repository, FetchLimits limits) {
        this.repository = repository;
        this.limits = limits;
    }

    /**
     * Whether a fetched tip is within the limits, and whole.
     *
     * @param seen the last tip that was within the limits; null for none
     */
    public Found look(@Nullable CommitId seen, CommitId tip) {
        Optional<List<TreeChange>> changes = new ForeignChanges(repository, limits).between(seen, tip);
        if (changes.isEmpty()) {
            return new Found(
                    "it changes more than " + limits.entries(seen == null) + " files, or cannot be read at all", true);
        }
        return new Found("", changes.get().stream().noneMatch(FetchedTree::isLost));
    }

    private static boolean isLost(TreeChange change) {
        TreeEntry after = change.after();
        return after != null && after.kind() == TreeEntry.Kind.LOST;
    }
}
