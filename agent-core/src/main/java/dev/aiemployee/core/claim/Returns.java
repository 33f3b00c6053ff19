package dev.aiemployee.core.claim;

import dev.aiemployee.core.claim.Swap.Decision;
import dev.aiemployee.core.claim.Swap.Result;
import dev.aiemployee.core.git.Passenger;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What becomes of a claim: the task goes on, goes back or is finished, each by a compare-and-swap on the claim it is held by. */
final class Returns {
    private static final Set<String> EXECUTIONS =
            Set.of(ApprovalStatus.EXECUTING.word(), ApprovalStatus.UNKNOWN.word());

    private final Swap swap;
    private final CommitGuard guard;
    private final AgentName self;
    private final Supplier<ClaimId> nonces;

    Returns(Swap swap, CommitGuard guard, AgentName self, Supplier<ClaimId> nonces) {
        this.swap = swap;
        this.guard = guard;
        this.self = self;
        this.nonces = nonces;
    }

    CloseOutcome release(TaskId task, String reason) {
        VaultPath held = VaultLayout.inProgress(self, task);
        return run(
                task,
                tip -> tip.note(held).isPresent()
                        ? free(tip, task, held, reason, "release")
                        : new Decision.Answer<>(notHeld(tip, task)));
    }

    CloseOutcome recover(Observed observed, String reason) {
        HeldTask task = observed.task();
        return run(
                task.task(),
                tip -> isUnchanged(tip, observed)
                        ? free(tip, task.task(), task.path(), reason, "recover")
                        : new Decision.Answer<>(notHeld(tip, task.task())));
    }

    /**
     * Ends several pieces of work in one commit; one that cannot end is in no other's way.
     *
     * @param passengers what goes out with it
     * @return an outcome for each, in their order
     */
    List<CloseOutcome> settle(List<? extends Ending> endings, List<Passenger> passengers) {
        if (endings.isEmpty()) {
            return List.of();
        }
        List<CloseOutcome> none = endings.stream()
                .<CloseOutcome>map(ending -> new CloseOutcome.NotHeld(task(ending), "the remote has no branch yet"))
                .toList();
        Result<List<CloseOutcome>> result = swap.run(nonces.get(), none, tip -> settle(endings, passengers, tip));
        if (result instanceof Result.Answered<List<CloseOutcome>> answered) {
            return answered.answer();
        }
        boolean several = endings.size() > 1 || !passengers.isEmpty();
        if (result instanceof Result.Refused<List<CloseOutcome>> && several) { // perhaps for one of them alone
            return endings.stream()
                    .flatMap(ending -> settle(List.of(ending), List.of()).stream())
                    .toList();
        }
        return endings.stream().map(ending -> failed(task(ending), result)).toList();
    }

    private Decision<List<CloseOutcome>> settle(
            List<? extends Ending> endings, List<Passenger> passengers, TipTree tip) {
        Map<VaultPath, Optional<byte[]>> edits = new LinkedHashMap<>();
        List<Optional<CloseOutcome>> answers = new ArrayList<>();
        for (Ending ending : endings) {
            Map<VaultPath, Optional<byte[]>> some = new LinkedHashMap<>();
            Optional<CloseOutcome> answer = ending instanceof Publication publication
                    ? publish(publication, tip, some)
                    : close((Closings) ending, tip, some);
            answers.add(answer);
            if (answer.isEmpty()) {
                edits.putAll(some);
            }
        }
        if (edits.isEmpty()) {
            return new Decision.Answer<>(
                    answers.stream().flatMap(Optional::stream).toList());
        }
        passengers.stream()
                .filter(one -> tip.blob(one.path()).equals(one.published()))
                .forEach(one -> edits.putIfAbsent(one.path(), one.content()));
        return new Decision.Change<>(
                edits,
                ClaimKeys.title(self) + ": " + what(endings),
                List.of(),
                commit -> answers.stream()
                        .map(answer -> answer.orElseGet(() -> new CloseOutcome.Closed(commit)))
                        .toList());
    }

    private static String what(List<? extends Ending> endings) {
        Ending first = endings.get(0);
        String verb = first instanceof Publication ? "finish work on " : "close ";
        return verb + task(first) + (endings.size() > 1 ? " and " + (endings.size() - 1) + " more" : "");
    }

    private static TaskId task(Ending ending) {
        return ending instanceof Publication publication ? publication.task() : ((Closings) ending).first();
    }

    /** Empty when all of them can leave; then the edits say how. */
    private Optional<CloseOutcome> close(Closings closings, TipTree tip, Map<VaultPath, Optional<byte[]>> edits) {
        Optional<CloseOutcome> bad = held(closings.files());
        if (bad.isPresent()) {
            return bad;
        }
        for (Closing closing : closings.all()) {
            Optional<CloseOutcome> refusal = close(closing, tip, edits);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        if (edits.isEmpty()) {
            return Optional.of(new CloseOutcome.NotHeld(closings.first(), "nothing of it is in progress"));
        }
        add(closings.files(), tip, edits);
        return Optional.empty();
    }

    /** The first of the files that may not be published. */
    private Optional<CloseOutcome> held(Map<VaultPath, Note> files) {
        return files.entrySet().stream()
                .flatMap(file -> guard
                        .check(file.getKey().value(), file.getValue().bytes())
                        .refusal()
                        .stream()
                        .map(rule -> new CloseOutcome.HeldBack(file.getKey(), rule)))
                .map(CloseOutcome.class::cast)
                .findFirst();
    }

    private static void add(Map<VaultPath, Note> files, TipTree tip, Map<VaultPath, Optional<byte[]>> edits) {
        files.forEach((path, file) -> {
            if (isNew(tip, path)) {
                edits.put(path, Optional.of(file.bytes()));
            }
        });
    }

    private Optional<CloseOutcome> publish(
            Publication publication, TipTree tip, Map<VaultPath, Optional<byte[]>> edits) {
        TaskId task = publication.task();
        Optional<CloseOutcome> bad = held(publication.files());
        if (bad.isPresent()) {
            return bad;
        }
        VaultPath held = VaultLayout.inProgress(self, task);
        Optional<Note> note =
                tip.note(held).filter(found -> isAsExpected(found, new Hold.ByClaim(self, publication.claim())));
        if (note.isEmpty()) {
            return Optional.of(notHeld(tip, task));
        }
        Note next = note.get().withAll(masked(publication.keys()));
        if (!next.equals(note.get())) {
            edits.put(held, Optional.of(next.bytes()));
        }
        add(publication.files(), tip, edits);
        return edits.isEmpty() ? Optional.of(new CloseOutcome.Closed(tip.commit())) : Optional.empty();
    }

    private static boolean isNew(TipTree tip, VaultPath path) {
        return tip.blob(path).isEmpty()
                && VaultLayout.taskAt(path).filter(tip::holds).isEmpty();
    }

    /** Where a task is held, the text moved to {@code Needs_Action/}; an execution is never given back. */
    private Decision<CloseOutcome> free(TipTree tip, TaskId task, VaultPath held, String reason, String verb) {
        Note note = tip.note(held).orElseThrow();
        if (note.text(ClaimKeys.STATUS).filter(EXECUTIONS::contains).isPresent()) {
            return new Decision.Answer<>(
                    new CloseOutcome.NotHeld(task, "it is an execution; decide about it with `show` and `approve`"));
        }
        Note free = ClaimKeys.removed(note)
                .with(ClaimKeys.STATUS, TaskStatus.NEEDS_ACTION.word())
                .with("retry_count", Integer.toString(retries(note) + 1))
                .with("last_failure", guard.masked(reason));
        Map<VaultPath, Optional<byte[]>> edits = new LinkedHashMap<>();
        edits.put(held, Optional.empty());
        edits.put(VaultLayout.needsAction(domainOf(note), task), Optional.of(free.bytes()));
        return change(edits, verb + " " + task);
    }

    private static boolean isUnchanged(TipTree tip, Observed observed) {
        return tip.blob(observed.task().path())
                        .map(BlobId::value)
                        .filter(observed.text()::equals)
                        .isPresent()
                && tip.note(observed.task().path()).isPresent();
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
                Optional.of(closing.words()
                        .apply(ClaimKeys.removed(note.get()).withAll(masked(closing.keys())))
                        .bytes()));
        return Optional.empty();
    }

    /** An outcome or a reason may quote what a server said, and that may quote anything. */
    private Map<String, String> masked(Map<String, String> keys) {
        Map<String, String> masked = new LinkedHashMap<>();
        keys.forEach((key, value) -> masked.put(key, guard.masked(value)));
        return masked;
    }

    private static boolean isAsExpected(Note note, Hold hold) {
        return hold instanceof Hold.ByClaim claim
                ? note.text(ClaimKeys.ID).filter(claim.claim().value()::equals).isPresent()
                : note.text(ClaimKeys.STATUS)
                        .filter(TaskStatus.AWAITING_APPROVAL.word()::equals)
                        .isPresent();
    }

    private CloseOutcome run(TaskId task, Swap.Decide<CloseOutcome> decide) {
        Result<CloseOutcome> result =
                swap.run(nonces.get(), new CloseOutcome.NotHeld(task, "the remote has no branch yet"), decide);
        return result instanceof Result.Answered<CloseOutcome> answered ? answered.answer() : failed(task, result);
    }

    private static CloseOutcome failed(TaskId task, Result<?> result) {
        if (result instanceof Result.Refused<?> refused) {
            return new CloseOutcome.Refused(refused.reason());
        }
        if (result instanceof Result.Unknown<?> unknown) {
            return new CloseOutcome.TryAgain(unknown.reason());
        }
        return new CloseOutcome.TryAgain(task + ": " + ((Result.Offline<?>) result).reason());
    }

    private Decision<CloseOutcome> change(Map<VaultPath, Optional<byte[]>> edits, String what) {
        return new Decision.Change<>(edits, ClaimKeys.title(self) + ": " + what, List.of(), CloseOutcome.Closed::new);
    }

    private static CloseOutcome notHeld(TipTree tip, TaskId task) {
        String owner = tip.owner(task).map(name -> "it is with " + name).orElse("it is not in progress");
        return new CloseOutcome.NotHeld(task, owner);
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
}
