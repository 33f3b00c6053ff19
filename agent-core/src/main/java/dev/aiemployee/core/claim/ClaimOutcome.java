package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;

/** How an attempt to own a task ended. Only {@link Won} starts work. */
public sealed interface ClaimOutcome {
    TaskId task();

    /** What to tell a person, one line. */
    String message();

    /**
     * The task is ours, as the remote's tip says: by this push, or by an earlier one of ours that landed late.
     *
     * @param path where it lies now
     * @param note its text as published with the claim
     */
    record Won(TaskId task, ClaimId claim, CommitId commit, VaultPath path, Note note) implements ClaimOutcome {
        @Override
        public String message() {
            return "Task " + task + " claimed (" + claim + ")";
        }
    }

    /** Somebody else owns it. */
    record TakenBy(TaskId task, AgentName owner) implements ClaimOutcome {
        @Override
        public String message() {
            return "Task " + task + " claimed by " + owner;
        }
    }

    /** It is neither free nor owned: finished, failed or never there; or, for an execution, no longer what was approved. */
    record Gone(TaskId task, String reason) implements ClaimOutcome {
        @Override
        public String message() {
            return "Task " + task + " cannot be claimed: " + reason;
        }
    }

    /** The remote refused by a rule of its own; trying again changes nothing. */
    record Refused(TaskId task, String reason) implements ClaimOutcome {
        @Override
        public String message() {
            return "Task " + task + ": the remote refused the claim: " + reason;
        }
    }

    /** The push may or may not have landed; the next tick looks again and adopts it if it did. */
    record Unknown(TaskId task, ClaimId claim, String reason) implements ClaimOutcome {
        @Override
        public String message() {
            return "Task " + task + ": it is not known yet whether the claim landed: " + reason;
        }
    }

    /** The remote could not be asked; nothing was claimed. */
    record Offline(TaskId task, String reason) implements ClaimOutcome {
        @Override
        public String message() {
            return "Task " + task + " not claimed, the remote cannot be reached: " + reason;
        }
    }
}
