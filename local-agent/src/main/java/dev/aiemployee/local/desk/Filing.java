package dev.aiemployee.local.desk;

import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Closings;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.git.Passenger;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.RefusedAttempts;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.DecisionWords;
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
import java.util.function.UnaryOperator;
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
    private final Afterwards afterwards;

    Filing(DeskParts parts, Afterwards afterwards) {
        this.afterwards = afterwards;
        this.parts = parts;
        this.ledger = parts.records().ledger();
        this.standings = ledger.standings();
        this.clock = parts.records().clock();
    }

    /** What has come to its end; a copy for the Sent folder is kept on the way. */
    List<Finished> finished() {
        List<Finished> finished = new ArrayList<>();
        for (TaskId id : standings.at(Step.SENT)) {
            afterwards
                    .keepCopy(id)
                    .ifPresent(trouble -> finished.add(new Finished(id, Step.CLOSED, sent(id, trouble))));
        }
        for (TaskId id : standings.at(Step.REJECTED)) {
            finished.add(closed(id, source(id, rejection(id))));
        }
        for (TaskId id : standings.at(Step.REVISED)) {
            finished.add(closed(id, redraft(id)));
        }
        for (TaskId id : standings.at(Step.EXPIRED)) {
            finished.add(closed(id, source(id, "not answered: " + standings.fact(id, Ledger.REASON))));
        }
        for (TaskId id : standings.at(Step.LEFT)) {
            finished.add(new Finished(id, Step.CLOSED, left(id)));
        }
        for (TaskId id : standings.at(Step.REFUSED_BEFORE_SENDING)) {
            if (isGivenUp(id)) {
                finished.add(givenUp(id));
            }
        }
        return finished;
    }

    private static Finished closed(TaskId id, Optional<Closing> source) {
        return new Finished(id, Step.CLOSED, source.map(List::of).orElse(List.of()));
    }

    /**
     * Files these, in one commit where that can be.
     *
     * @param passengers what goes out with it
     * @return whether anything was filed
     */
    boolean file(List<Finished> finished, List<Passenger> passengers) {
        if (!parts.remote().rhythm().isReachable()) {
            return false; // the sync asks again with its pauses; until then nothing can be filed
        }
        List<Finished> held =
                finished.stream().filter(one -> !one.closings().isEmpty()).toList();
        List<CloseOutcome> outcomes = parts.remote()
                .claims()
                .settle(held.stream().map(one -> new Closings(one.closings())).toList(), passengers);
        boolean filed = false;
        for (Finished one : finished) {
            int at = held.indexOf(one);
            if (at < 0 || isClosed(one.id(), one.closings(), outcomes.get(at))) {
                step(one);
                filed = true;
            }
        }
        return filed;
    }

    private void step(Finished one) {
        String last = standings.fact(one.id(), Ledger.REASON);
        String reason = one.step() == Step.UNKNOWN
                ? "given up after several attempts, the last: " + last
                : one.step() == Step.FAILED ? last : "";
        ledger.step(one.id(), one.step(), clock.instant(), reason.isEmpty() ? Map.of() : Map.of(Ledger.REASON, reason));
    }

    private boolean isGivenUp(TaskId id) {
        Standing standing = standings.of(id);
        RefusedAttempts refusals = standing.history().refusals();
        return standings
                .action(id)
                .flatMap(action -> parts.manners().pace().retryAt(action, refusals, standing.at(), clock.instant()))
                .isEmpty();
    }

    /** One of the attempts may have been done: then nobody may say that it was not. */
    private Finished givenUp(TaskId id) {
        if (!standings.fact(id, Ledger.MAYBE_DONE).isEmpty()) {
            return new Finished(id, Step.UNKNOWN, List.of());
        }
        VaultPath failed = VaultLayout.failed(standings.domain(id), id);
        Map<String, String> keys = keys(ApprovalStatus.FAILED.word(), "not sent: " + standings.fact(id, Ledger.REASON));
        String why = parts.vault().guard().masked(standings.fact(id, Ledger.REASON));
        return new Finished(
                id,
                Step.FAILED,
                approval(
                        id,
                        failed,
                        keys,
                        note -> words().failed(note, at(id), why, OutcomeAlerts.advice(standings, id))));
    }

    /** @param trouble why there is no copy in the Sent folder; empty when there is */
    private List<Closing> sent(TaskId id, String trouble) {
        Map<String, String> keys = keys(ApprovalStatus.SENT.word(), "sent");
        putKnown(keys, "sent_message_id", standings.fact(id, Ledger.MESSAGE_ID));
        putKnown(keys, "sent_reference", standings.fact(id, Ledger.REFERENCE));
        putKnown(keys, "sent_reply", standings.fact(id, Ledger.REPLY));
        putKnown(
                keys,
                "sent_copy",
                trouble.isEmpty() ? "" : "missing: " + parts.vault().guard().masked(trouble));
        List<Closing> closings = new ArrayList<>(approval(id, done(id), keys, note -> words().sent(note, at(id))));
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
        List<Closing> closings = new ArrayList<>(approval(id, done(id), keys, note -> words().left(note, at(id))));
        source(id, id + ": " + outcome).ifPresent(closings::add);
        return closings;
    }

    private DecisionWords words() {
        return new DecisionWords(clock.getZone());
    }

    private List<Closing> approval(TaskId id, VaultPath to, Map<String, String> keys, UnaryOperator<Note> words) {
        String claim = standings.fact(id, Ledger.CLAIM);
        return claim.isEmpty()
                ? List.of()
                : List.of(
                        new Closing(id, new Hold.ByClaim(parts.remote().self(), new ClaimId(claim)), to, keys, words));
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

    /** The task is free again and says which draft did not do and why; who claims it writes another. */
    private Optional<Closing> redraft(TaskId id) {
        Map<String, String> keys = Map.of(
                "status",
                TaskStatus.NEEDS_ACTION.word(),
                "revises",
                id.value(),
                "revise_reason",
                standings.fact(id, Ledger.REASON));
        return standings
                .source(id)
                .map(source -> new Closing(
                        source, new Hold.AwaitingApproval(), VaultLayout.needsAction(domain(id), source), keys));
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
        keys.put(ApprovalStamps.LAST_FAILURE_KEY, "");
        return keys;
    }

    /** When the approval is no longer held - the operator moved it - the task it answers is filed all the same. */
    private boolean isClosed(TaskId id, List<Closing> closings, CloseOutcome outcome) {
        LOG.info("approval={} filing: {}", id, outcome.message());
        if (outcome instanceof CloseOutcome.NotHeld && closings.size() > 1) {
            List<Closing> rest = closings.subList(1, closings.size());
            return isClosed(id, rest, parts.remote().claims().close(rest));
        }
        return outcome instanceof CloseOutcome.Closed || outcome instanceof CloseOutcome.NotHeld;
    }
}
