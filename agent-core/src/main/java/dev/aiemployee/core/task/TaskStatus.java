package dev.aiemployee.core.task;

/** Where a task stands. */
public enum TaskStatus implements Word {
    NEEDS_ACTION,
    IN_PROGRESS,
    AWAITING_APPROVAL,
    DONE,
    FAILED,
    QUARANTINED
}
