package dev.aiemployee.core.task;

import java.util.EnumSet;
import java.util.Set;

/** How a clone stands to the remote. {@link #mayBecome} holds the only steps there are. */
public enum SyncStatus implements Word {
    SYNCED,
    DIVERGED,
    CONFLICT,
    OFFLINE;

    /**
     * The statuses that may follow this one directly, itself included. A clone that comes back while conflicts are pending
     * is in conflict at once, because it cannot be synced then.
     */
    public Set<SyncStatus> next() {
        return switch (this) {
            case SYNCED -> EnumSet.of(SYNCED, DIVERGED, OFFLINE);
            case DIVERGED -> EnumSet.of(DIVERGED, SYNCED, CONFLICT, OFFLINE);
            case CONFLICT, OFFLINE -> EnumSet.of(CONFLICT, SYNCED, OFFLINE);
        };
    }

    /** Whether {@code status} may follow this one directly. */
    public boolean mayBecome(SyncStatus status) {
        return next().contains(status);
    }
}
