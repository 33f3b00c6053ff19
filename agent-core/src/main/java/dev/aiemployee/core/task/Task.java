package dev.aiemployee.core.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work. It has an owner exactly while somebody works on it: {@code IN_PROGRESS} or {@code AWAITING_APPROVAL}.
 *
 * @param claim null without an owner
 */
public record Task(
        TaskId id,
        Sorting sorting,
        TaskStatus status,
        Instant created,
        Tries tries,
        @Nullable Claim claim) {
    /** @throws IllegalArgumentException when status and claim contradict each other */
    public Task {
        boolean owned = status == TaskStatus.IN_PROGRESS || status == TaskStatus.AWAITING_APPROVAL;
        if (owned == (claim == null)) {
            throw new IllegalArgumentException("task " + id + ": " + status.word() + " with claim " + claim
                    + " (expected: a claim exactly while it is worked on)");
        }
    }

    /** A new task that nobody owns. */
    public static Task free(TaskId id, Sorting sorting, Instant created) {
        return new Task(id, sorting, TaskStatus.NEEDS_ACTION, created, Tries.NONE, null);
    }

    /** The task in its new owner's hands; only a free one can be claimed. */
    public Task claimed(Claim by) {
        require(TaskStatus.NEEDS_ACTION);
        return new Task(id, sorting, TaskStatus.IN_PROGRESS, created, tries, by);
    }

    /** The task while its owner waits for the operator. */
    public Task awaitingApproval() {
        require(TaskStatus.IN_PROGRESS);
        return new Task(id, sorting, TaskStatus.AWAITING_APPROVAL, created, tries, claim);
    }

    /** The task free again, because of this. */
    public Task released(String reason) {
        require(TaskStatus.IN_PROGRESS);
        return new Task(id, sorting, TaskStatus.NEEDS_ACTION, created, tries.again(reason), null);
    }

    /** The finished task; only its owner can finish it. */
    public Task done() {
        if (claim == null) {
            throw new IllegalStateException("task " + id + ": " + status.word() + " (expected: one that is worked on)");
        }
        return new Task(id, sorting, TaskStatus.DONE, created, tries, null);
    }

    private void require(TaskStatus expected) {
        if (status != expected) {
            throw new IllegalStateException(
                    "task " + id + ": " + status.word() + " (expected: " + expected.word() + ")");
        }
    }
}
