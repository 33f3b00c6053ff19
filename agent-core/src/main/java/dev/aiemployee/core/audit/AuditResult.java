package dev.aiemployee.core.audit;

import dev.aiemployee.core.task.Word;

/**
 * How an act stands. {@code STARTED} is written before it, one of the others after it; {@code DRY_RUN} stands alone, for an act that would
 * have been done.
 */
public enum AuditResult implements Word {
    STARTED,
    DONE,
    FAILED,
    REFUSED,
    UNKNOWN,
    DRY_RUN
}
