package dev.aiemployee.local.desk;

import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Standings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files finished approvals and the tasks they answer, both in one commit. Works from the ledger alone, so it goes on after a crash
 * wherever it stopped.
 */
final class Filing {
    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);

    private final DeskParts parts;
    private final Ledger ledger;
    private final Standings standings;
    private final Clock clock;
    private final Alerts alerts;

    Filing(DeskParts parts, Alerts alerts) {
        this.parts = parts;
        this.ledger = parts.records().ledger();
        this.standings = ledger.standings();
        this.clock = parts.records().clock();
        this.alerts = alerts;
    }

    /** Files all that is finished. @return whether anything was filed */
    boolean file() {
        boolean filed = false;
        for (TaskId id : standings.at(Step.SENT)) {
            filed |= close(id, Step.CLOSED, sent(id));
        }
        for (TaskId id : standings.at(Step.REJECTED)) {
            filed |= close(
                    id, Step.CLOSED, source(id, rejection(id)).map(List::of).orElse(List.of()));
        }
        for (TaskId id : standings.at(Step.EXPIRED)) {
            filed |= close(
                    id,
                    Step.CLOSED,
                    source(id, "not answered: " + id + " expired").map(List::of).orElse(List.of()));
        }
        for (TaskId id : standings.at(Step.LEFT)) {
            filed |= close(id, Step.CLOSED, left(id));
        }
        for (TaskId id : standings.at(Step.REFUSED_BEFORE_SENDING)) {
            filed |= isGivenUp(id) && giveUp(id);
        }
        return filed;
    }

    private boolean isGivenUp(TaskId id) {
        int failures = standings.of(id).history().failures();
        return standings
                .action(id)
                .flatMap(action -> parts.manners().pace().retryAfter(action, failures))
                .isEmpty();
    }

    /** One of the attempts may have been done: then nobody may say that it was not. */
    private boolean giveUp(TaskId id) {
        if (standings.fact(id, Ledger.MAYBE_DONE).isEmpty()) {
            return fail(id);
        }
        String reason = "given up after several attempts, the last: " + standings.fact(id, Ledger.REASON);
        ledger.step(id, Step.UNKNOWN, clock.instant(), Map.of(Ledger.REASON, reason));
        return true;
    }

    private boolean fail(TaskId id) {
        String reason = standings.fact(id, Ledger.REASON);
        VaultPath failed = VaultLayout.failed(standings.domain(id), id);
        Map<String, String> keys = keys(ApprovalStatus.FAILED.word(), "not sent: " + reason);
        boolean closed = close(id, Step.FAILED, approval(id, failed, keys));
        if (closed) {
            alerts.raise(id.value(), new OutcomeAlerts(standings).failed(id));
        }
        return closed;
    }

    private List<Closing> sent(TaskId id) {
        Map<String, String> keys = keys(ApprovalStatus.SENT.word(), "sent");
        putKnown(keys, "sent_message_id", standings.fact(id, Ledger.MESSAGE_ID));
        putKnown(keys, "sent_reference", standings.fact(id, Ledger.REFERENCE));
        putKnown(keys, "sent_reply", standings.fact(id, Ledger.REPLY));
        List<Closing> closings = new ArrayList<>(approval(id, done(id), keys));
        source(id, "answered by " + id).ifPresent(closings::add);
        return closings;
    }

    private static void putKnown(Map<String, String> keys, String key, String value) {
        if (!value.isEmpty()) {
            keys.put(key, value);
        }
    }

    private List<Closing> left(TaskId id) {
        String outcome = "outcome unknown, left so by the operator";
        Map<String, String> keys = keys(ApprovalStatus.UNKNOWN.word(), outcome);
        List<Closing> closings = new ArrayList<>(approval(id, done(id), keys));
        source(id, id + ": " + outcome).ifPresent(closings::add);
        return closings;
    }

    private List<Closing> approval(TaskId id, VaultPath to, Map<String, String> keys) {
        String claim = standings.fact(id, Ledger.CLAIM);
        return claim.isEmpty()
                ? List.of()
                : List.of(new Closing(id, new Hold.ByClaim(parts.remote().self(), new ClaimId(claim)), to, keys));
    }

    private Optional<Closing> source(TaskId id, String outcome) {
        return standings
                .source(id)
                .map(source -> new Closing(
                        source,
                        new Hold.AwaitingApproval(),
                        VaultLayout.done(domain(id), source, at(id)),
                        keys(TaskStatus.DONE.word(), outcome)));
    }

    private VaultPath done(TaskId id) {
        return VaultLayout.done(domain(id), id, at(id));
    }

    private Domain domain(TaskId id) {
        return standings.domain(id);
    }

    private Instant at(TaskId id) {
        return standings.of(id).at();
    }

    private String rejection(TaskId id) {
        String reason = standings.fact(id, Ledger.REASON);
        return reason.isEmpty() ? "rejected" : "rejected: " + reason;
    }

    private Map<String, String> keys(String status, String outcome) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("status", status);
        keys.put("processed_by", parts.remote().self().value());
        keys.put("completed_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        keys.put("outcome", outcome);
        return keys;
    }

    private boolean close(TaskId id, Step step, List<Closing> closings) {
        if (!closings.isEmpty() && !isClosed(id, closings)) {
            return false;
        }
        ledger.step(id, step, clock.instant(), Map.of());
        return true;
    }

    /** When the approval is no longer held - the operator moved it - the task it answers is filed all the same. */
    private boolean isClosed(TaskId id, List<Closing> closings) {
        CloseOutcome outcome = parts.remote().claims().close(closings);
        LOG.info("approval={} filing: {}", id, outcome.message());
        if (outcome instanceof CloseOutcome.NotHeld && closings.size() > 1) {
            return isClosed(id, closings.subList(1, closings.size()));
        }
        return outcome instanceof CloseOutcome.Closed || outcome instanceof CloseOutcome.NotHeld;
    }
}
