package dev.aiemployee.core.claim;

import dev.aiemployee.core.claim.Swap.Decision;
import dev.aiemployee.core.claim.Swap.Result;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt to take several tasks in one commit, under one claim id. Decided afresh, task by task, on each tree it is shown. */
final class Batch {
    private final AgentName self;
    private final ClaimId claim;
    private final Supplier<Instant> now;
    private final ClaimJournal journal;
    private List<TaskId> tried = List.of();

    Batch(AgentName self, ClaimId claim, Supplier<Instant> now, ClaimJournal journal) {
        this.self = self;
        this.claim = claim;
        this.now = now;
        this.journal = journal;
    }

    ClaimId claim() {
        return claim;
    }

    /** Names what is tried, for the case that the remote cannot even be looked at. */
    Batch of(List<TaskId> tasks) {
        tried = tasks;
        return this;
    }

    /** Takes those of the tasks that are free on this tree. */
    Decision<List<ClaimOutcome>> take(TipTree tip, List<TaskId> tasks) {
        tried = tasks;
        Map<TaskId, Taken> taken = new LinkedHashMap<>();
        Map<TaskId, ClaimOutcome> others = new LinkedHashMap<>();
        for (TaskId task : tasks) {
            @Nullable VaultPath free = tip.find(VaultLayout.NEEDS_ACTION, task).orElse(null);
            Optional<Note> note = free == null ? Optional.empty() : tip.note(free);
            if (free == null) {
                others.put(task, notFree(tip, task));
            } else if (note.isEmpty()) {
                others.put(task, unreadable(task, free));
            } else {
                taken.put(task, new Taken(free, stamped(note.get(), Map.of("status", "in_progress"))));
            }
        }
        return change(tasks, taken, others);
    }

    /** Takes what fits the wish on this tree, in the order of the names. */
    Decision<List<ClaimOutcome>> takeAny(TipTree tip, TaskFilter wish) {
        List<TaskId> fitting = new ArrayList<>();
        for (Domain domain : wish.sortedDomains()) {
            for (VaultPath path : tip.notesIn(VaultLayout.NEEDS_ACTION.child(domain.value()))) {
                TaskId task = VaultLayout.taskAt(path).orElseThrow();
                if (fitting.size() < wish.most()
                        && tip.note(path)
                                .filter(note -> wish.fits().test(task, note))
                                .isPresent()) {
                    fitting.add(task);
                }
            }
        }
        return take(tip, fitting);
    }

    /** Takes one note from elsewhere. */
    Decision<List<ClaimOutcome>> take(TipTree tip, TaskId task, VaultPath from, Map<String, String> keys) {
        tried = List.of(task);
        Optional<Note> note = tip.note(from);
        if (note.isEmpty()) {
            return new Decision.Answer<>(List.of(unreadable(task, from)));
        }
        return change(tried, Map.of(task, new Taken(from, stamped(note.get(), keys))), Map.of());
    }

    ClaimOutcome notFree(TipTree tip, TaskId task) {
        Optional<HeldTask> held = tip.find(VaultLayout.IN_PROGRESS, task).flatMap(tip::held);
        Optional<Note> note = held.flatMap(found -> tip.note(found.path()));
        if (held.isPresent() && note.isPresent() && isOurs(held.get())) {
            return new ClaimOutcome.Won(
                    task,
                    new ClaimId(held.get().claimId()),
                    tip.commit(),
                    held.get().path(),
                    note.get());
        }
        return held.<ClaimOutcome>map(found -> new ClaimOutcome.TakenBy(task, found.owner()))
                .orElseGet(() -> new ClaimOutcome.Gone(task, "no free task of that name is on the remote"));
    }

    /** What each task's outcome is, when the swap as a whole ended this way. */
    List<ClaimOutcome> outcomes(Result<List<ClaimOutcome>> result) {
        if (result instanceof Result.Answered<List<ClaimOutcome>> answered) {
            return answered.answer();
        }
        return tried.stream().map(task -> failed(task, result)).toList();
    }

    private ClaimOutcome failed(TaskId task, Result<List<ClaimOutcome>> result) {
        if (result instanceof Result.Refused<List<ClaimOutcome>> refused) {
            return new ClaimOutcome.Refused(task, refused.reason());
        }
        if (result instanceof Result.Unknown<List<ClaimOutcome>> unknown) {
            return new ClaimOutcome.Unknown(task, claim, unknown.reason());
        }
        return new ClaimOutcome.Offline(task, ((Result.Offline<List<ClaimOutcome>>) result).reason());
    }

    /** A claim of ours landed late, or was made before: it is won already. */
    private boolean isOurs(HeldTask held) {
        return held.owner().equals(self) && held.isWork() && journal.knows(held.claimId());
    }

    private Decision<List<ClaimOutcome>> change(
            List<TaskId> tasks, Map<TaskId, Taken> taken, Map<TaskId, ClaimOutcome> others) {
        if (taken.isEmpty()) {
            return new Decision.Answer<>(tasks.stream()
                    .flatMap(task -> Optional.ofNullable(others.get(task)).stream())
                    .toList());
        }
        Map<VaultPath, Optional<byte[]>> edits = new LinkedHashMap<>();
        taken.forEach((task, note) -> {
            edits.put(note.from(), Optional.empty());
            edits.put(
                    VaultLayout.inProgress(self, task),
                    Optional.of(note.stamped().bytes()));
        });
        List<TaskId> claimed = List.copyOf(taken.keySet());
        return new Decision.Change<>(
                edits,
                message(claimed),
                claimed,
                commit -> tasks.stream()
                        .map(task -> Optional.ofNullable(taken.get(task))
                                .map(note -> won(task, note, commit))
                                .orElseGet(() -> others.get(task)))
                        .toList());
    }

    private ClaimOutcome won(TaskId task, Taken note, CommitId commit) {
        return new ClaimOutcome.Won(task, claim, commit, VaultLayout.inProgress(self, task), note.stamped());
    }

    private Note stamped(Note note, Map<String, String> keys) {
        Map<String, String> claimKeys = new LinkedHashMap<>(keys);
        claimKeys.put(ClaimKeys.BY, self.value());
        claimKeys.put(ClaimKeys.ID, claim.value());
        claimKeys.put(ClaimKeys.AT, now.get().truncatedTo(ChronoUnit.SECONDS).toString());
        return note.withAll(claimKeys);
    }

    private String message(List<TaskId> claimed) {
        String first = ClaimKeys.title(self) + ": claim " + claimed.get(0);
        return claimed.size() == 1 ? first : first + " and " + (claimed.size() - 1) + " more";
    }

    private static ClaimOutcome unreadable(TaskId task, VaultPath path) {
        return new ClaimOutcome.Gone(task, "its note cannot be read; repair " + path);
    }

    private record Taken(VaultPath from, Note stamped) {}
}
