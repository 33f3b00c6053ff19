package dev.aiemployee.core.task;

import java.util.EnumSet;
import java.util.Set;

/** Where an approval stands. {@link #mayBecome} holds the only steps there are; none is skipped. */
public enum ApprovalStatus implements Word {
    PENDING,
    APPROVED,
    REJECTED,
    REVISE,
    EXECUTING,
    SENT,
    FAILED,
    UNKNOWN,
    WITHDRAWN,
    EXPIRED;

    /** The statuses that may follow this one directly. */
    public Set<ApprovalStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(APPROVED, REJECTED, REVISE, EXPIRED, WITHDRAWN);
            case APPROVED -> EnumSet.of(EXECUTING, WITHDRAWN, EXPIRED);
            case EXECUTING -> EnumSet.of(SENT, FAILED, UNKNOWN);
            case UNKNOWN -> EnumSet.of(SENT, FAILED, APPROVED);
            case WITHDRAWN -> EnumSet.of(PENDING);
            case REJECTED, REVISE, SENT, FAILED, EXPIRED -> EnumSet.noneOf(ApprovalStatus.class);
        };
    }

    /** Whether {@code status} may follow this one directly. */
    public boolean mayBecome(ApprovalStatus status) {
        return next().contains(status);
    }
}
