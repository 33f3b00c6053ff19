package dev.aiemployee.cloud;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;

/** What became of a task that the agent holds. */
public sealed interface WorkOutcome {
    TaskId task();

    /** An approval note is on disk, and the task waits for the operator. */
    record Drafted(TaskId task, VaultPath approval) implements WorkOutcome {}

    /** Nothing is to be answered: the task can be closed as done, with this outcome. */
    record NoDraft(TaskId task, String reason) implements WorkOutcome {}

    /** The note was not there, or somebody changed it at this moment; to be tried again. */
    record NotYet(TaskId task, String reason) implements WorkOutcome {}

    /** The note cannot be worked on by this agent: it is to be given back, with this reason, to a person. */
    record Unfit(TaskId task, String reason) implements WorkOutcome {}
}
