package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Map;

/**
 * One note to move out of {@code In_Progress/}, if it is still held as expected.
 *
 * @param to where it goes
 * @param keys front matter set on the way, an empty value removes the key; the claim keys are removed by the desk
 */
public record Closing(TaskId task, Hold hold, VaultPath to, Map<String, String> keys) {
    public Closing {
        keys = Map.copyOf(keys);
    }
}
