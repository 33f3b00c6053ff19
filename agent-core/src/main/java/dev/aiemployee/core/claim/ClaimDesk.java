package dev.aiemployee.core.claim;

import dev.aiemployee.core.claim.Swap.Decision;
import dev.aiemployee.core.claim.Swap.Result;
import dev.aiemployee.core.git.Passenger;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Takes and gives back tasks. Ownership is a fact on the remote's main branch: a commit with this claim's nonce, after which the
 * task has not moved. Nothing here looks at the disk; the disk follows by the next sync. For one thread, under the vault's lock.
 */
public final class ClaimDesk {
    /** Tasks a push: enough that the push no longer counts, few enough that a crash holds up little. */
    public static final int BATCH = 10;

    private final Swap swap;
    private final Returns returns;
    private final ClaimJournal journal;
    private final AgentName self;
    private final Clock clock;
    private final RandomGenerator random;

    public ClaimDesk(ClaimParts parts) {
        journal = new ClaimJournal(parts.plans());
        swap = new Swap(parts, journal);
        self = parts.self();
        clock = parts.clock();
        random = parts.random();
        returns = new Returns(swap, parts.guard(), self, this::nonce);
    }

    /** Moves a free task from {@code Needs_Action/} into our folder, if it is still free when the remote takes the push. */
    public ClaimOutcome claim(TaskId task) {
        return claim(List.of(task)).get(0);
    }

    /** The same for several tasks, {@value #BATCH} a push, with an outcome each, in their order. */
    public List<ClaimOutcome> claim(List<TaskId> tasks) {
        List<ClaimOutcome> outcomes = new ArrayList<>();
        for (int from = 0; from < tasks.size(); from += BATCH) {
            List<TaskId> some = tasks.subList(from, Math.min(tasks.size(), from + BATCH));
            Batch batch = batch();
            List<ClaimOutcome> none = some.stream()
                    .<ClaimOutcome>map(task -> new ClaimOutcome.Gone(task, "the remote has no branch yet"))
                    .toList();
            // tells what was tried even when the remote cannot be asked
            outcomes.addAll(batch.of(some).outcomes(swap.run(batch.claim(), none, tip -> batch.take(tip, some))));
        }
        return outcomes;
    }

    /** Takes what fits, in one push. @return an outcome for each task that was tried; empty when nothing fits */
    public List<ClaimOutcome> claimUpTo(TaskFilter wish) {
        Batch batch = batch();
        return batch.outcomes(swap.run(batch.claim(), List.of(), tip -> batch.takeAny(tip, wish)));
    }

    /** The same as a rider on the next sync cycle's push. */
    public ClaimRider rider(TaskFilter wish) {
        return new ClaimRider(swap, batch(), wish);
    }

    /**
     * Moves an approved note from {@code Approved/} into our folder, if the tip holds exactly these bytes there: what keeps two
     * machines from executing one approval.
     *
     * @param stamps front matter that records the execution
     */
    public ClaimOutcome claimApproved(TaskId approval, byte[] approvedBytes, Map<String, String> stamps) {
        Map<String, String> keys = new LinkedHashMap<>(stamps);
        keys.putIfAbsent(ClaimKeys.STATUS, ApprovalStatus.EXECUTING.word());
        Batch batch = batch().of(List.of(approval));
        List<ClaimOutcome> none = List.of(new ClaimOutcome.Gone(approval, "the remote has no branch yet"));
        return batch.outcomes(swap.run(batch.claim(), none, tip -> {
                    Optional<VaultPath> place = tip.find(VaultLayout.APPROVED, approval);
                    if (place.isEmpty()) {
                        return new Decision.Answer<>(List.of(batch.notFree(tip, approval)));
                    }
                    boolean same = tip.bytes(place.get())
                            .filter(bytes -> Arrays.equals(bytes, approvedBytes))
                            .isPresent();
                    return same
                            ? batch.take(tip, approval, place.get(), keys)
                            : new Decision.Answer<>(
                                    List.of(new ClaimOutcome.Gone(approval, "its text on the remote is another one")));
                }))
                .get(0);
    }

    /** Gives a task of ours back to {@code Needs_Action/}, with the reason in {@code last_failure} and one more retry. */
    public CloseOutcome release(TaskId task, String reason) {
        return returns.release(task, reason);
    }

    /**
     * Gives back what another agent holds, if it still lies there as it was seen: the same claim, the same text.
     */
    public CloseOutcome recover(Observed observed, String reason) {
        return returns.recover(observed, reason);
    }

    /**
     * What is ours to work on, by the remote's tip as last seen; asks nothing. Gives back what lies in our folder under a claim that
     * no plan of ours knows. Called once a round, after the sync.
     */
    public Adopted adopt() {
        List<HeldTask> held = swap.lastSeen().map(tip -> tip.held(self)).orElse(List.of());
        List<HeldTask> ours = new ArrayList<>();
        List<TaskId> released = new ArrayList<>();
        List<HeldTask> executing = new ArrayList<>();
        for (HeldTask task : held) {
            boolean known = journal.knows(task.claimId());
            if (known && task.isWork()) {
                ours.add(task);
            } else if (!known && task.claim().status().equals(ApprovalStatus.EXECUTING.word())) {
                executing.add(task);
            } else if (!known && task.isWork() && !task.claimId().isEmpty() && isReturned(task)) {
                released.add(task.task());
            }
        }
        journal.prune(held.stream().map(HeldTask::claimId).collect(Collectors.toSet()));
        return new Adopted(ours, released, executing);
    }

    private boolean isReturned(HeldTask task) {
        return returns.release(task.task(), "its claim is in no journal of " + self) instanceof CloseOutcome.Closed;
    }

    /** Publishes what the owner of a task made of it; a late owner, whose claim was taken back, is told and publishes nothing. */
    public CloseOutcome publish(Publication publication) {
        return settle(List.of(publication), List.of()).get(0);
    }

    /** Moves every named note out of {@code In_Progress/} in one commit, if each is still held as its closing expects. */
    public CloseOutcome close(List<Closing> closings) {
        return settle(List.of(new Closings(closings)), List.of()).get(0);
    }

    /**
     * Several publications and closings in one commit; one that cannot be made is in no other's way.
     *
     * @param passengers files that go out with it, if there is anything to go out with
     * @return an outcome for each, in their order
     */
    public List<CloseOutcome> settle(List<? extends Ending> endings, List<Passenger> passengers) {
        return returns.settle(endings, passengers);
    }

    /** What every agent owns, as the remote says now. */
    public List<HeldTask> claims() {
        return tip().held();
    }

    /** What other agents hold, by the remote's tip as last seen; asks for nothing but signs of life that are new. */
    public List<Observed> observe() {
        return swap.lastSeen().map(tip -> Observed.all(tip, self, swap.signs())).orElse(List.of());
    }

    /** The free tasks of these domains, as the remote says now; never from the disk. */
    public List<TaskId> candidates(Set<Domain> domains) {
        TipTree tip = tip();
        return domains.stream()
                .map(domain -> VaultLayout.NEEDS_ACTION.child(domain.value()))
                .flatMap(folder -> tip.notesIn(folder).stream())
                .flatMap(path -> VaultLayout.taskAt(path).stream())
                .sorted(Comparator.comparing(TaskId::value))
                .toList();
    }

    /** @throws VaultException when the remote cannot be asked or is empty */
    private TipTree tip() {
        Result<Optional<TipTree>> look = swap.look();
        if (look instanceof Result.Answered<Optional<TipTree>> answered) {
            return answered.answer()
                    .orElseThrow(() -> new VaultException("the remote has no branch yet; run `sync` first"));
        }
        String reason = look instanceof Result.Offline<Optional<TipTree>> offline ? offline.reason() : look.toString();
        throw new VaultException("the remote cannot be reached: " + reason);
    }

    private Batch batch() {
        return new Batch(self, nonce(), clock::instant, journal);
    }

    private ClaimId nonce() {
        return new ClaimId(String.format("%016x%016x", random.nextLong(), random.nextLong()));
    }
}
