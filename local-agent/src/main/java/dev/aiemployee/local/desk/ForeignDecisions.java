package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.vet.ForeignNote;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.GivenDecision;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ReadApproval;
import dev.aiemployee.local.attach.VaultFiles;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells decisions of this machine's operator from those that came with somebody else's commit. A text is judged by what it decides
 * about what, never by its bytes alone: a checkout may have changed those. For one thread.
 */
final class ForeignDecisions {
    private final SyncEngine sync;
    private final VaultFiles files;
    private final ZoneId zone;
    private final NoteFormat format = new NoteFormat();
    private final Map<ForeignNote, Optional<GivenDecision>> read = new HashMap<>();

    ForeignDecisions(SyncEngine sync, VaultFiles files, ZoneId zone) {
        this.sync = sync;
        this.files = files;
        this.zone = zone;
    }

    /** Whether a commit of somebody else ever held this very decision. */
    boolean hold(TaskId id, GivenDecision decision) {
        return decision.isDecided()
                && sync.foreignNotes(id).stream()
                        .map(this::decision)
                        .flatMap(Optional::stream)
                        .anyMatch(decision::equals);
    }

    /** The approvals on which a decision may have come with another tool's checkout; asked after the notes were read. */
    Set<TaskId> brought() {
        return sync.brought();
    }

    private Optional<GivenDecision> decision(ForeignNote foreign) {
        return read.computeIfAbsent(
                foreign,
                unread -> sync.text(unread)
                        .flatMap(bytes -> format.parse(bytes).note())
                        .flatMap(note -> decision(unread, note)));
    }

    private Optional<GivenDecision> decision(ForeignNote foreign, Note note) {
        return ApprovalReader.read(note, files, zone) instanceof ReadApproval.Whole whole
                ? Optional.of(GivenDecision.of(foreign.path(), note, whole.content()))
                : Optional.empty();
    }
}
