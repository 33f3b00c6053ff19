package dev.aiemployee.core.audit;

import dev.aiemployee.core.task.Word;

/** How an act stands. {@code STARTED} is written before it, one of the others after it. */
public enum AuditResult implements Word {
    STARTED,
    DONE,
    FAILED,
    REFUSED,
    UNKNOWN
}
