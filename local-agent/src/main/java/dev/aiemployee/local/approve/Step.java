package dev.aiemployee.local.approve;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where the ledger stands with one approval. {@link #next} holds the only steps there are: nothing is sent that was not shown
 * and approved, nothing is sent twice, and from {@link #SENDING} no way leads back to sending except through the operator or a
 * definite refusal.
 */
public enum Step {
    /** The ledger has never met it. */
    UNSEEN,
    /** Undecided, and first seen as applied from the published tree. */
    SHOWN,
    /** Carried a decision that nobody here made; reported. */
    REFUSED,
    /** The operator said yes to this digest; the undo window runs from here. */
    APPROVED,
    /** The operator said no. */
    REJECTED,
    /** The operator asked for another draft. */
    REVISED,
    /** Nobody decided in time. */
    EXPIRED,
    /** The yes was taken back, or asked for again. */
    WITHDRAWN,
    /** The claim is won; nothing has left. */
    INTENT,
    /** The act may be under way. */
    SENDING,
    /** Done, as the other side confirmed. */
    SENT,
    /** Certainly not done. */
    REFUSED_BEFORE_SENDING,
    /** Given up after refusals; the note lies in {@code Failed/} and may be approved again. */
    FAILED,
    /** Nobody can say whether it was done; only the operator may go on. */
    UNKNOWN,
    /** The operator left an unknown outcome as it is. */
    LEFT,
    /** Finished for good. */
    CLOSED;

    /** The steps that may follow this one directly. */
    public Set<Step> next() {
        return switch (this) {
            case UNSEEN -> EnumSet.of(SHOWN, REFUSED, UNKNOWN);
            case SHOWN -> EnumSet.of(SHOWN, APPROVED, REJECTED, REVISED, EXPIRED, WITHDRAWN, REFUSED, UNKNOWN);
            case REFUSED -> EnumSet.of(SHOWN, REFUSED, UNKNOWN);
            case APPROVED -> EnumSet.of(APPROVED, REJECTED, REVISED, WITHDRAWN, INTENT, UNKNOWN);
            case REJECTED, REVISED, EXPIRED -> EnumSet.of(CLOSED, UNKNOWN);
            case WITHDRAWN -> EnumSet.of(SHOWN, UNKNOWN);
            case INTENT -> EnumSet.of(SENDING, REFUSED_BEFORE_SENDING, APPROVED, UNKNOWN);
            case SENDING -> EnumSet.of(SENT, REFUSED_BEFORE_SENDING, UNKNOWN);
            case REFUSED_BEFORE_SENDING ->
                EnumSet.of(SENDING, REFUSED_BEFORE_SENDING, WITHDRAWN, REJECTED, REVISED, FAILED, UNKNOWN);
            case FAILED -> EnumSet.of(SHOWN, APPROVED, REJECTED, REVISED, REFUSED, UNKNOWN);
            case UNKNOWN -> EnumSet.of(APPROVED, LEFT, SENT);
            case SENT, LEFT -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.noneOf(Step.class);
        };
    }

    /** Whether {@code step} may follow this one directly. */
    public boolean mayBecome(Step step) {
        return next().contains(step);
    }
}
