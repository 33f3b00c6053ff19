package dev.aiemployee.local.desk;

import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.audit.AuditEvent.Act;
import dev.aiemployee.core.audit.AuditEvent.Consent;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Doubt;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.Verdict.Approved;
import dev.aiemployee.local.approve.Verdict.Archived;
import dev.aiemployee.local.approve.Verdict.AskAgain;
import dev.aiemployee.local.approve.Verdict.DraftAgain;
import dev.aiemployee.local.approve.Verdict.Expired;
import dev.aiemployee.local.approve.Verdict.LeftUnknown;
import dev.aiemployee.local.approve.Verdict.NotYet;
import dev.aiemployee.local.approve.Verdict.OutcomeLost;
import dev.aiemployee.local.approve.Verdict.PutBack;
import dev.aiemployee.local.approve.Verdict.Refused;
import dev.aiemployee.local.approve.Verdict.Rejected;
import dev.aiemployee.local.approve.Verdict.Revised;
import dev.aiemployee.local.approve.Verdict.Waiting;
import dev.aiemployee.local.approve.Verdict.Withdrawn;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.DecisionWords;
import dev.aiemployee.local.approve.note.ReadApproval;
import dev.aiemployee.local.outbox.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the rules said about a note, on disk and in the ledger. A yes is stamped on the disk first and recorded after;
 * what takes a yes back is recorded first. A crash in between leaves a state in which the same verdict is reached again.
 */
final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final DeskParts parts;
    private final Ledger ledger;
    private final VaultWriter writer;
    private final Clock clock;
    private final Alerts alerts;
    private final DecisionWords words;

    Decisions(DeskParts parts, Alerts alerts) {
        this.parts = parts;
        this.ledger = parts.records().ledger();
        this.writer = parts.vault().writer();
        this.clock = parts.records().clock();
        this.alerts = alerts;
        this.words = new DecisionWords(clock.getZone());
    }

    /** Acts on a verdict. @return whether something on disk or in the ledger changed */
    boolean obey(Found found, Verdict verdict) {
        if (verdict instanceof Refused refused) {
            refuse(found, refused.message());
            return true;
        }
        Note note = found.note();
        if (note != null && tellWhetherUnderstood(found, note, verdict)) {
            return true;
        }
        ApprovalContent content = found.content().orElse(null);
        if (note == null || content == null) {
            return false;
        }
        if (isDecision(verdict)
                && ApprovalRules.isAnswer(content, ledger.standings().of(found.id()))) {
            ledger.answered(found.id(), clock.instant());
        }
        return obey(found, note, content, verdict);
    }

    /** A decision that cannot be told leaves the note as it is but for a line that says so, until it is clear. */
    private boolean tellWhetherUnderstood(Found found, Note note, Verdict verdict) {
        boolean unclear = verdict instanceof NotYet told && told.unclear();
        boolean clear = verdict instanceof Waiting
                || (verdict instanceof NotYet told && told.message().startsWith(ApprovalRules.WAITS));
        if (found.sighting().file().foreign() || !(unclear || clear)) {
            return false;
        }
        Note told = ApprovalStamps.notUnderstood(note, unclear ? verdict.message() : "");
        return !told.equals(note) && move(found, found.path(), told);
    }

    private static boolean isDecision(Verdict verdict) {
        return verdict instanceof Approved
                || verdict instanceof Rejected
                || verdict instanceof Revised
                || verdict instanceof AskAgain;
    }

    private boolean obey(Found found, Note note, ApprovalContent content, Verdict verdict) {
        if (verdict instanceof Approved) {
            return approve(found, note, content);
        } else if (verdict instanceof Rejected rejected) {
            return reject(found, note, content, rejected.reason());
        } else if (verdict instanceof Revised revised) {
            return revise(found, note, content, revised.reason());
        } else if (verdict instanceof Expired expired) {
            return !expired.told() && move(found, found.path(), ApprovalStamps.expired(note, clock.instant()));
        } else if (verdict instanceof DraftAgain) {
            return move(found, found.path(), ApprovalStamps.draftAgain(note));
        } else if (verdict instanceof Archived archived) {
            return archive(found, note, content, archived.message());
        } else if (verdict instanceof Withdrawn withdrawn) {
            return takeBack(found, note, content, withdrawn.message());
        } else if (verdict instanceof AskAgain askAgain) {
            return askAgain(found, note, content, askAgain);
        } else if (verdict instanceof PutBack) {
            return move(found, approvedPath(found, content), approved(note, content));
        } else if (verdict instanceof OutcomeLost lost) {
            ledger.outcomeLost(content, note.text("claim_id").orElse(""), clock.instant(), lost.message());
            return true;
        } else if (verdict instanceof LeftUnknown left) {
            ledger.step(found.id(), Step.LEFT, clock.instant(), Map.of(Ledger.REASON, left.reason()));
            return true;
        }
        return false;
    }

    private Note approved(Note note, ApprovalContent content) {
        Instant at = clock.instant();
        Note stamped = ApprovalStamps.approved(note, at);
        return content.outgoing()
                .outlet()
                .notBefore()
                .map(leaves -> words.scheduled(stamped, at, leaves))
                .orElseGet(() -> words.approved(stamped, at));
    }

    private void refuse(Found found, String reason) {
        ledger.refused(found.id(), found.sighting().file().bytes(), clock.instant(), reason);
        alerts.count(
                DeskAlerts.REFUSED_DECISION,
                DeskAlerts.refusedDecision(found.path(), reason),
                DeskAlerts::refusedDecisions);
        audit("refuse_decision", found.id(), Consent.NONE, reason);
        LOG.error("approval={} refused: {}", found.id(), reason);
    }

    /** After an attempt the ledger comes first: the stamp of the attempt, which the move removes, is what makes this yes count. */
    private boolean approve(Found found, Note note, ApprovalContent content) {
        if (!keepFiles(content)) {
            return false;
        }
        Step before = ledger.standings().of(found.id()).step();
        boolean again = before == Step.UNKNOWN || before == Step.FAILED;
        if (again) {
            recordYes(content);
        }
        if (!move(found, approvedPath(found, content), approved(note, content)) && !again) {
            return false;
        } else if (!again) {
            recordYes(content);
        }
        String digest = Digest.of(content.outgoing()).value();
        audit("approve", found.id(), new Consent("approved", "operator, " + way(found, content), digest, ""), "");
        LOG.info("approval={} approved digest={}", found.id(), digest);
        return true;
    }

    /** False when a file is no longer the one that was judged; the next round judges anew. */
    private boolean keepFiles(ApprovalContent content) {
        for (Attachment file : content.outgoing().letter().attachments()) {
            Optional<byte[]> bytes = parts.vault().files().bytes(file);
            if (bytes.isEmpty()) {
                return false;
            }
            ledger.keep(bytes.get());
        }
        return true;
    }

    private void recordYes(ApprovalContent content) {
        if (parts.manners().brakes().get().dryRun()) {
            ledger.rehearsed(content, clock.instant());
        } else {
            ledger.approved(content, clock.instant());
        }
    }

    private boolean reject(Found found, Note note, ApprovalContent content, String reason) {
        VaultPath target = VaultLayout.rejected(content.terms().domain(), found.id());
        if (!move(found, target, words.rejected(ApprovalStamps.rejected(note, reason), clock.instant(), reason))) {
            return false;
        }
        ledger.rejected(content, clock.instant(), reason);
        audit("reject", found.id(), new Consent("rejected", "operator, " + way(found, content), "", ""), reason);
        LOG.info("approval={} rejected", found.id());
        return true;
    }

    /** The old draft is out of the way; {@link Filing} gives its task back to who drafts. */
    private boolean revise(Found found, Note note, ApprovalContent content, String reason) {
        VaultPath target = VaultLayout.rejected(content.terms().domain(), found.id());
        if (!move(found, target, words.revised(ApprovalStamps.revised(note, reason), clock.instant()))) {
            return false;
        }
        ledger.revised(content, clock.instant(), reason);
        audit("revise", found.id(), new Consent("rejected", "operator, set the status", "", ""), reason);
        LOG.info("approval={} to be drafted again", found.id());
        return true;
    }

    /** The ledger comes first: from its word alone the task it answers is filed. */
    private boolean archive(Found found, Note note, ApprovalContent content, String reason) {
        if (ledger.standings().of(found.id()).step() == Step.SHOWN) {
            ledger.expired(content, clock.instant(), reason);
            audit("expire", found.id(), Consent.NONE, reason);
            LOG.info("approval={} archived: {}", found.id(), reason);
            alerts.count(DeskAlerts.ARCHIVED, DeskAlerts.archived(found.id()), DeskAlerts::archivedDrafts);
        }
        return move(found, archived(found, content), words.archived(ApprovalStamps.archived(note), clock.instant()));
    }

    /** The older draft goes out of the way. @return whether something on disk changed */
    boolean supersede(Superseded.Pair pair) {
        Found older = pair.older();
        Note note = older.note();
        ApprovalContent content = older.content().orElse(null);
        if (note == null || content == null) {
            return false;
        }
        String reason = "replaced by " + pair.newer().id() + ", after a later mail of the same conversation";
        VaultPath target = archived(older, content);
        if (!move(older, target, superseded(note, pair.newer().id()))) {
            return false;
        }
        ledger.expired(content, clock.instant(), reason);
        audit("withdraw", older.id(), Consent.NONE, reason);
        LOG.info("approval={} {}", older.id(), reason);
        return true;
    }

    private Note superseded(Note note, TaskId newer) {
        return words.superseded(ApprovalStamps.superseded(note, newer), clock.instant(), newer.value());
    }

    private static VaultPath archived(Found found, ApprovalContent content) {
        return VaultLayout.ARCHIVE
                .child(content.terms().domain().value())
                .child(found.id().fileName());
    }

    private boolean takeBack(Found found, Note note, ApprovalContent content, String why) {
        Instant at = clock.instant();
        Note undecided = ApprovalStamps.undecided(note, content.outgoing(), why, List.of(), at, words);
        ledger.takenBack(asShown(undecided, content), undecided.bytes(), at, why);
        return reset(found, content, undecided);
    }

    private boolean askAgain(Found found, Note note, ApprovalContent content, AskAgain again) {
        Standing before = ledger.standings().of(found.id());
        String why = again.message().equals(ApprovalRules.BEFORE_THE_QUESTION)
                ? question(found.id()).orElse(again.message())
                : again.message();
        if (before.step() == Step.WITHDRAWN) {
            return reset(
                    found,
                    content,
                    ApprovalStamps.undecided(note, content.outgoing(), why, List.of(), before.at(), words));
        }
        List<String> risks = again.doubts().stream()
                .map(Doubt::risk)
                .filter(risk -> !risk.isEmpty())
                .toList();
        Instant at = clock.instant();
        Note undecided = ApprovalStamps.undecided(note, content.outgoing(), why, risks, at, words);
        ledger.askedAgain(asShown(undecided, content), undecided.bytes(), at, why, again.doubts());
        LOG.info("approval={} asked again: {}", found.id(), why);
        return reset(found, content, undecided);
    }

    /** What the operator was asked last. */
    private Optional<String> question(TaskId id) {
        return ledger.standings()
                .shownNote(id)
                .flatMap(bytes -> new NoteFormat().parse(bytes).note())
                .flatMap(shown -> shown.text(ApprovalStamps.ASKED_AGAIN_KEY))
                .or(() -> Optional.of(ledger.standings().fact(id, Ledger.REASON)))
                .filter(question -> !question.isEmpty());
    }

    private ApprovalContent asShown(Note undecided, ApprovalContent content) {
        return ApprovalReader.read(undecided, parts.vault().files(), clock.getZone())
                        instanceof ReadApproval.Whole whole
                ? whole.content()
                : content;
    }

    private boolean reset(Found found, ApprovalContent content, Note undecided) {
        return move(found, VaultLayout.pendingApproval(content.terms().domain(), found.id()), undecided);
    }

    /** False when the operator saved meanwhile, or another note is in the way: then nothing is touched, and it is judged anew. */
    private boolean move(Found found, VaultPath target, Note changed) {
        Note note = found.note();
        if (note == null) {
            return false;
        } else if (target.equals(found.path())) {
            return note.equals(changed) || writer.replace(target, note.bytes(), changed);
        }
        return writer.move(found.path(), note.bytes(), target, changed);
    }

    private static VaultPath approvedPath(Found found, ApprovalContent content) {
        return VaultLayout.approved(content.terms().domain(), found.id());
    }

    private static String way(Found found, ApprovalContent content) {
        Place place = found.sighting().place();
        if (place == Place.APPROVED || place == Place.REJECTED) {
            return "moved the note";
        }
        return content.marks().approve() || content.marks().reject() ? "ticked the box" : "set the status";
    }

    private void audit(String type, TaskId id, Consent consent, String reason) {
        Map<String, String> parameters = reason.isEmpty() ? Map.of() : Map.of("reason", reason);
        Act act = new Act(type, id.value(), parameters);
        parts.records()
                .audit()
                .record(new AuditEvent(clock.instant(), parts.remote().self(), act, consent, AuditEvent.Outcome.DONE));
    }
}
