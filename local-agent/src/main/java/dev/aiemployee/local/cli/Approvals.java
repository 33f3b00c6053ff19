package dev.aiemployee.local.cli;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.ApprovalReader;
import dev.aiemployee.local.approve.ReadApproval;
import dev.aiemployee.local.outbox.Snapshots;
import dev.aiemployee.local.outbox.Standings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The approvals as they lie on disk and in the ledger, read beside a running daemon; needs no lock. A decision is written into
 * the note, where the daemon finds it like one made in Obsidian.
 */
final class Approvals {
    /** One approval note on disk. */
    record Found(TaskId id, VaultPath path, Note note, ReadApproval read) {
        String status() {
            return note.text("status").orElse("pending");
        }
    }

    private final VaultReader reader;
    private final VaultWriter writer;
    private final Standings standings;
    private final AgentName self;

    Approvals(Environment environment) {
        Path vault = environment.path(EnvVar.VAULT_PATH);
        Path state = environment.path(EnvVar.STATE_PATH);
        reader = new VaultReader(vault, new NoteFormat());
        writer = new VaultWriter(vault);
        standings =
                new Standings(Journal.read(state.resolve("ledger.jsonl")), new Snapshots(state.resolve("snapshots")));
        self = environment.agent();
    }

    /** Everything that is not finished, undecided first. */
    List<Found> open() {
        List<Found> open = new ArrayList<>();
        for (VaultPath folder : List.of(
                VaultLayout.PENDING_APPROVAL, VaultLayout.APPROVED, VaultLayout.IN_PROGRESS.child(self.value()))) {
            for (VaultPath path : reader.notesUnder(folder)) {
                found(path).filter(found -> isApproval(found.note())).ifPresent(open::add);
            }
        }
        return open;
    }

    Optional<Found> find(TaskId id) {
        return open().stream().filter(found -> found.id().equals(id)).findFirst();
    }

    /** The note as it was shown undecided; absent when it was not shown here yet. */
    Optional<byte[]> shown(TaskId id) {
        return standings.shownNote(id);
    }

    /** Where an approval stands in the ledger, for a person. */
    String step(TaskId id) {
        return standings.of(id).step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Writes the note, if nobody has saved it since it was read. */
    boolean write(Found found, Note decided) {
        return writer.replace(found.path(), found.note().bytes(), decided);
    }

    private Optional<Found> found(VaultPath path) {
        Optional<TaskId> id = VaultLayout.taskAt(path);
        return id.flatMap(task -> reader.read(path)
                .flatMap(ParsedNote::note)
                .map(note -> new Found(task, path, note, ApprovalReader.read(note))));
    }

    private static boolean isApproval(Note note) {
        return note.text("type").filter("approval_request"::equals).isPresent();
    }

    /** The note that these bytes hold; absent when it cannot be read. */
    static Optional<Note> note(byte[] bytes) {
        return new NoteFormat().parse(bytes).note();
    }
}
