package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.handbook.Limits;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.Situation;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.content.Digest;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operator's desk. One {@link #tick} is one way round: sync, see what is new, obey what was decided, carry out what is
 * cleared, file what is finished. After a crash, running the next tick is the recovery. For one thread, under the vault's lock.
 */
public final class LocalDesk {
    private static final Duration HOUR = Duration.ofHours(1);
    /** So many times the quiet of a save a note is held before it is told. */
    private static final int HELD_FOR = 15;

    private static final Duration COMPANY = Duration.ofSeconds(5);
    /** After an execution that took longer the round ends: sync and the next note's turn come first. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final DeskParts parts;
    private final Ledger ledger;
    private final Clock clock;
    private final SyncEngine sync;
    private final SyncRhythm rhythm;
    private final DiskRound disk;
    private final Alerts alerts;
    private final PublishedHandbook handbook;
    private final OutcomeAlerts outcomeAlerts;
    private final Decisions decisions;
    private final Execution execution;
    private final Filing filing;
    private final Afterwards afterwards;
    private final LostLedger lostLedger;
    private final SendTroubles troubles;
    private final LimitAlert limit;
    private final BrokenNotes broken;
    private final Vanished vanished;
    private final Superseded superseded;
    private final RenamedNotes renamed;
    private final AlertEach twoDrafts;
    private final LastingAlert heldAlert;
    private final VaultFiles files;
    private final NoteFormat format = new NoteFormat();
    private final HeldNotes heldNotes;
    private boolean compared;
    private long observed;
    private Set<TaskId> leaving = Set.of();
    private @Nullable Instant publishAt;
    private @Nullable Instant finishedSince;

    public LocalDesk(DeskParts parts) {
        this.parts = parts;
        this.ledger = parts.records().ledger();
        this.clock = parts.records().clock();
        this.sync = parts.remote().sync();
        this.rhythm = parts.remote().rhythm();
        this.files = parts.vault().files();
        this.disk = new DiskRound(parts);
        this.alerts = new Alerts(parts);
        this.handbook = new PublishedHandbook(sync, alerts);
        this.outcomeAlerts = new OutcomeAlerts(ledger.standings());
        this.decisions = new Decisions(parts, alerts);
        this.execution = new Execution(parts, alerts);
        this.afterwards = new Afterwards(parts);
        this.filing = new Filing(parts, afterwards);
        this.troubles = new SendTroubles(parts);
        this.limit = new LimitAlert(parts);
        this.broken = new BrokenNotes(parts);
        this.vanished = new Vanished(parts, alerts);
        this.superseded = new Superseded(ledger.standings());
        this.renamed = new RenamedNotes(parts);
        this.twoDrafts = new AlertEach(DeskAlerts.TWO_DRAFTS, parts);
        this.heldAlert = new LastingAlert(DeskAlerts.HELD, parts);
        this.lostLedger = new LostLedger(parts, alerts, decisions);
        this.heldNotes = new HeldNotes(parts.manners().pace().quiet().multipliedBy(HELD_FOR));
    }

    /** One round. @return what waits, and why */
    public List<Waiting> tick() {
        return tick(waiting -> {});
    }

    /**
     * One round.
     *
     * @param page told what waits right before something is filed, so that what it writes goes out with that
     * @return what waits, and why
     */
    public List<Waiting> tick(Consumer<List<Waiting>> page) {
        recover();
        if (compared && rhythm.reached() > observed) {
            observe(); // before a decision about what the last cycles brought is published
        }
        publishIfDue(page);
        if (!isLedgerCurrent()) {
            return waiting(disk.walk());
        }
        observe();
        DiskRound.Walk walk = disk.walk();
        if (decide(walk)) {
            publishSoon(page);
        }
        if (execute(page)) {
            cycle(page);
        }
        if (!isCompanyExpected() && file(page)) {
            cycle(page);
        }
        DiskRound.Walk after = disk.walk();
        if (troubles.look(after.notes())) {
            rhythm.request();
            after = disk.walk();
        }
        List<Waiting> waiting = waiting(after);
        boolean told = limit.look(waiting);
        if (broken.look(rhythm.reached()) || told) {
            rhythm.request();
        }
        return waiting;
    }

    /** Files what is finished, with what was written of it. @return whether anything was filed */
    private boolean file(Consumer<List<Waiting>> page) {
        List<Finished> finished = filing.finished();
        leaving = finished.stream().flatMap(Finished::tasks).collect(Collectors.toSet());
        if (finished.isEmpty()) {
            return false;
        }
        page.accept(waiting(disk.walk()));
        Set<TaskId> decided = finished.stream().map(Finished::id).collect(Collectors.toSet());
        boolean filed = filing.file(finished, sync.passengers(decided));
        leaving = finished.stream()
                .filter(one -> ledger.standings().of(one.id()).step() != one.step())
                .flatMap(Finished::tasks)
                .collect(Collectors.toSet());
        return filed;
    }

    /** What else is about to be finished is filed in the same commit; nothing waits long for that. */
    private boolean isCompanyExpected() {
        Instant now = clock.instant();
        if (ledger.standings()
                .at(Step.SENT, Step.REJECTED, Step.REVISED, Step.EXPIRED, Step.LEFT)
                .isEmpty()) {
            finishedSince = null;
            return false;
        }
        Instant first = finishedSince == null || finishedSince.isAfter(now) ? now : finishedSince;
        finishedSince = first;
        Duration next = untilDue(waiting(disk.walk()));
        return !next.isNegative() && next.compareTo(COMPANY) < 0 && now.isBefore(first.plus(COMPANY.multipliedBy(2)));
    }

    /** The approvals that are finished and about to be filed, and the tasks they answer. */
    public Set<TaskId> leaving() {
        return leaving;
    }

    /** Until the first undo window of what waits closes, or something waits no longer for being published; an hour at most. */
    public Duration untilDue(List<Waiting> waiting) {
        Instant now = clock.instant();
        Instant publish = publishAt;
        Duration published = publish == null ? HOUR : Duration.between(now, publish);
        Duration sent = waiting.stream()
                .map(Waiting::verdict)
                .filter(Verdict.Waiting.class::isInstance)
                .map(verdict -> Duration.between(now, ((Verdict.Waiting) verdict).until()))
                .min(Duration::compareTo)
                .orElse(HOUR);
        return sent.compareTo(published) < 0 ? sent : published;
    }

    /** By this machine's clock. */
    public Instant now() {
        return clock.instant();
    }

    /** The operator's. */
    public ZoneId zone() {
        return clock.getZone();
    }

    /** What keeps everything from leaving now. */
    public Conditions.Brakes brakes() {
        return parts.manners().brakes().get();
    }

    /** Decisions were obeyed: they are published once they have been quiet for long enough, several in a row in one commit. */
    private void publishSoon(Consumer<List<Waiting>> page) {
        Duration quiet = parts.manners().pace().quiet();
        if (quiet.isZero()) {
            cycle(page);
        } else if (publishAt == null) {
            publishAt = clock.instant().plus(quiet);
        }
    }

    private void publishIfDue(Consumer<List<Waiting>> page) {
        Instant due = publishAt;
        if (due != null && !clock.instant().isBefore(due)) {
            publishAt = null;
            obeyNow();
            if (compared) {
                file(page);
            }
            rhythm.cycle();
        } else {
            if (rhythm.isDue() && obeyNow()) {
                file(page);
            }
            rhythm.cycleIfDue();
        }
    }

    /**
     * An edit that came to rest meanwhile would go out bare, and the decision in it, or the task that a no closes, in a commit of
     * its own: it is obeyed, and what that finishes is filed, which takes its note along.
     */
    private void cycle(Consumer<List<Waiting>> page) {
        if (obeyNow()) {
            file(page);
        }
        rhythm.cycle();
    }

    /** Obeys what was decided by now. @return whether something changed */
    private boolean obeyNow() {
        boolean changed = false;
        if (compared) {
            renamed.giveBack(disk.walk());
            for (Found found : disk.walk().notes()) {
                Step step = ledger.standings().of(found.id()).step();
                boolean isOpen = step == Step.SHOWN || step == Step.WITHDRAWN;
                changed |= isOpen && obey(found, judge(found));
            }
        }
        return changed;
    }

    /** Nothing is decided by a ledger that has not been compared with the vault as it is published now. */
    private boolean isLedgerCurrent() {
        if (!compared && rhythm.reached() > 0) {
            lostLedger.look();
            compared = true;
        }
        return compared;
    }

    /** At the start of a round nothing is being sent: what the ledger says is under way was cut short. */
    private void recover() {
        ledger.recover(clock.instant());
        afterwards.look();
        for (TaskId id : ledger.standings().at(Step.UNKNOWN)) {
            alerts.raiseFor(id, outcomeAlerts.unknown(id));
        }
    }

    /** Records which undecided notes of the published vault lie before the operator. */
    private void observe() {
        observed = rhythm.reached();
        for (VaultPath path : sync.publishedUnder(VaultLayout.PENDING_APPROVAL)) {
            Optional<TaskId> id = VaultLayout.taskAt(path);
            Optional<byte[]> bytes = sync.published(path);
            if (id.isPresent() && bytes.isPresent()) {
                format.parse(bytes.get())
                        .note()
                        .map(note -> ApprovalReader.read(note, files, clock.getZone()))
                        .ifPresent(read -> observe(id.get(), path, bytes.get(), read));
            }
        }
    }

    private void observe(TaskId id, VaultPath path, byte[] bytes, ReadApproval read) {
        if (!(read instanceof ReadApproval.Whole whole)
                || !whole.content().outgoing().approval().equals(id)
                || !ApprovalRules.isUndecided(whole.content())) {
            return;
        }
        Standing standing = ledger.standings().of(id);
        boolean anew = switch (standing.step()) {
            case UNSEEN, REFUSED, FAILED -> true;
            case WITHDRAWN -> ApprovalRules.isAnswer(whole.content(), standing);
            case SHOWN -> sync.isForeign(path, bytes) && !isShown(id, bytes);
            case APPROVED,
                    REJECTED,
                    REVISED,
                    EXPIRED,
                    INTENT,
                    SENDING,
                    SENT,
                    REFUSED_BEFORE_SENDING,
                    UNKNOWN,
                    LEFT,
                    CLOSED -> false;
        };
        if (anew) {
            ledger.shown(whole.content(), bytes, clock.instant());
        }
    }

    /** A file that changed beside its note is not shown by that: whoever says yes is asked about it. */
    private boolean isShown(TaskId id, byte[] note) {
        return ledger.standings()
                .shownNote(id)
                .filter(shown -> Arrays.equals(shown, note))
                .isPresent();
    }

    private boolean decide(DiskRound.Walk walk) {
        boolean changed = renamed.giveBack(walk);
        changed |= supersede(walk);
        for (Found found : walk.notes()) {
            Verdict verdict = judge(found);
            changed |= obey(found, verdict);
            changed |= execution.rehearse(found.id(), verdict);
            changed |= markUnknown(found);
            settle(found);
        }
        if (walk.notes().stream()
                .anyMatch(found -> ledger.standings().of(found.id()).step() == Step.CLOSED)) {
            rhythm.request(); // an editor saved its old text: the next cycles put it away
        }
        changed |= tellHeld(walk);
        changed |= vanished.look(walk.there());
        return changed;
    }

    private boolean supersede(DiskRound.Walk walk) {
        boolean changed = false;
        Map<TaskId, Alert> both = new TreeMap<>();
        for (Superseded.Pair pair : superseded.among(walk.notes())) {
            TaskId newer = pair.newer().id();
            if (pair.replaced()) {
                changed |= decisions.supersede(pair);
            } else {
                both.put(newer, DeskAlerts.twoDrafts(pair.older().id(), newer));
            }
        }
        return twoDrafts.now(both, "One of them is decided.") || changed;
    }

    /** Whoever is asked again hears in the same breath that it was carried out before. */
    private boolean obey(Found found, Verdict verdict) {
        boolean asked = verdict instanceof Verdict.AskAgain && lostLedger.isCarriedOutBefore(found);
        return asked || decisions.obey(found, verdict);
    }

    /** What lies before the operator as it is published, with no answer on it, is theirs to decide, whoever brought it. */
    private void settle(Found found) {
        Note note = found.note();
        if (note != null
                && found.content()
                        .filter(content -> hasNoAnswer(found, content))
                        .isPresent()
                && found.sighting().file().foreign()
                && sync.published(found.path())
                        .filter(bytes -> Arrays.equals(bytes, note.bytes()))
                        .isPresent()) {
            sync.settle(found.id());
        }
    }

    private boolean hasNoAnswer(Found found, ApprovalContent content) {
        Standing standing = ledger.standings().of(found.id());
        ApprovalStatus status = content.marks().status().orElse(null);
        return switch (standing.step()) {
            case SHOWN -> found.sighting().place() == Place.PENDING_APPROVAL && ApprovalRules.isUndecided(content);
            case APPROVED -> Digest.of(content.outgoing()).equals(standing.digest());
            case UNKNOWN, FAILED, REFUSED_BEFORE_SENDING ->
                status == ApprovalStatus.UNKNOWN
                        || status == ApprovalStatus.FAILED
                        || status == ApprovalStatus.EXECUTING;
            case UNSEEN, REFUSED, REJECTED, REVISED, EXPIRED, WITHDRAWN, INTENT, SENDING, SENT, LEFT, CLOSED -> false;
        };
    }

    /** What is held may be an editor's old text, which the next cycles put away; only what stays is told. */
    private boolean tellHeld(DiskRound.Walk walk) {
        Map<VaultPath, String> held = new LinkedHashMap<>(walk.held());
        held.keySet().removeIf(path -> ConflictCopy.named(path.fileName()).isPresent()); // sync tells of these
        walk.notes().stream()
                .filter(this::isFinished)
                .forEach(found -> held.put(
                        found.path(),
                        "it is finished; remove it. Its mail is to be answered after all: `local-agent closed "
                                + found.id() + " --answer` has a new draft written"));
        Map<VaultPath, String> lasting = heldNotes.lasting(held, clock.instant());
        if (lasting.size() < held.size()) {
            rhythm.request();
        }
        if (lasting.isEmpty()) {
            return held.isEmpty() && heldAlert.over("No approval is held any more.");
        }
        return heldAlert.says(DeskAlerts.heldApprovals(lasting));
    }

    private boolean isFinished(Found found) {
        return ledger.standings().of(found.id()).step() == Step.CLOSED;
    }

    private boolean markUnknown(Found found) {
        Note note = found.note();
        boolean unmarked = found.sighting().place() == Place.IN_PROGRESS
                && ledger.standings().of(found.id()).step() == Step.UNKNOWN
                && found.content().flatMap(content -> content.marks().status()).orElse(null)
                        == ApprovalStatus.EXECUTING;
        return unmarked
                && note != null
                && parts.vault()
                        .writer()
                        .replace(
                                found.path(),
                                note.bytes(),
                                unknown(note, ledger.standings().of(found.id()).at()));
    }

    private Note unknown(Note note, Instant at) {
        return new DecisionWords(clock.getZone()).unknown(ApprovalStamps.unknown(note), at);
    }

    /** Looks at everything once more, on a disk that is in step with the remote, before anything leaves. */
    private boolean execute(Consumer<List<Waiting>> page) {
        boolean changed = false;
        if (isNothingDue()) {
            return false;
        }
        if (publishAt != null && disk.walk().notes().stream().anyMatch(found -> judge(found) instanceof Cleared)) {
            publishAt = null;
            cycle(page); // only what is published can be claimed
        }
        List<Found> notes = new ArrayList<>(disk.walk().notes());
        notes.sort(Comparator.comparing(this::lastTried));
        for (Found found : notes) {
            if (judge(found) instanceof Cleared cleared) {
                Instant began = clock.instant();
                changed |= lostLedger.isCarriedOutBefore(found) || execution.execute(found, cleared);
                Instant ended = clock.instant();
                publishAt = ended;
                if (ended.isAfter(began.plus(SLOW))) {
                    break; // what else may leave by another way waits for one that hangs, not for all of them
                }
            }
        }
        return changed;
    }

    /** What was never tried goes before all that was. */
    private Instant lastTried(Found found) {
        Standing standing = ledger.standings().of(found.id());
        return standing.step() == Step.REFUSED_BEFORE_SENDING ? standing.at() : Instant.MIN;
    }

    private boolean isNothingDue() {
        return ledger.standings().at(Step.APPROVED, Step.REFUSED_BEFORE_SENDING).isEmpty() || !rhythm.isReachable();
    }

    private Verdict judge(Found found) {
        Situation situation = new Situation(
                found.id(),
                ledger.standings().of(found.id()),
                found.sighting(),
                ledger.standings().background(found.id(), found.content(), handbook.read()));
        return ApprovalRules.judge(situation, conditions());
    }

    private Conditions conditions() {
        Map<ActionType, Integer> room = new EnumMap<>(ActionType.class);
        Instant now = clock.instant();
        parts.executors().forEach(executor -> {
            ActionType action = executor.action();
            int most = parts.manners().perHour().getOrDefault(action, Integer.MAX_VALUE);
            room.put(action, most - ledger.standings().actsSince(action, now.minus(HOUR)));
        });
        for (Limits.Rate rate : handbook.read().limits().rates()) {
            int left = rate.most()
                    - ledger.standings()
                            .actsSince(rate.action(), now.minus(rate.span().length()));
            room.computeIfPresent(rate.action(), (action, others) -> Math.min(others, left));
        }
        return new Conditions(
                now, parts.manners().pace(), parts.manners().brakes().get(), room);
    }

    private List<Waiting> waiting(DiskRound.Walk walk) {
        List<Waiting> waiting = new ArrayList<>();
        for (Found found : walk.notes()) {
            Step step = ledger.standings().of(found.id()).step();
            if (found.sighting().place() != Place.REJECTED && step != Step.CLOSED) {
                waiting.add(waiting(found));
            }
        }
        walk.held()
                .forEach((path, reason) -> waiting.add(
                        new Waiting(path, QueuedNote.held(path, reason), new Verdict.NotYet("held: " + reason))));
        return waiting;
    }

    private Waiting waiting(Found found) {
        Verdict verdict = orStandstill(judge(found));
        Step step = ledger.standings().of(found.id()).step();
        boolean refused = step == Step.FAILED || step == Step.REFUSED_BEFORE_SENDING;
        String failure = refused ? ledger.standings().fact(found.id(), Ledger.REASON) : "";
        QueuedNote queued =
                new QueuedNote(found.id(), found.note(), found.sighting().read(), handbook.read());
        return new Waiting(found.path(), queued.item(verdict, step, failure), verdict);
    }

    private Verdict orStandstill(Verdict verdict) {
        return verdict instanceof Cleared
                ? rhythm.last()
                        .flatMap(Standstill::in)
                        .<Verdict>map(Verdict.NotYet::new)
                        .orElse(verdict)
                : verdict;
    }
}
