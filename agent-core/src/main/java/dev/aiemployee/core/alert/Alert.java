package dev.aiemployee.core.alert;

import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something a person must look at. Its texts are Markdown; whatever comes from outside must be harmless before it gets here.
 *
 * @param kind a word like {@code unknown_outcome}; starts the note's name
 * @param title one line
 * @param happened one paragraph
 * @param means one paragraph
 * @param todo one step each, commands in backquotes
 * @param details what only somebody who looks closer needs, one line each: names of commits, long commands
 */
public record Alert(String kind, String title, String happened, String means, List<String> todo, List<String> details) {
    /** Masks what looks like a secret in any of its texts: an alert is published, and a server's words may quote one. */
    public Alert {
        title = SecretMask.masked(title);
        happened = SecretMask.masked(happened);
        means = SecretMask.masked(means);
        todo = todo.stream().map(SecretMask::masked).toList();
        details = details.stream().map(SecretMask::masked).toList();
    }

    /** One without details. */
    public Alert(String kind, String title, String happened, String means, List<String> todo) {
        this(kind, title, happened, means, todo, List.of());
    }

    /** The note that says it. */
    public Note note(TaskId id, Instant now) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", id.value());
        keys.put("type", "alert");
        keys.put("domain", Domain.SYSTEM.value());
        keys.put("priority", Priority.HIGH.word());
        keys.put("category", Category.WORK.word());
        keys.put("status", TaskStatus.NEEDS_ACTION.word());
        keys.put("created", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return Note.of(keys, body());
    }

    String body() {
        StringBuilder body = new StringBuilder("\n# ").append(title);
        body.append("\n\n## What happened\n\n").append(happened);
        body.append("\n\n## What it means\n\n").append(means);
        body.append("\n\n## What to do\n\n");
        todo.forEach(step -> body.append("- ").append(step).append('\n'));
        if (!details.isEmpty()) {
            body.append("\n## Details\n\n");
            details.forEach(line -> body.append("- ").append(line).append('\n'));
        }
        body.append("\nMore: docs/OPERATIONS.md\n");
        return body.toString();
    }
}
