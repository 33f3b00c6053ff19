package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import java.util.Optional;

/**
 * One more commit that shares the push of another: what a cycle publishes and what rides on it land together or not at all. Whoever
 * pushes knows nothing of what it says. For one thread.
 */
public interface Rider {
    /** Nothing rides. */
    Rider NONE = new Rider() {
        @Override
        public Optional<CommitId> on(CommitId parent) {
            return Optional.empty();
        }

        @Override
        public void landed(CommitId tip) {}
    };

    /**
     * Builds the commit on top of {@code parent}, on no branch; absent when there is nothing to say there. Asked again after each
     * lost race, which makes the earlier answer void.
     */
    Optional<CommitId> on(CommitId parent);

    /** The commit of the latest answer is on the remote's branch. Not called after a lost reply, when it may be there all the same. */
    void landed(CommitId tip);
}
