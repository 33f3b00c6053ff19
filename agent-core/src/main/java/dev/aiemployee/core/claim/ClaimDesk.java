package dev.aiemployee.core.claim;

import dev.aiemployee.core.claim.Swap.Decision;
import dev.aiemployee.core.claim.Swap.Result;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Takes and gives back tasks. Ownership is a fact on the remote's main branch: a commit with this claim's nonce, after which the
 * task has not moved. Nothing here looks at the disk; the disk follows by the next sync. For one thread, under the vault's lock.
 */
public final class ClaimDesk {
    private static final String CLAIMED_BY = "claimed_by";
    private static final String CLAIM_ID = "claim_id";
    private static final String CLAIMED_AT = "claimed_at";
    private static final String STATUS = "status";

    private final Swap swap;
    private final Journal plans;
    private final AgentName self;
    private final Clock clock;
    private final RandomGenerator random;

    public ClaimDesk(ClaimParts parts) {
        swap = new Swap(parts);
        plans = parts.plans();
        self = parts.self();
        clock = parts.clock();
        random = parts.random();
    }

    /** Moves a free task from {@code Needs_Action/} into our folder, if it is still free when the remote takes the push. */
    public ClaimOutcome claim(TaskId task) {
        ClaimId nonce = nonce();
        Taking taking = new Taking(task, nonce, Map.of(STATUS, "in_progress"));
        return take(taking, tip -> {
            Optional<VaultPath> free = tip.find(VaultLayout.NEEDS_ACTION, task);
            return free.isPresent() ? taking.move(tip, free.get()) : new Decision.Answer<>(notFree(tip, task));
        });
    }

    /**
     * Moves an approved note from {@code Approved/} into our folder, if the tip holds exactly these bytes there: what keeps two
     * machines from executing one approval.
     *
     * @param stamps front matter that records the execution
     */
    public ClaimOutcome claimApproved(TaskId approval, byte[] approvedBytes, Map<String, String> stamps) {
        Map<String, String> keys = new LinkedHashMap<>(stamps);
        keys.putIfAbsent(STATUS, "executing");
        Taking taking = new Taking(approval, nonce(), keys);
        return take(taking, tip -> {
            Optional<VaultPath> place = tip.find(VaultLayout.APPROVED, approval);
            if (place.isEmpty()) {
                return new Decision.Answer<>(notFree(tip, approval));
            }
            boolean same = tip.bytes(place.get())
                    .filter(bytes -> Arrays.equals(bytes, approvedBytes))
                    .isPresent();
            return same
                    ? taking.move(tip, place.get())
                    : new Decision.Answer<>(new ClaimOutcome.Gone(approval, "its text on the remote is another one"));
        });
    }

    /** Gives a task of ours back to {@code Needs_Action/}, with the reason in {@code last_failure} and one more retry. */
    public CloseOutcome release(TaskId task, String reason) {
        ClaimId nonce = nonce();
        return closed(task, swap.run(nonce, new CloseOutcome.NotHeld(task, "the remote has no branch yet"), tip -> {
            VaultPath held = VaultLayout.inProgress(self, task);
            Optional<Note> note = tip.note(held);
            if (note.isEmpty()) {
                return new Decision.Answer<>(notHeld(tip, task));
            }
            Domain domain = domainOf(note.get());
            Note free = withoutClaim(note.get())
                    .with(STATUS, "needs_action")
                    .with("retry_count", Integer.toString(retries(note.get()) + 1))
                    .with("last_failure", reason);
            Map<VaultPath, Optional<byte[]>> edits = new LinkedHashMap<>();
            edits.put(held, Optional.empty());
            edits.put(VaultLayout.needsAction(domain, task), Optional.of(free.bytes()));
            return new Decision.Change<>(edits, title() + ": release " + task);
        }));
    }

    /** Moves every named note out of {@code In_Progress/} in one commit, if each is still held as its closing expects. */
    public CloseOutcome close(List<Closing> closings) {
        TaskId first = closings.get(0).task();
        return closed(first, swap.run(nonce(), new CloseOutcome.NotHeld(first, "the remote has no branch yet"), tip -> {
            Map<VaultPath, Optional<byte[]>> edits = new LinkedHashMap<>();
            for (Closing closing : closings) {
                Optional<CloseOutcome> refusal = close(closing, tip, edits);
                if (refusal.isPresent()) {
                    return new Decision.Answer<>(refusal.get());
                }
            }
            return edits.isEmpty()
                    ? new Decision.Answer<>(new CloseOutcome.NotHeld(first, "nothing of it is in progress"))
                    : new Decision.Change<>(edits, title() + ": close " + first);
        }));
    }

    private Optional<CloseOutcome> close(Closing closing, TipTree tip, Map<VaultPath, Optional<byte[]>> edits) {
        boolean optional = closing.hold() instanceof Hold.AwaitingApproval;
        Optional<VaultPath> held = closing.hold() instanceof Hold.ByClaim claim
                ? Optional.of(VaultLayout.inProgress(claim.owner(), closing.task()))
                : tip.find(VaultLayout.IN_PROGRESS, closing.task());
        Optional<Note> note = held.flatMap(tip::note).filter(found -> isAsExpected(found, closing.hold()));
        if (held.isEmpty() || note.isEmpty()) {
            return optional ? Optional.empty() : Optional.of(notHeld(tip, closing.task()));
        }
        edits.put(held.get(), Optional.empty());
        edits.put(
                closing.to(),
                Optional.of(withoutClaim(note.get()).withAll(closing.keys()).bytes()));
        return Optional.empty();
    }

    private static boolean isAsExpected(Note note, Hold hold) {
        return hold instanceof Hold.ByClaim claim
                ? note.text(CLAIM_ID).filter(claim.claim().value()::equals).isPresent()
                : note.text(STATUS).filter("awaiting_approval"::equals).isPresent();
    }

    /** What every agent owns, as the remote says now. */
    public List<HeldTask> claims() {
        List<HeldTask> held = new ArrayList<>();
        TipTree tip = tip();
        for (VaultPath path : tip.notes(VaultLayout.IN_PROGRESS)) {
            Optional<AgentName> owner = VaultLayout.ownerAt(path);
            Optional<TaskId> task = VaultLayout.taskAt(path);
            if (owner.isPresent() && task.isPresent()) {
                Optional<Note> note = tip.note(path);
                held.add(new HeldTask(
                        task.get(),
                        owner.get(),
                        note.flatMap(found -> found.text(CLAIM_ID)).orElse(""),
                        note.flatMap(found -> found.text(CLAIMED_AT)).orElse(""),
                        path));
            }
        }
        return held;
    }

    /** The free tasks of these domains, as the remote says now; never from the disk. */
    public List<TaskId> candidates(Set<Domain> domains) {
        return tip().notes(VaultLayout.NEEDS_ACTION).stream()
                .filter(path -> domains.stream()
                        .anyMatch(domain -> path.isUnder(VaultLayout.NEEDS_ACTION.child(domain.value()))))
                .flatMap(path -> VaultLayout.taskAt(path).stream())
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

    private ClaimOutcome take(Taking taking, Swap.Decide<ClaimOutcome> decide) {
        plans.append(Map.of("state", "PLANNED", "claim", taking.nonce.value(), "task", taking.task.value()));
        ClaimOutcome none = new ClaimOutcome.Gone(taking.task, "the remote has no branch yet");
        ClaimOutcome outcome = taking.outcome(swap.run(taking.nonce, none, decide));
        plans.append(Map.of(
                "state",
                outcome.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT),
                "claim",
                taking.nonce.value(),
                "task",
                taking.task.value()));
        return outcome;
    }

    private static CloseOutcome closed(TaskId task, Result<CloseOutcome> result) {
        if (result instanceof Result.Landed<CloseOutcome> landed) {
            return new CloseOutcome.Closed(landed.commit());
        }
        if (result instanceof Result.Answered<CloseOutcome> answered) {
            return answered.answer();
        }
        if (result instanceof Result.Refused<CloseOutcome> refused) {
            return new CloseOutcome.Refused(refused.reason());
        }
        if (result instanceof Result.Unknown<CloseOutcome> unknown) {
            return new CloseOutcome.TryAgain(unknown.reason());
        }
        return new CloseOutcome.TryAgain(task + ": " + ((Result.Offline<CloseOutcome>) result).reason());
    }

    private ClaimOutcome notFree(TipTree tip, TaskId task) {
        return tip.owner(task)
                .<ClaimOutcome>map(owner -> new ClaimOutcome.TakenBy(task, owner))
                .orElseGet(() -> new ClaimOutcome.Gone(task, "no free task of that name is on the remote"));
    }

    private static CloseOutcome notHeld(TipTree tip, TaskId task) {
        String owner = tip.owner(task).map(name -> "it is with " + name).orElse("it is not in progress");
        return new CloseOutcome.NotHeld(task, owner);
    }

    private static Note withoutClaim(Note note) {
        return note.without(CLAIMED_BY).without(CLAIM_ID).without(CLAIMED_AT);
    }

    private static Domain domainOf(Note note) {
        return note.text("domain").filter(Domain::isDomain).map(Domain::new).orElse(Domain.SYSTEM);
    }

    private static int retries(Note note) {
        return note.text("retry_count")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private String title() {
        return Character.toUpperCase(self.value().charAt(0)) + self.value().substring(1);
    }

    private ClaimId nonce() {
        return new ClaimId(String.format("%016x%016x", random.nextLong(), random.nextLong()));
    }

    /** One attempt to take a note into our folder. */
    private final class Taking {
        private final TaskId task;
        private final ClaimId nonce;
        private final Map<String, String> keys;
        private Optional<Note> taken = Optional.empty();

        Taking(TaskId task, ClaimId nonce, Map<String, String> keys) {
            this.task = task;
            this.nonce = nonce;
            this.keys = keys;
        }

        Decision<ClaimOutcome> move(TipTree tip, VaultPath from) {
            Optional<Note> note = tip.note(from);
            if (note.isEmpty()) {
                return new Decision.Answer<>(new ClaimOutcome.Gone(task, "its note cannot be read; repair " + from));
            }
            Map<String, String> claim = new LinkedHashMap<>(keys);
            claim.put(CLAIMED_BY, self.value());
            claim.put(CLAIM_ID, nonce.value());
            claim.put(
                    CLAIMED_AT, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            Note stamped = note.get().withAll(claim);
            taken = Optional.of(stamped);
            Map<VaultPath, Optional<byte[]>> edits = new LinkedHashMap<>();
            edits.put(from, Optional.empty());
            edits.put(VaultLayout.inProgress(self, task), Optional.of(stamped.bytes()));
            return new Decision.Change<>(edits, title() + ": claim " + task);
        }

        ClaimOutcome outcome(Result<ClaimOutcome> result) {
            if (result instanceof Result.Landed<ClaimOutcome> landed) {
                return won(landed.commit());
            }
            if (result instanceof Result.Answered<ClaimOutcome> answered) {
                return answered.answer();
            }
            if (result instanceof Result.Refused<ClaimOutcome> refused) {
                return new ClaimOutcome.Refused(task, refused.reason());
            }
            if (result instanceof Result.Unknown<ClaimOutcome> unknown) {
                return new ClaimOutcome.Unknown(task, nonce, unknown.reason());
            }
            return new ClaimOutcome.Offline(task, ((Result.Offline<ClaimOutcome>) result).reason());
        }

        private ClaimOutcome won(CommitId commit) {
            return new ClaimOutcome.Won(task, nonce, commit, VaultLayout.inProgress(self, task), taken.orElseThrow());
        }
    }
}
