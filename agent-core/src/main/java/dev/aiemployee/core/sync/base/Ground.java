package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What both sides of a merge started from. */
public interface Ground {
    /** The text at a path; null when nothing was there. */
    @Nullable
    BlobId blob(VaultPath path);

    /** Where a task's note lay; one place in a sound vault. */
    Set<VaultPath> placesOf(TaskId task);
}
