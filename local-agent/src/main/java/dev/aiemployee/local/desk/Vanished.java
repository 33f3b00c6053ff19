package dev.aiemployee.local.desk;

import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.audit.AuditEvent.Act;
import dev.aiemployee.core.audit.AuditEvent.Consent;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.DecisionWords;
import dev.aiemployee.local.approve.note.ReadApproval;
import dev.aiemployee.local.attach.VaultFiles;
import dev.aiemployee.local.outbox.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the removal of a note means. A pending one that the operator removed is "no answer"; an approved one is taken back, and asked
 * about again; more than {@value #MOST} within a minute, or what another tool removed, closes nothing: those notes come back. A note
 * counts as removed when two rounds in a row find it nowhere. For one thread.
 */
final class Vanished {
    private static final Logger LOG = LoggerFactory.getLogger(Vanished.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 3;
    private static final String GONE =
            "its note was deleted after your yes, and it was not sent; decide again, or reject it";
    private static final String NO_ANSWER = "no answer needed: its note was deleted";
    private static final List<VaultPath> ELSEWHERE = List.of(
            VaultLayout.IN_PROGRESS,
            VaultLayout.DONE,
            VaultLayout.REJECTED,
            VaultLayout.FAILED,
            VaultLayout.ARCHIVE,
            VaultLayout.NEEDS_ACTION);

    private final DeskParts parts;
    private final VaultReader reader;
    private final VaultWriter writer;
    private final VaultFiles files;
    private final Ledger ledger;
    private final Clock clock;
    private final Alerts alerts;
    private final Map<TaskId, Instant> missing = new HashMap<>();

    Vanished(DeskParts parts, Alerts alerts) {
        this.parts = parts;
        this.reader = parts.vault().reader();
        this.writer = parts.vault().writer();
        this.files = parts.vault().files();
        this.ledger = parts.records().ledger();
        this.clock = parts.records().clock();
        this.alerts = alerts;
    }

    /**
     * Looks which notes are gone.
     *
     * @param there the approvals whose notes were just met
     * @return whether anything was done
     */
    boolean look(Set<TaskId> there) {
        Set<TaskId> gone = new HashSet<>(
                ledger.standings().at(Step.SHOWN, Step.WITHDRAWN, Step.APPROVED, Step.REFUSED_BEFORE_SENDING));
        gone.removeAll(there);
        Set<TaskId> again = new HashSet<>(gone);
        again.retainAll(missing.keySet());
        missing.keySet().retainAll(gone);
        gone.forEach(id -> missing.putIfAbsent(id, clock.instant()));
        if (again.isEmpty() || reader.size(VaultLayout.DASHBOARD).isEmpty()) {
            return false; // without the Dashboard this is no vault that anybody looks at
        }
        again.removeAll(elsewhere());
        Set<TaskId> published = published();
        boolean changed = false;
        for (TaskId id : again) {
            changed |= obey(id, published.contains(id));
        }
        return changed;
    }

    /** @param published whether the sync knows of no deletion: a drive may have taken the file off the disk, or it is still to come */
    private boolean obey(TaskId id, boolean published) {
        Step step = ledger.standings().of(id).step();
        if (step == Step.APPROVED || step == Step.REFUSED_BEFORE_SENDING) {
            ledger.step(id, Step.WITHDRAWN, clock.instant(), Map.of(Ledger.REASON, GONE));
            return true;
        } else if (published) {
            return false;
        }
        return step == Step.SHOWN ? undecided(id) : bringBack(id, GONE);
    }

    private Set<TaskId> published() {
        Set<TaskId> ids = new HashSet<>();
        for (VaultPath folder : List.of(VaultLayout.PENDING_APPROVAL, VaultLayout.APPROVED)) {
            parts.remote()
                    .sync()
                    .publishedUnder(folder)
                    .forEach(path -> VaultLayout.taskAt(path).ifPresent(ids::add));
        }
        return ids;
    }

    private Set<TaskId> elsewhere() {
        Set<TaskId> ids = new HashSet<>();
        ELSEWHERE.forEach(folder -> reader.notesUnder(folder).forEach(path -> {
            String name = path.fileName();
            String stem = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
            if (TaskId.isTaskId(stem)) {
                ids.add(new TaskId(stem));
            }
        }));
        return ids;
    }

    private boolean undecided(TaskId id) {
        Instant since = missing.getOrDefault(id, clock.instant());
        boolean brought = parts.remote().sync().brought().contains(id);
        if (!brought && clock.instant().isBefore(since.plus(MINUTE))) {
            return false;
        }
        long together = missing.values().stream()
                .filter(other -> Duration.between(since, other).abs().compareTo(MINUTE) < 0)
                .count();
        if (brought || together > MOST) {
            String why = brought
                    ? "its note was removed by another tool; reject it if it needs no answer"
                    : "more than " + MOST + " notes were removed at once; reject it if it needs no answer";
            return askAgain(id, why);
        }
        return close(id);
    }

    private boolean askAgain(TaskId id, String why) {
        Optional<ApprovalContent> content = shown(id).flatMap(this::content);
        content.ifPresent(found -> ledger.askedAgain(found, clock.instant(), why, List.of()));
        if (content.isPresent()) {
            bringBack(id, why);
            alerts.raise("removed", DeskAlerts.broughtBack(id, why));
        }
        return content.isPresent();
    }

    private boolean close(TaskId id) {
        Optional<Note> note = shown(id);
        Optional<ApprovalContent> content = note.flatMap(this::content);
        if (content.isEmpty()) {
            return false;
        }
        VaultPath rejected = VaultLayout.rejected(content.get().terms().domain(), id);
        writer.create(
                rejected,
                new DecisionWords(clock.getZone())
                        .rejected(ApprovalStamps.rejected(note.orElseThrow(), NO_ANSWER), clock.instant(), NO_ANSWER));
        ledger.rejected(content.get(), clock.instant(), NO_ANSWER);
        Act act = new Act("reject", id.value(), Map.of("reason", NO_ANSWER));
        Consent consent = new Consent("rejected", "operator, deleted the note", "", "");
        parts.records()
                .audit()
                .record(new AuditEvent(clock.instant(), parts.remote().self(), act, consent, AuditEvent.Outcome.DONE));
        LOG.info("approval={} needs no answer: its note was deleted", id);
        return true;
    }

    private boolean bringBack(TaskId id, String why) {
        Optional<Note> note = shown(id);
        Optional<ApprovalContent> content = note.flatMap(this::content);
        if (content.isEmpty()) {
            return false;
        }
        LOG.info("approval={} is back in Pending_Approval: {}", id, why);
        return writer.create(
                VaultLayout.pendingApproval(content.get().terms().domain(), id),
                ApprovalStamps.undecided(
                        note.orElseThrow(),
                        content.get().outgoing(),
                        why,
                        List.of(),
                        ledger.standings().of(id).at(),
                        new DecisionWords(clock.getZone())));
    }

    private Optional<Note> shown(TaskId id) {
        return ledger.standings()
                .shownNote(id)
                .flatMap(bytes -> new NoteFormat().parse(bytes).note());
    }

    private Optional<ApprovalContent> content(Note note) {
        return ApprovalReader.read(note, files, clock.getZone()) instanceof ReadApproval.Whole whole
                ? Optional.of(whole.content())
                : Optional.empty();
    }
}
