package dev.aiemployee.local.desk;

import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.audit.AuditEvent.Act;
import dev.aiemployee.core.audit.AuditEvent.Consent;
import dev.aiemployee.core.audit.AuditResult;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.note.ExecutionStamp;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.Trace;
import dev.aiemployee.local.outbox.Ledger;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a cleared approval: claim it on the remote, write the intent, act, write what became of it. The claim is what keeps
 * two machines apart, the ledger what keeps this one from acting twice.
 */
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final DeskParts parts;
    private final Ledger ledger;
    private final Outcomes outcomes;
    private final Alerts alerts;
    private final Clock clock;
    private final Map<ActionType, Executor> executors = new EnumMap<>(ActionType.class);

    Execution(DeskParts parts, Alerts alerts) {
        this.parts = parts;
        this.alerts = alerts;
        this.ledger = parts.records().ledger();
        this.clock = parts.records().clock();
        this.outcomes = new Outcomes(ledger, clock);
        parts.executors().forEach(executor -> executors.put(executor.action(), executor));
    }

    /** Returns whether something on the remote or in the ledger changed. */
    boolean execute(Found found, Cleared cleared) {
        Note note = found.note();
        Executor executor = executors.get(cleared.outgoing().action());
        if (note == null || executor == null) {
            return false;
        }
        boolean held = found.sighting().place() == Place.IN_PROGRESS
                ? isStillHeld(found.id(), note)
                : claim(found, note, cleared);
        if (held && !isBraked()) {
            act(found.id(), cleared, executor);
        }
        return held;
    }

    /** The operator may have pulled the brake while the remote was asked; then the next round puts the claim back. */
    private boolean isBraked() {
        Conditions.Brakes brakes = parts.manners().brakes().get();
        return brakes.paused() || brakes.dryRun();
    }

    private boolean claim(Found found, Note note, Cleared cleared) {
        TaskId id = found.id();
        Map<String, String> stamps = new LinkedHashMap<>();
        stamps.put(ExecutionStamp.DIGEST_KEY, cleared.digest().value());
        stamps.put(ExecutionStamp.SEQUENCE_KEY, Long.toString(ledger.claiming(id)));
        ClaimOutcome outcome = parts.remote().claims().claimApproved(id, note.bytes(), stamps);
        LOG.info("approval={} claim: {}", id, outcome.message());
        if (outcome instanceof ClaimOutcome.Won won && isUntouched(found, note, cleared)) {
            ledger.step(
                    id,
                    Step.INTENT,
                    clock.instant(),
                    Map.of(Ledger.CLAIM, won.claim().value()));
            return true;
        }
        if (outcome instanceof ClaimOutcome.Refused) {
            LOG.error("approval={} {}", id, outcome.message());
            alerts.raise(id.value(), DeskAlerts.claimRefused(id));
        }
        return false;
    }

    /** The operator may have saved while the remote was asked; then the claim is put back by the next round. */
    private boolean isUntouched(Found found, Note note, Cleared cleared) {
        boolean same = parts.vault()
                .reader()
                .bytes(found.path())
                .filter(bytes -> Arrays.equals(bytes, note.bytes()))
                .isPresent();
        return same
                && cleared.outgoing().letter().attachments().stream()
                        .allMatch(file -> parts.vault().files().bytes(file).isPresent());
    }

    private boolean isStillHeld(TaskId id, Note note) {
        String claim = note.text("claim_id").orElse("");
        try {
            return parts.remote().claims().claims().stream()
                    .anyMatch(held -> held.task().equals(id)
                            && held.owner().equals(parts.remote().self())
                            && held.claimId().equals(claim));
        } catch (VaultException e) {
            LOG.warn("approval={} not tried again now: {}", id, e.getMessage());
            return false;
        }
    }

    private void act(TaskId id, Cleared cleared, Executor executor) {
        AuditEvent event = event(id, cleared.outgoing(), cleared.digest());
        parts.records().audit().record(event);
        SendOutcome outcome = new SendOutcome.Unknown(Trace.NONE, "the attempt ended without an answer");
        try {
            outcome = executor.execute(cleared, trace -> outcomes.leaving(id, trace, executor))
                    .masked(parts.vault().guard()::masked);
        } finally {
            outcomes.record(id, outcome);
        }
        LOG.info("approval={} {}", id, outcome.message());
        parts.records().audit().record(event.ended(clock.instant(), audited(outcome)));
    }

    /** Writes down what would have been done, once for one yes. @return whether it was */
    boolean rehearse(TaskId id, Verdict verdict) {
        boolean told = ledger.standings().of(id).step() != Step.APPROVED
                || !ledger.standings().fact(id, Ledger.REHEARSAL).isEmpty();
        if (told || !(verdict instanceof Verdict.Rehearsed rehearsed)) {
            return false;
        }
        AuditEvent event = event(id, rehearsed.outgoing(), rehearsed.digest());
        parts.records().audit().record(event.ended(clock.instant(), new AuditEvent.Outcome(AuditResult.DRY_RUN, "")));
        ledger.rehearsal(id);
        LOG.info("approval={} {}", id, verdict.message());
        return true;
    }

    private AuditEvent event(TaskId id, Outgoing outgoing, Digest digest) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("approval", id.value());
        parameters.put("subject", outgoing.letter().subject());
        parameters.put(
                "attachments",
                outgoing.letter().attachments().stream().map(Attachment::path).collect(Collectors.joining(", ")));
        parameters.values().removeIf(String::isEmpty);
        Act act = new Act(outgoing.action().word(), target(outgoing), parameters);
        String claim = ledger.standings().fact(id, Ledger.CLAIM);
        Consent consent = new Consent("approved", "operator", digest.value(), claim);
        return new AuditEvent(clock.instant(), parts.remote().self(), act, consent, AuditEvent.Outcome.STARTED);
    }

    /** Addresses without names, then where it goes that is no mail. */
    private static String target(Outgoing outgoing) {
        return Stream.concat(
                        outgoing.recipients().all().stream().map(Mailbox::address), outgoing.outlet().places().stream())
                .collect(Collectors.joining(", "));
    }

    private static AuditEvent.Outcome audited(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Sent) {
            return AuditEvent.Outcome.DONE;
        }
        AuditResult result = outcome instanceof SendOutcome.Unknown ? AuditResult.UNKNOWN : AuditResult.REFUSED;
        return new AuditEvent.Outcome(result, outcome.message());
    }
}
