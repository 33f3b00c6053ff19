package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.Sighting;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An approval note met on disk.
 *
 * @param note null when the file is no whole note
 */
record Found(TaskId id, Sighting sighting, @Nullable Note note) {
    VaultPath path() {
        return sighting.path();
    }

    /** The same, taken for no decision of the operator at this machine. */
    Found broughtByAnotherTool() {
        Sighting.OnDisk file = sighting.file();
        Sighting.Origin origin = file.origin() == Sighting.Origin.HERE ? Sighting.Origin.FOREIGN : file.origin();
        return new Found(
                id,
                new Sighting(
                        sighting.path(), sighting.read(), new Sighting.OnDisk(file.bytes(), file.stillSince(), origin)),
                note);
    }

    /** What the note says; absent when it cannot be read. */
    Optional<ApprovalContent> content() {
        return sighting.read() instanceof ReadApproval.Whole whole ? Optional.of(whole.content()) : Optional.empty();
    }
}
