package dev.aiemployee.cloud.triage;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import java.util.Optional;

/**
 * That the operator wants another draft for a task. Their words come by way of the vault, so they are advice to whoever writes, and
 * nothing that code obeys.
 *
 * @param draft the draft that did not do
 * @param wish what the operator wants changed; may be empty
 */
public record Revision(TaskId draft, String wish) {
    private static final int WISH_LIMIT = 200;

    /** What a task's note says of it; absent when the task was never drafted or needs no other draft. */
    static Optional<Revision> of(Note note) {
        return note.text("revises")
                .filter(TaskId::isTaskId)
                .map(TaskId::new)
                .map(draft ->
                        new Revision(draft, wish(note.text("revise_reason").orElse(""))));
    }

    private static String wish(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= WISH_LIMIT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WISH_LIMIT));
    }
}
