package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an undecided approval that was renamed its name back before that is published: the name is its id, by which two machines and the
 * ledger know it. Only a note that is byte for byte the published one is renamed, so no text and no decision comes under another's name
 * that way; any other stays where it is, held and told. For one thread.
 */
final class RenamedNotes {
    private static final Logger LOG = LoggerFactory.getLogger(RenamedNotes.class);

    private final DeskParts parts;
    private final SyncEngine sync;

    RenamedNotes(DeskParts parts) {
        this.parts = parts;
        this.sync = parts.remote().sync();
    }

    /** Looks at what is held for its name. @return whether a note has its name again */
    boolean giveBack(DiskRound.Walk walk) {
        boolean changed = false;
        for (VaultPath path : walk.held().keySet()) {
            boolean renamed = path.isUnder(VaultLayout.PENDING_APPROVAL)
                    && VaultLayout.taskAt(path).isEmpty()
                    && ConflictCopy.named(path.fileName()).isEmpty()
                    && sync.published(path).isEmpty();
            changed |= renamed && giveBack(path, walk);
        }
        return changed;
    }

    private boolean giveBack(VaultPath path, DiskRound.Walk walk) {
        Optional<Note> renamed = parts.vault().reader().read(path).flatMap(ParsedNote::note);
        Optional<VaultPath> name = renamed.flatMap(note -> note.text("id"))
                .filter(TaskId::isTaskId)
                .map(TaskId::new)
                .filter(id ->
                        walk.notes().stream().noneMatch(found -> found.id().equals(id)))
                .flatMap(this::published);
        if (renamed.isEmpty() || name.isEmpty() || !isPublished(name.get(), renamed.get())) {
            return false;
        }
        boolean moved = parts.vault().writer().move(path, renamed.get().bytes(), name.get(), renamed.get());
        if (moved) {
            LOG.info("`{}` has its name again: {}", path, name.get());
        }
        return moved;
    }

    private Optional<VaultPath> published(TaskId id) {
        return sync.publishedUnder(VaultLayout.PENDING_APPROVAL).stream()
                .filter(path -> VaultLayout.taskAt(path).filter(id::equals).isPresent())
                .filter(path -> parts.vault().reader().size(path).isEmpty())
                .findFirst();
    }

    private boolean isPublished(VaultPath path, Note note) {
        return sync.published(path)
                .filter(bytes -> Arrays.equals(bytes, note.bytes()))
                .isPresent();
    }
}
