package dev.aiemployee.cloud;

import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimRider;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.claim.Publication;
import dev.aiemployee.core.claim.Wish;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** Digits of a text's id in the name of a kept copy. */
    private static final int BRIEF = 10;

    private final AgentName agent;
    private final CloudDesk cloudDesk;
    private final ClaimDesk claimDesk;
    private final SyncRhythm rhythm;
    private final VaultWriter writer;
    private final Clock clock;
    private final Duration mailInterval;

    private final Set<TaskId> unfit = new HashSet<>();
    private Instant nextMail = Instant.MIN;
    private boolean mailAway;

    CloudRound(
            AgentName agent,
            CloudDesk cloudDesk,
            ClaimDesk claimDesk,
            SyncRhythm rhythm,
            VaultWriter writer,
            Clock clock,
            Duration mailInterval) {
        this.agent = agent;
        this.cloudDesk = cloudDesk;
        this.claimDesk = claimDesk;
        this.rhythm = rhythm;
        this.writer = writer;
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
    }

    private void intake() {
        nextMail = clock.instant().plus(mailInterval);
        IntakeOutcome outcome = cloudDesk.intake();
        if (outcome instanceof IntakeOutcome.Unreachable unreachable) {
            if (!mailAway) {
                LOG.warn(
                        "the mailbox cannot be reached, it is tried again every {}: {}",
                        mailInterval,
                        unreachable.reason());
            }
            mailAway = true;
            return;
        }
        mailAway = false;
        IntakeOutcome.Took took = (IntakeOutcome.Took) outcome;
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
    }

    /** What is ours is worked on; what that leads to and the next claims share one push. */
    private void workOff(ClaimRider first) {
        ClaimRider rider = first;
        boolean worked = true;
        for (int pass = 0; worked && pass < PASSES && rhythm.isReachable(); pass++) {
            rider.won().forEach(won -> LOG.info("task={} {}", won.task(), won.message()));
            worked = false;
            for (HeldTask task : claimDesk.adopt().ours()) {
                worked |= work(task);
            }
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
    private Wish wish() {
        return new Wish(
                Set.of(Domain.EMAIL),
                (task, note) -> !unfit.contains(task) && !isCopy(task, note) && isWorkable(note),
                ClaimDesk.BATCH);
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
        return note.text("type").filter("email"::equals).isPresent()
                && note.text("status")
                        .filter(TaskStatus.NEEDS_ACTION.word()::equals)
                        .isPresent()
                && retries < MAX_RETRIES;
    }

    /** Whether anything was published that the disk does not show yet. */
    private boolean work(HeldTask held) {
        TaskId task = held.task();
        WorkOutcome outcome = cloudDesk.work(task);
        if (outcome instanceof WorkOutcome.NoDraft noDraft) {
            return close(held, noDraft.reason());
        }
        if (outcome instanceof WorkOutcome.Drafted drafted) {
            return publish(held, drafted);
        }
        if (outcome instanceof WorkOutcome.Unfit misfit) {
            return giveBack(task, misfit.reason());
        }
        LOG.info("task={} not yet: {}", task, ((WorkOutcome.NotYet) outcome).reason());
        return false;
    }

    private boolean publish(HeldTask held, WorkOutcome.Drafted drafted) {
        CloseOutcome outcome = claimDesk.publish(new Publication(
                held.task(),
                new ClaimId(held.claimId()),
                Map.of("status", TaskStatus.AWAITING_APPROVAL.word()),
                drafted.files()));
        LOG.info("task={} draft: {}", held.task(), outcome.message());
        if (outcome instanceof CloseOutcome.HeldBack heldBack) {
            return giveBack(held.task(), "its draft is held back: " + heldBack.rule());
        }
        if (outcome instanceof CloseOutcome.NotHeld) {
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
        String name = VaultRepository.blobId(draft.bytes()).value().substring(0, BRIEF);
        return writer.create(CopyName.of(drafted.approval(), name), draft);
    }

    private boolean giveBack(TaskId task, String reason) {
        unfit.add(task);
        LOG.warn("task={} given back: {}", task, reason);
        return claimDesk.release(task, reason) instanceof CloseOutcome.Closed;
    }

    private boolean close(HeldTask held, String outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> keys = Map.of(
                "status", TaskStatus.DONE.word(),
                "outcome", outcome,
                "processed_by", agent.value(),
                "completed_at", now.toString());
        VaultPath done = VaultLayout.done(Domain.EMAIL, held.task(), now);
        Hold hold = new Hold.ByClaim(agent, new ClaimId(held.claimId()));
        CloseOutcome closed = claimDesk.close(List.of(new Closing(held.task(), hold, done, keys)));
        LOG.info("task={} {}", held.task(), closed.message());
        return closed instanceof CloseOutcome.Closed;
    }
}
