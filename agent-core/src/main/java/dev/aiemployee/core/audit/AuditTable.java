package dev.aiemployee.core.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The audit as rows of a Markdown table. Nothing in it is live: subjects and addresses come from strangers. */
final class AuditTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private AuditTable() {}

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String head(AuditEvent first) {
        return """
                # What %s did on %s

                | Time (UTC) | Action | Target | Result | Approved by | Details |
                |---|---|---|---|---|---|
                """.formatted(first.actor(), day(first.timestamp()));
    }

    static String row(AuditEvent event) {
        List<String> details = new ArrayList<>();
        event.act().parameters().forEach((name, value) -> details.add(name + ": " + value));
        if (!event.outcome().error().isEmpty()) {
            details.add("error: " + event.outcome().error());
        }
        return "| "
                + String.join(
                        " | ",
                        TIME.format(event.timestamp()),
                        plain(event.act().type()),
                        plain(event.act().target()),
                        event.outcome().result().word(),
                        plain(event.consent().by()),
                        plain(String.join("; ", details)))
                + " |";
    }

    /** One line that Markdown, Obsidian and its common plugins show and do not act on. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isWhitespace(point)
                    || Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT) {
                plain.append(' ');
                return;
            }
            if ("\\`*_[]<>|#!~$%{}^=".indexOf(point) >= 0) {
                plain.append('\\');
            }
            plain.appendCodePoint(point);
        });
        return plain.toString().replace("://", "\\://").strip();
    }
}
