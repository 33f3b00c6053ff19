package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One note to move out of {@code In_Progress/}, if it is still held as expected.
 *
 * @param to where it goes
 * @param keys front matter set on the way, an empty value removes the key; the claim keys are removed by the desk
 * @param words what is said in its text on the way; asked for each try anew
 */
public record Closing(TaskId task, Hold hold, VaultPath to, Map<String, String> keys, UnaryOperator<Note> words) {
    public Closing {
        keys = Map.copyOf(keys);
    }

    /** Its text stays as it is. */
    public Closing(TaskId task, Hold hold, VaultPath to, Map<String, String> keys) {
        this(task, hold, to, keys, note -> note);
    }
}
