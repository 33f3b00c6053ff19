package dev.aiemployee.cloud;

import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way round of the cloud agent: mail in, sync, claim, draft, publish. Running it again after a crash is the recovery: tasks
 * found in our own folder are worked on like fresh ones. One thread.
 */
final class CloudRound {
    private static final Logger LOG = LoggerFactory.getLogger(CloudRound.class);
    /** A task that came back so often is left to a person. */
    private static final int MAX_RETRIES = 3;

    private final AgentName agent;
    private final CloudDesk cloudDesk;
    private final ClaimDesk claimDesk;
    private final SyncRhythm rhythm;
    private final VaultReader vault;
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
            VaultReader vault,
            Clock clock,
            Duration mailInterval) {
        this.agent = agent;
        this.cloudDesk = cloudDesk;
        this.claimDesk = claimDesk;
        this.rhythm = rhythm;
        this.vault = vault;
        this.clock = clock;
        this.mailInterval = mailInterval;
    }

    void run() {
        if (!nextMail.isAfter(clock.instant())
                || nextMail.isAfter(clock.instant().plus(mailInterval))) {
            intake();
        }
        if (rhythm.cycleIfDue() && rhythm.isReachable()) {
            workOff();
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

    private void workOff() {
        boolean won = false;
        for (TaskId task : free()) {
            ClaimOutcome outcome = claimDesk.claim(task);
            LOG.info("task={} {}", task, outcome.message());
            won |= outcome instanceof ClaimOutcome.Won;
        }
        if (won) {
            rhythm.cycle();
        }
        boolean worked = false;
        for (VaultPath path : vault.notesUnder(VaultLayout.IN_PROGRESS.child(agent.value()))) {
            worked |= work(path);
        }
        if (worked) {
            rhythm.cycle();
        }
    }

    /** Free mail tasks, as published; never from the disk alone. */
    private List<TaskId> free() {
        return rhythm.publishedUnder(VaultLayout.NEEDS_ACTION.child(Domain.EMAIL.value())).stream()
                .filter(path -> note(path).filter(CloudRound::isWorkable).isPresent())
                .flatMap(path -> VaultLayout.taskAt(path).stream())
                .filter(task -> !unfit.contains(task))
                .toList();
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

    /** Whether anything was done that waits to be published. */
    private boolean work(VaultPath path) {
        Optional<TaskId> task = VaultLayout.taskAt(path);
        Optional<Note> note = note(path);
        boolean ours = note.flatMap(found -> found.text("status"))
                .filter(TaskStatus.IN_PROGRESS.word()::equals)
                .isPresent();
        if (task.isEmpty() || !ours) {
            return false;
        }
        WorkOutcome outcome = cloudDesk.work(task.get());
        if (outcome instanceof WorkOutcome.NoDraft noDraft) {
            return close(task.get(), note.get(), noDraft.reason());
        }
        if (outcome instanceof WorkOutcome.Unfit misfit) {
            unfit.add(task.get());
            LOG.warn("task={} given back: {}", task.get(), misfit.reason());
            return claimDesk.release(task.get(), misfit.reason()) instanceof CloseOutcome.Closed;
        }
        return outcome instanceof WorkOutcome.Drafted;
    }

    private boolean close(TaskId task, Note note, String outcome) {
        Optional<ClaimId> claim = note.text("claim_id")
                .filter(text -> text.matches("[0-9a-f]{32}"))
                .map(ClaimId::new);
        if (claim.isEmpty()) {
            LOG.warn("task={} carries no claim of ours; left alone", task);
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> keys = Map.of(
                "status", TaskStatus.DONE.word(),
                "outcome", outcome,
                "processed_by", agent.value(),
                "completed_at", now.toString());
        VaultPath done = VaultLayout.done(Domain.EMAIL, task, now);
        CloseOutcome closed =
                claimDesk.close(List.of(new Closing(task, new Hold.ByClaim(agent, claim.get()), done, keys)));
        LOG.info("task={} {}", task, closed.message());
        return closed instanceof CloseOutcome.Closed;
    }

    private Optional<Note> note(VaultPath path) {
        return vault.read(path).flatMap(ParsedNote::note);
    }
}
