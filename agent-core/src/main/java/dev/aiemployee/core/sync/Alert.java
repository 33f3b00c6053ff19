package dev.aiemployee.core.sync;

import dev.aiemployee.core.vault.Note;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A task for the operator about the system itself: what happened, what it means, what to do. Pure. */
final class Alert {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** The three things an alert says; Markdown. */
    record Text(String happened, String means, String toDo) {}

    private Alert() {}

    /** The note; its id is the kind and the time, to the millisecond. */
    static Note note(String kind, String title, Text text, Instant now) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", kind + "_" + STAMP.format(now));
        keys.put("type", "alert");
        keys.put("domain", "system");
        keys.put("priority", "high");
        keys.put("category", "work");
        keys.put("status", "needs_action");
        keys.put("created", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return Note.of(
                keys,
                "\n# " + title + "\n\n## What happened\n\n" + text.happened() + "\n\n## What it means\n\n"
                        + text.means() + "\n\n## What to do\n\n" + text.toDo() + "\n");
    }
}
