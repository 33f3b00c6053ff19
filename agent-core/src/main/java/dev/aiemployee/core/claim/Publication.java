package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Map;

/**
 * What the owner of a task publishes as its fruit, in one commit with the task's next state, if the task still carries its claim.
 *
 * @param claim what our folder must still say of the task
 * @param keys front matter that says where the task stands now; it stays in our folder
 * @param files new notes; one whose path or task id is there already stays as it is
 */
public record Publication(TaskId task, ClaimId claim, Map<String, String> keys, Map<VaultPath, Note> files)
        implements Ending {
    public Publication {
        keys = Map.copyOf(keys);
        files = Map.copyOf(files);
    }
}
