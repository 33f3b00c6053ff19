package dev.aiemployee.local.cli;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.desk.UnclearName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A note that nobody can decide as it is, because its name, its number or its text is not clear.
 *
 * @param reason why, and what to do
 */
record HeldNote(VaultPath path, String reason) {
    private static final List<VaultPath> FOLDERS = List.of(VaultLayout.PENDING_APPROVAL, VaultLayout.APPROVED);

    /** All of them where approvals wait, in the order of their paths. */
    static List<HeldNote> in(VaultReader reader) {
        NoteFormat format = new NoteFormat();
        List<HeldNote> held = new ArrayList<>();
        Map<TaskId, List<VaultPath>> named = new LinkedHashMap<>();
        for (VaultPath folder : FOLDERS) {
            for (VaultPath path : reader.notesUnder(folder)) {
                VaultLayout.taskAt(path)
                        .ifPresentOrElse(
                                id -> named.computeIfAbsent(id, first -> new ArrayList<>())
                                        .add(path),
                                () -> held.add(new HeldNote(path, UnclearName.reason(reader, path))));
                reader.bytes(path)
                        .map(format::parse)
                        .filter(ParsedNote.Broken.class::isInstance)
                        .map(broken -> ((ParsedNote.Broken) broken).message())
                        .filter(why -> VaultLayout.taskAt(path).isPresent())
                        .ifPresent(why -> held.add(new HeldNote(path, "it cannot be read: " + why)));
            }
        }
        named.forEach((id, paths) -> held.addAll(twice(id, paths)));
        return held;
    }

    private static List<HeldNote> twice(TaskId id, List<VaultPath> paths) {
        return paths.size() < 2
                ? List.of()
                : paths.stream()
                        .map(path -> new HeldNote(
                                path,
                                "there are " + paths.size() + " notes named " + id + "; remove all but one"
                                        + " (the Dashboard says which counts, if one does)"))
                        .toList();
    }
}
