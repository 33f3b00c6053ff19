package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.util.Optional;

/** Why a note whose file name is no id is held, and what to do about it. */
public final class UnclearName {
    private UnclearName() {}

    /** One line for a person, of a note whose name is no id. */
    public static String reason(VaultReader reader, VaultPath path) {
        Optional<String> id = reader.read(path).flatMap(ParsedNote::note).flatMap(note -> note.text("id"));
        return id.flatMap(said -> ConflictCopy.ofTask(path.fileName(), said))
                .or(() -> ConflictCopy.named(path.fileName()))
                .map(copy -> "it is " + copy + "; nothing in it counts: take what you need from it and remove it")
                .or(() -> id.filter(TaskId::isTaskId)
                        .map(said -> "its name is no id; if it is no copy, name it `" + said + ".md` again"))
                .orElse("its name is no id (a copy?); rename or remove it");
    }
}
