package dev.aiemployee.core.claim;

import dev.aiemployee.core.claim.Swap.Decision;
import dev.aiemployee.core.git.Rider;
import dev.aiemployee.core.task.CommitId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch of claims that shares the push of a sync cycle. Read {@link #won()} after the cycle. */
public final class ClaimRider implements Rider {
    private final Swap swap;
    private final Batch batch;
    private final TaskFilter wish;
    private Decision.@Nullable Change<List<ClaimOutcome>> change;
    private List<ClaimOutcome.Won> won = List.of();

    ClaimRider(Swap swap, Batch batch, TaskFilter wish) {
        this.swap = swap;
        this.batch = batch;
        this.wish = wish;
    }

    @Override
    public Optional<CommitId> on(CommitId parent) {
        change = null;
        TipTree tree = swap.tree(parent);
        if (batch.takeAny(tree, wish) instanceof Decision.Change<List<ClaimOutcome>> found
                && swap.leak(found, tree).isEmpty()) {
            change = found;
            return Optional.of(swap.commit(found, tree, batch.claim()));
        }
        return Optional.empty();
    }

    @Override
    public void landed(CommitId tip) {
        Decision.Change<List<ClaimOutcome>> landed = change;
        if (landed != null) {
            won = landed.landed().apply(tip).stream()
                    .filter(ClaimOutcome.Won.class::isInstance)
                    .map(ClaimOutcome.Won.class::cast)
                    .toList();
        }
    }

    /** What became ours by this ride; empty when it did not land. */
    public List<ClaimOutcome.Won> won() {
        return won;
    }
}
