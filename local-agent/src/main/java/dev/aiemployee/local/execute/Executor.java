package dev.aiemployee.local.execute;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.Cleared;

/** Carries out one kind of approved act, once per call. What keeps it from happening twice is the ledger, not the executor. */
public interface Executor {
    ActionType action();

    /** Acts on the cleared snapshot, once it was told. Everything that is not certain is {@link SendOutcome.Unknown}. */
    SendOutcome execute(Cleared cleared, Departure departure);
}
