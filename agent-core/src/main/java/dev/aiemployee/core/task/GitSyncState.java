package dev.aiemployee.core.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one clone stands to the remote after a cycle. {@code CONFLICT} holds exactly when conflicts are pending, except that
 * a clone which is offline says that first.
 *
 * @param syncId names the cycle; not blank
 */
public record GitSyncState(String syncId, SyncStatus status, Tips tips, Times times, Backlog backlog) {
    /**
     * The last commits seen.
     *
     * @param cloud null before one was seen
     * @param local null before one was seen
     */
    public record Tips(@Nullable CommitId cloud, @Nullable CommitId local) {}

    /**
     * When data last went either way.
     *
     * @param lastPull null before the first
     * @param lastPush null before the first
     */
    public record Times(
            @Nullable Instant lastPull, @Nullable Instant lastPush) {}

    /**
     * What has not come through.
     *
     * @param conflicts copies in {@code Conflicts/}
     * @param held paths that enter no commit
     * @param pending paths whose fetched text waits
     */
    public record Backlog(int conflicts, List<String> held, List<String> pending) {
        public static final Backlog NONE = new Backlog(0, List.of(), List.of());

        /** @throws IllegalArgumentException when the count is negative */
        public Backlog {
            held = List.copyOf(held);
            pending = List.copyOf(pending);
            if (conflicts < 0) {
                throw new IllegalArgumentException("pending conflicts: " + conflicts + " (expected: 0 or more)");
            }
        }
    }

    /** @throws IllegalArgumentException when status and pending conflicts contradict each other */
    public GitSyncState {
        if (syncId.isBlank()) {
            throw new IllegalArgumentException("sync id: blank (expected: a name for the cycle)");
        }
        boolean conflict = status == SyncStatus.CONFLICT;
        if (status != SyncStatus.OFFLINE && conflict != backlog.conflicts > 0) {
            throw new IllegalArgumentException("sync status: " + status.word() + " with " + backlog.conflicts
                    + " pending conflicts (expected: conflict exactly when there are any)");
        }
    }

    /**
     * The state after the next cycle, its tips and times as they were.
     *
     * @throws IllegalStateException when {@code next} may not follow this status
     */
    public GitSyncState become(SyncStatus next, String cycle, Backlog left) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("sync status: " + status.word() + " to " + next.word()
                    + " (expected: one of " + status.next() + ")");
        }
        return new GitSyncState(cycle, next, tips, times, left);
    }

    /**
     * The state after the next cycle, however many allowed steps lead there: a cycle may both find the other side's changes and
     * settle them.
     */
    public GitSyncState reach(SyncStatus next, String cycle, Backlog left) {
        if (status.mayBecome(next)) {
            return become(next, cycle, left);
        }
        SyncStatus between = status == SyncStatus.SYNCED ? SyncStatus.DIVERGED : SyncStatus.SYNCED;
        return become(between, cycle, Backlog.NONE).become(next, cycle, left);
    }

    /** The same state with what was seen since. */
    public GitSyncState seen(Tips newTips, Times newTimes) {
        return new GitSyncState(syncId, status, newTips, newTimes, backlog);
    }
}
