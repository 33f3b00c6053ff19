package dev.aiemployee.cloud;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Map;

/** What became of a task that the agent holds. */
public sealed interface WorkOutcome {
    TaskId task();

    /**
     * A draft is made, or was made before; nothing is written yet.
     *
     * @param approval where its note lies or is to lie
     * @param files what is to be published with the task's next state, if the task is still held then
     */
    record Drafted(TaskId task, VaultPath approval, Map<VaultPath, Note> files) implements WorkOutcome {
        public Drafted {
            files = Map.copyOf(files);
        }
    }

    /** Nothing is to be answered: the task can be closed as done, for this reason. */
    record NoDraft(TaskId task, String reason) implements WorkOutcome {}

    /** The note was not there, or somebody changed it at this moment; to be tried again. */
    record NotYet(TaskId task, String reason) implements WorkOutcome {}

    /** The note cannot be worked on by this agent: it is to be given back, with this reason, to a person. */
    record Unfit(TaskId task, String reason) implements WorkOutcome {}
}
