package dev.aiemployee.local.desk;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.Trace;
import dev.aiemployee.local.outbox.Ledger;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Writes into the ledger what an attempt came to; what it writes is what a restart goes by. */
final class Outcomes {
    private final Ledger ledger;
    private final Clock clock;

    Outcomes(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** From here on a crash leaves the outcome unknown. */
    void leaving(TaskId id, Trace trace, Executor executor) {
        Map<String, String> repeatable = executor.isRepeatable() ? Map.of(Ledger.REPEATABLE, "yes") : Map.of();
        sending(id, trace, repeatable);
    }

    void record(TaskId id, SendOutcome outcome) {
        boolean left = !(outcome instanceof SendOutcome.RefusedBeforeSending);
        if (left && ledger.standings().of(id).step() != Step.SENDING) {
            sending(id, Trace.NONE, Map.of()); // an executor that forgot to tell; nothing is taken for repeatable then
        }
        if (outcome instanceof SendOutcome.Sent sent) {
            step(id, Step.SENT, sent.trace(), Map.of(Ledger.REPLY, sent.reply()));
        } else if (outcome instanceof SendOutcome.RefusedBeforeSending refused) {
            ledger.refusedBeforeSending(id, clock.instant(), refused.permanent(), refused.reason());
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            unknown(id, unknown);
        }
    }

    private void unknown(TaskId id, SendOutcome.Unknown unknown) {
        if (ledger.standings().fact(id, Ledger.REPEATABLE).isEmpty()) {
            step(id, Step.UNKNOWN, unknown.trace(), Map.of(Ledger.REASON, unknown.reason()));
        } else {
            ledger.repeatable(id, clock.instant(), unknown.reason());
        }
    }

    private void sending(TaskId id, Trace trace, Map<String, String> facts) {
        step(id, Step.SENDING, trace, facts);
    }

    private void step(TaskId id, Step step, Trace trace, Map<String, String> facts) {
        String name = trace.kind() == Trace.Kind.MESSAGE_ID ? Ledger.MESSAGE_ID : Ledger.REFERENCE;
        Map<String, String> all = new HashMap<>(facts);
        all.put(name, trace.value());
        ledger.step(id, step, clock.instant(), all);
    }
}
