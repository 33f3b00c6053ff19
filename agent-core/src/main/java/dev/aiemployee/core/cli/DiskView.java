package dev.aiemployee.core.cli;

import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the vault's folder says right now, without asking anybody. */
final class DiskView {
    private final VaultReader reader;

    DiskView(Path vault) {
        this.reader = new VaultReader(vault, new NoteFormat());
    }

    List<HeldTask> claims() {
        List<HeldTask> held = new ArrayList<>();
        for (VaultPath path : reader.notesUnder(VaultLayout.IN_PROGRESS)) {
            Optional<AgentName> owner = VaultLayout.ownerAt(path);
            Optional<TaskId> task = VaultLayout.taskAt(path);
            if (owner.isPresent() && task.isPresent()) {
                held.add(new HeldTask(task.get(), owner.get(), HeldTask.Claim.of(note(path)), path));
            }
        }
        return held;
    }

    /** How many notes lie in each folder that a person watches, in a fixed order. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (VaultPath folder : List.of(
                VaultLayout.NEEDS_ACTION,
                VaultLayout.IN_PROGRESS,
                VaultLayout.PENDING_APPROVAL,
                VaultLayout.APPROVED,
                VaultLayout.FAILED,
                VaultLayout.CONFLICTS)) {
            counts.put(folder.value(), reader.notesUnder(folder).size());
        }
        return counts;
    }

    /** What was approved and could not be done yet, with the other side's words. */
    Map<VaultPath, String> delayed() {
        Map<VaultPath, String> delayed = new LinkedHashMap<>();
        for (VaultPath path : reader.notesUnder(VaultLayout.IN_PROGRESS)) {
            note(path)
                    .filter(note ->
                            note.text("type").filter("approval_request"::equals).isPresent())
                    .flatMap(note -> note.text("last_failure"))
                    .ifPresent(words -> delayed.put(path, words));
        }
        return delayed;
    }

    /** The agents' signs of life. */
    List<Note> signs() {
        return reader.notesUnder(VaultLayout.SIGNALS).stream()
                .flatMap(path -> note(path).stream())
                .filter(note -> note.text("last_seen").isPresent())
                .toList();
    }

    /** The alerts that wait, newest first. */
    List<OpenAlert> alerts() {
        return OpenAlert.in(reader);
    }

    /** How this clone stands to the remote; absent before the first sync. */
    Optional<Note> syncState() {
        return note(VaultLayout.SYNC_STATE);
    }

    /** Every note below the folders that agents read which cannot be read, with what is wrong. */
    Map<VaultPath, ParsedNote.Broken> broken() {
        Map<VaultPath, ParsedNote.Broken> broken = new LinkedHashMap<>();
        List<VaultPath> folders = new ArrayList<>(VaultLayout.STATE_FOLDERS);
        folders.add(VaultLayout.PLANS);
        folders.stream()
                .sorted()
                .flatMap(folder -> reader.notesUnder(folder).stream())
                .forEach(path -> reader.read(path)
                        .filter(ParsedNote.Broken.class::isInstance)
                        .ifPresent(note -> broken.put(path, (ParsedNote.Broken) note)));
        return broken;
    }

    private Optional<Note> note(VaultPath path) {
        return reader.read(path).flatMap(ParsedNote::note);
    }
}
