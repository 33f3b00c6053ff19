package dev.aiemployee.local.desk;

import dev.aiemployee.core.git.objects.FolderHistory;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.Doubt;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.RiskFlags;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ExecutionStamp;
import dev.aiemployee.local.approve.note.ReadApproval;
import dev.aiemployee.local.attach.VaultFiles;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Lost;
import dev.aiemployee.local.outbox.Standings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a ledger that was restored from a backup or is new (DESIGN section 6): the published vault holds executions of this
 * machine that the ledger does not know. Then no earlier approval counts any more, and what may have been sent is unknown.
 *
 * <p>The ledger writes the number of a claim before anybody can see it, so in all other cases it knows every number it meets.
 */
final class LostLedger {
    private static final Logger LOG = LoggerFactory.getLogger(LostLedger.class);

    /** Above every number that a ledger counts to. */
    private static final long ELSEWHERE = 1_000_000_000_000_000L;

    private final SyncEngine sync;
    private final FolderHistory executions;
    private final AgentName self;
    private final Ledger ledger;
    private final Standings standings;
    private final Clock clock;
    private final Alerts alerts;
    private final VaultFiles files;
    private final NoteFormat format = new NoteFormat();
    private final Decisions decisions;

    LostLedger(DeskParts parts, Alerts alerts, Decisions decisions) {
        this.files = parts.vault().files();
        this.decisions = decisions;
        this.sync = parts.remote().sync();
        this.executions = parts.remote().executions();
        this.self = parts.remote().self();
        this.ledger = parts.records().ledger();
        this.standings = ledger.standings();
        this.clock = parts.records().clock();
        this.alerts = alerts;
    }

    /** One execution that the published vault tells of. */
    private record Told(TaskId id, VaultPath path, Lost lost, Optional<ApprovalContent> content) {
        boolean isFinished() {
            return path.isUnder(VaultLayout.DONE);
        }
    }

    /** Compares once with the vault as it is published now. @return what was told of and not known; empty when all is well */
    List<TaskId> look() {
        List<Told> unknown = told().stream()
                .filter(told -> standings.of(told.id()).step() != Step.CLOSED)
                .filter(told -> !standings.knows(told.id(), told.lost().number()))
                .toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        LOG.error("ledger older than the vault: {} executions are not in it", unknown.size());
        unknown.forEach(this::learn);
        List<TaskId> withdrawn = voidApprovals();
        List<TaskId> ids = unknown.stream().map(Told::id).toList();
        alerts.raise("ledger", OutcomeAlerts.lostLedger(ids, withdrawn));
        return ids;
    }

    /**
     * Whether the history of the vault knows an execution of this approval that the ledger does not, also one that was taken back:
     * a clone from the same backup, and another machine that this one has no key of, take what was done for a stranger's work and undo
     * it. Then the operator is asked once more.
     */
    boolean isCarriedOutBefore(Found found) {
        Map<Long, Note> before = carriedOut(found.id());
        if (before.isEmpty() || !mayBeAsked(found.id())) {
            return false;
        }
        LOG.error(
                "approval={} not sent: executed before under {}, which the ledger does not know",
                found.id(),
                before.keySet());
        ledger.withdrawnAsLost(found.id(), before.keySet(), clock.instant());
        Doubt doubt = new Doubt(RiskFlags.ALREADY_SENT, SentBefore.question(before.values(), self));
        decisions.obey(found, new Verdict.AskAgain(doubt.question(), List.of(doubt)));
        if (before.values().stream().anyMatch(this::isOurs)) {
            alerts.raise("ledger", OutcomeAlerts.lostLedger(List.of(found.id()), voidApprovals()));
        }
        return true;
    }

    private boolean mayBeAsked(TaskId id) {
        return standings.of(id).step().mayBecome(Step.WITHDRAWN);
    }

    /** The executions of this approval that the history of the vault tells of and the ledger does not know, by their numbers. */
    private Map<Long, Note> carriedOut(TaskId id) {
        VaultPath place = VaultLayout.inProgress(self, id);
        Map<Long, Note> before = new TreeMap<>();
        List<byte[]> texts = sync.applied()
                .map(tip -> executions.contents(tip, place.fileName()))
                .orElse(List.of());
        for (byte[] text : texts) {
            format.parse(text).note().ifPresent(note -> {
                if (isOurs(note)) {
                    told(place, note).ifPresent(told -> before.put(told.lost().number(), note));
                } else {
                    elsewhere(note).ifPresent(number -> before.put(number, note));
                }
            });
        }
        before.keySet().removeIf(number -> standings.knows(id, number));
        return before;
    }

    private boolean isOurs(Note note) {
        return note.text("claimed_by").filter(self.value()::equals).isPresent();
    }

    /**
     * A number for an execution at another machine, out of the reach of this ledger's own: what that machine did, it alone knows, and its
     * word may not have come here by right.
     */
    private static Optional<Long> elsewhere(Note note) {
        boolean execution = Digest.isDigest(note.text(ExecutionStamp.DIGEST_KEY).orElse(""));
        return note.text("claim_id")
                .filter(claim -> execution && claim.matches("[0-9a-f]{32}"))
                .map(claim -> ELSEWHERE + Long.parseLong(claim.substring(0, 12), 16));
    }

    /** What is filed as done stays so and is only written down; everything else waits for the operator. */
    private void learn(Told told) {
        if (standings.of(told.id()).step().mayBecome(Step.UNKNOWN)) {
            ledger.lost(told.id(), told.lost(), told.content(), clock.instant());
        }
        if (told.isFinished() && standings.of(told.id()).step() == Step.UNKNOWN) {
            Map<String, String> reason = Map.of(Ledger.REASON, "filed in the vault as " + told.path());
            ledger.step(told.id(), Step.LEFT, clock.instant(), reason);
            ledger.step(told.id(), Step.CLOSED, clock.instant(), reason);
        }
    }

    /** A yes that this ledger still has may have been taken back or acted on after the backup; a fresh one is asked for. */
    private List<TaskId> voidApprovals() {
        List<TaskId> withdrawn = new ArrayList<>();
        Set<TaskId> approved = sync.publishedUnder(VaultLayout.APPROVED).stream()
                .flatMap(path -> VaultLayout.taskAt(path).stream())
                .collect(Collectors.toSet());
        standings.open().forEach((id, step) -> {
            boolean decidedInThePublishedVault = step == Step.SHOWN && approved.contains(id);
            boolean yes = step == Step.APPROVED || decidedInThePublishedVault;
            if (yes) {
                ledger.step(id, Step.WITHDRAWN, clock.instant(), Map.of(Ledger.REASON, Lost.REASON));
                withdrawn.add(id);
            }
        });
        return withdrawn;
    }

    /** The executions in our own folder, those given up, and the finished ones of the newest month that has any. */
    private List<Told> told() {
        List<Told> told = new ArrayList<>(in(sync.publishedUnder(VaultLayout.IN_PROGRESS.child(self.value()))));
        told.addAll(in(sync.publishedUnder(VaultLayout.FAILED)));
        Map<String, List<VaultPath>> months = new TreeMap<>(Comparator.reverseOrder());
        for (VaultPath path : sync.publishedUnder(VaultLayout.DONE)) {
            String month = path.parent().map(VaultPath::fileName).orElse("");
            months.computeIfAbsent(month, name -> new ArrayList<>()).add(path);
        }
        for (List<VaultPath> month : months.values()) {
            List<Told> finished = in(month);
            told.addAll(finished);
            if (!finished.isEmpty()) {
                break;
            }
        }
        return told;
    }

    private List<Told> in(List<VaultPath> paths) {
        Map<TaskId, Told> told = new LinkedHashMap<>();
        for (VaultPath path : paths) {
            sync.published(path)
                    .flatMap(bytes -> format.parse(bytes).note())
                    .flatMap(note -> told(path, note))
                    .ifPresent(one -> told.put(one.id(), one));
        }
        return List.copyOf(told.values());
    }

    private Optional<Told> told(VaultPath path, Note note) {
        String number = note.text(ExecutionStamp.SEQUENCE_KEY).orElse("");
        String digest = note.text(ExecutionStamp.DIGEST_KEY).orElse("");
        boolean ours = Place.of(path) == Place.IN_PROGRESS
                || note.text("processed_by").filter(self.value()::equals).isPresent();
        if (!ours || !number.matches("[0-9]{1,15}") || !Digest.isDigest(digest)) {
            return Optional.empty();
        }
        Lost lost = new Lost(
                Long.parseLong(number),
                new Digest(digest),
                note.text("claim_id").orElse(""),
                note.text("sent_message_id").orElse(""));
        Optional<ApprovalContent> content =
                ApprovalReader.read(note, files, clock.getZone()) instanceof ReadApproval.Whole whole
                        ? Optional.of(whole.content())
                        : Optional.empty();
        return VaultLayout.taskAt(path).map(id -> new Told(id, path, lost, content));
    }
}
