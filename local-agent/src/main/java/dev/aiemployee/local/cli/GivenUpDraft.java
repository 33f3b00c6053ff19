package dev.aiemployee.local.cli;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drafts that were rejected, removed or archived: their mails may be answered after all, by another draft. */
record GivenUpDraft(VaultReader reader) {
    private static final List<VaultPath> FOLDERS =
            List.of(VaultLayout.REJECTED, VaultLayout.ARCHIVE, VaultLayout.PENDING_APPROVAL, VaultLayout.APPROVED);

    /** Whether a filed task says that its draft was given up, and not sent. */
    static boolean isSource(Note task) {
        String outcome = task.text("outcome").orElse("");
        return outcome.startsWith("rejected") || outcome.startsWith("not answered");
    }

    /** The task that a draft of this name answers; absent when there is no such draft. */
    Optional<TaskId> taskOf(TaskId draft) {
        return drafts().filter(
                        path -> VaultLayout.taskAt(path).filter(draft::equals).isPresent())
                .flatMap(path -> source(path).stream())
                .findFirst();
    }

    /** The last of a task's drafts, whose number the next one goes on from. */
    Optional<TaskId> lastFor(TaskId task) {
        return drafts().filter(path -> source(path).filter(task::equals).isPresent())
                .flatMap(path -> VaultLayout.taskAt(path).stream())
                .max(Comparator.comparing((TaskId draft) -> draft.value().length())
                        .thenComparing(TaskId::value));
    }

    private Stream<VaultPath> drafts() {
        return FOLDERS.stream()
                .map(folder -> folder.child(Domain.EMAIL.value()))
                .flatMap(folder -> reader.notesUnder(folder).stream());
    }

    private Optional<TaskId> source(VaultPath path) {
        return reader.read(path)
                .flatMap(ParsedNote::note)
                .filter(note ->
                        note.text("type").filter("approval_request"::equals).isPresent())
                .flatMap(note -> note.text("source_task"))
                .filter(TaskId::isTaskId)
                .map(TaskId::new);
    }
}
