package dev.aiemployee.core.task;

/** How a clone stands to the remote. */
public enum SyncStatus implements Word {
    SYNCED,
    DIVERGED,
    CONFLICT,
    OFFLINE
}
