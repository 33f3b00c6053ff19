package dev.aiemployee.local.execute;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.content.Outgoing;
import java.time.Instant;

/**
 * Carries out one kind of approved act, once per call. What keeps it from happening twice is the ledger, not the executor. For one
 * thread; a call ends within a time that the executor itself limits.
 */
public interface Executor {
    ActionType action();

    /**
     * Whether doing it twice does the same as doing it once, by the other side's own promise. Only then is an act whose outcome
     * is unknown tried again by itself; every other one waits for the operator.
     */
    default boolean isRepeatable() {
        return false;
    }

    /**
     * Acts on the cleared snapshot, once it was told. Before {@link Departure#leaving} nothing has left; after it everything that is
     * not certain is {@link SendOutcome.Unknown}, a timeout and a program that died among them.
     */
    SendOutcome execute(Cleared cleared, Departure departure);

    /**
     * Whether the other side certainly has what was sent; asked when an outcome is unknown. False says nothing: it may be there all
     * the same, or nobody could be asked.
     */
    default boolean isThere(Trace trace) {
        return false;
    }

    /**
     * Keeps a copy of what was sent where the operator looks for it. Called after the act was confirmed and may be called again;
     * there is never more than one copy.
     *
     * @return what was wrong, for a person; empty when the copy is there or none is kept
     */
    default String keepCopy(Outgoing outgoing, Trace trace, Instant sent) {
        return "";
    }
}
