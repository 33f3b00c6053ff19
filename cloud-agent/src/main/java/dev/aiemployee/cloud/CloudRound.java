package dev.aiemployee.cloud;

import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimRider;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Closings;
import dev.aiemployee.core.claim.Ending;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.claim.Publication;
import dev.aiemployee.core.claim.TaskFilter;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way round of the cloud agent: mail in, sync and claim in one push, draft, publish. Running it again after a crash is the
 * recovery: tasks that our journal knows and our folder holds are worked on like fresh ones. One thread.
 */
final class CloudRound {
    private static final Logger LOG = LoggerFactory.getLogger(CloudRound.class);
    /** A task that came back so often is left to a person. */
    private static final int MAX_RETRIES = 3;
    /** Batches worked off in one round; then the other parts of the daemon get their turn. */
    private static final int PASSES = 5;
    /** Each push costs what lies in the folders it changes: with many mails at once, many go together. */
    private static final int BATCH = 100;

    /** What is made within so long goes out together. */
    private static final Duration TOGETHER = Duration.ofSeconds(3);

    private final AgentName agent;
    private final CloudDesk cloudDesk;
    private final ClaimDesk claimDesk;
    private final SyncRhythm rhythm;
    private final VaultWriter writer;
    private final MailTroubles mailTroubles;
    private final EndedAlerts endedAlerts;
    private final Clock clock;
    private final Duration mailInterval;

    private final Set<TaskId> unfit = new HashSet<>();
    private Instant nextMail = Instant.MIN;

    CloudRound(
            AgentName agent,
            CloudDesk cloudDesk,
            ClaimDesk claimDesk,
            SyncRhythm rhythm,
            VaultWriter writer,
            MailTroubles mailTroubles,
            EndedAlerts endedAlerts,
            Clock clock,
            Duration mailInterval) {
        this.agent = agent;
        this.cloudDesk = cloudDesk;
        this.claimDesk = claimDesk;
        this.rhythm = rhythm;
        this.writer = writer;
        this.mailTroubles = mailTroubles;
        this.endedAlerts = endedAlerts;
        this.clock = clock;
        this.mailInterval = mailInterval;
    }

    void run() {
        if (!nextMail.isAfter(clock.instant())
                || nextMail.isAfter(clock.instant().plus(mailInterval))) {
            intake();
        }
        ClaimRider rider = claimDesk.rider(wish());
        if (rhythm.cycleIfDue(rider)) {
            workOff(rider);
        }
        if (rhythm.isReachable() && endedAlerts.close()) {
            rhythm.request();
        }
    }

    private void intake() {
        nextMail = clock.instant().plus(mailInterval);
        IntakeOutcome outcome = cloudDesk.intake();
        if (outcome instanceof IntakeOutcome.Unreachable unreachable) {
            askForSync(mailTroubles.away(unreachable.reason()));
            return;
        }
        IntakeOutcome.Took took = (IntakeOutcome.Took) outcome;
        askForSync(took.withheld() > 0 ? mailTroubles.withheld(took.withheld()) : mailTroubles.read());
        if (!took.tasks().isEmpty() || !took.quarantined().isEmpty()) {
            LOG.info(
                    "mail: {} new, {} quarantined",
                    took.tasks().size(),
                    took.quarantined().size());
            rhythm.request();
        }
        if (took.more()) {
            nextMail = Instant.MIN;
        }
        if (took.olderLeftAlone() > 0) {
            LOG.info("first look into the mailbox: {} older mails are left alone", took.olderLeftAlone());
            Note event = CloudEvent.olderMailLeftAlone(took.olderLeftAlone(), agent, clock.instant());
            writer.create(CloudEvent.path(event), event);
        }
    }

    private void askForSync(boolean changed) {
        if (changed) {
            rhythm.request();
        }
    }

    /** What is ours is worked on; what that leads to and the next claims share one push. */
    private void workOff(ClaimRider first) {
        ClaimRider rider = first;
        boolean worked = true;
        for (int pass = 0; worked && pass < PASSES && rhythm.isReachable(); pass++) {
            rider.won().forEach(won -> LOG.info("task={} {}", won.task(), won.message()));
            worked = work(claimDesk.adopt().ours());
            if (worked) {
                rider = claimDesk.rider(wish());
                rhythm.cycle(rider);
            }
        }
        if (!rider.won().isEmpty()) {
            rhythm.request();
        }
    }

    /** Free mail tasks, as published; never from the disk. */
    private TaskFilter wish() {
        return new TaskFilter(
                Set.of(Domain.EMAIL),
                (task, note) -> !unfit.contains(task) && !isCopy(task, note) && isWorkable(note),
                BATCH);
    }

    /** A copy that a sync service made of a task is no second task. */
    private static boolean isCopy(TaskId task, Note note) {
        return note.text("id")
                .flatMap(id -> ConflictCopy.ofTask(task.fileName(), id))
                .isPresent();
    }

    private static boolean isWorkable(Note note) {
        int retries = note.text("retry_count")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        boolean left = note.text("left_to_you").isPresent()
                && note.text("answer").filter("wanted"::equals).isEmpty();
        return !left
                && note.text("type").filter("email"::equals).isPresent()
                && note.text("status")
                        .filter(TaskStatus.NEEDS_ACTION.word()::equals)
                        .isPresent()
                && retries < MAX_RETRIES;
    }

    /** What is made of tasks in quick succession goes out in one commit. @return whether the disk does not show it all yet */
    private boolean work(List<HeldTask> tasks) {
        boolean worked = false;
        Map<HeldTask, WorkOutcome> done = new LinkedHashMap<>();
        Instant began = clock.instant();
        for (HeldTask held : tasks) {
            WorkOutcome outcome = cloudDesk.work(held.task(), rhythm::placeOf);
            if (outcome instanceof WorkOutcome.Unfit misfit) {
                worked |= giveBack(held.task(), misfit.reason());
            } else if (outcome instanceof WorkOutcome.NotYet notYet) {
                LOG.info("task={} not yet: {}", held.task(), notYet.reason());
            } else {
                done.put(held, outcome);
            }
            if (!clock.instant().isBefore(began.plus(TOGETHER))) {
                worked |= publish(done);
                done.clear();
                began = clock.instant();
            }
        }
        worked |= publish(done);
        return worked;
    }

    /** One line tells of all that is filed in this commit, so that nothing is closed in silence; it goes with the first of them. */
    private List<Ending> endings(Map<HeldTask, WorkOutcome> done) {
        List<Ending> endings = new ArrayList<>();
        Map<VaultPath, Note> told = whatIsFiled(done.values());
        for (Map.Entry<HeldTask, WorkOutcome> one : done.entrySet()) {
            HeldTask held = one.getKey();
            if (one.getValue() instanceof WorkOutcome.Drafted drafted) {
                Map<String, String> next = Map.of("status", TaskStatus.AWAITING_APPROVAL.word());
                endings.add(new Publication(held.task(), new ClaimId(held.claimId()), next, drafted.files()));
            } else {
                endings.add(new Closings(closing(held, ((WorkOutcome.NoDraft) one.getValue()).reason()), told));
                told = Map.of();
            }
        }
        return endings;
    }

    private boolean publish(Map<HeldTask, WorkOutcome> done) {
        List<CloseOutcome> outcomes = claimDesk.settle(endings(done), List.of());
        boolean published = false;
        int at = 0;
        for (WorkOutcome work : done.values()) {
            CloseOutcome outcome = outcomes.get(at++);
            LOG.info("task={} {}", work.task(), outcome.message());
            published |= isPublished(work, outcome);
        }
        return published;
    }

    private Map<VaultPath, Note> whatIsFiled(Collection<WorkOutcome> done) {
        List<WorkOutcome.NoDraft> filed = done.stream()
                .filter(WorkOutcome.NoDraft.class::isInstance)
                .map(WorkOutcome.NoDraft.class::cast)
                .toList();
        if (filed.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> byReason = new TreeMap<>();
        filed.forEach(work -> byReason.merge(work.reason().replaceFirst(" \\(.*", ""), 1, Integer::sum));
        Note event = CloudEvent.filedWithoutDraft(byReason, filed.get(0).task(), agent, clock.instant());
        return Map.of(CloudEvent.path(event), event);
    }

    private boolean isPublished(WorkOutcome work, CloseOutcome outcome) {
        if (outcome instanceof CloseOutcome.HeldBack heldBack) {
            return giveBack(work.task(), "its draft is held back: " + heldBack.rule());
        }
        if (outcome instanceof CloseOutcome.NotHeld && work instanceof WorkOutcome.Drafted drafted) {
            return keepBeside(drafted);
        }
        return outcome instanceof CloseOutcome.Closed;
    }

    /** The task was taken back from us while we worked: the draft is kept where a person finds it, and proposed by nobody. */
    private boolean keepBeside(WorkOutcome.Drafted drafted) {
        Note draft = drafted.files().get(drafted.approval());
        if (draft == null) {
            return false;
        }
        String name = BlobId.of(draft.bytes()).brief();
        return writer.create(CopyName.of(drafted.approval(), name), draft);
    }

    private boolean giveBack(TaskId task, String reason) {
        unfit.add(task);
        LOG.warn("task={} given back: {}", task, reason);
        return claimDesk.release(task, reason) instanceof CloseOutcome.Closed;
    }

    private List<Closing> closing(HeldTask held, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> keys = Map.of(
                "status", TaskStatus.DONE.word(),
                "outcome", "no draft: " + reason,
                "no_draft", reason,
                "processed_by", agent.value(),
                "completed_at", now.toString());
        VaultPath done = VaultLayout.done(Domain.EMAIL, held.task(), now);
        Hold hold = new Hold.ByClaim(agent, new ClaimId(held.claimId()));
        return List.of(new Closing(held.task(), hold, done, keys));
    }
}
