package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.queue.QueueTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One event of an agent, merged by its id: the same event twice is one line.
 *
 * @param id the event's file name without its ending
 * @param text the line without its id; Markdown that is ours
 */
record UpdateLine(String id, String text) {
    private static final Pattern FORM = Pattern.compile("- (.*) %%([A-Za-z0-9][A-Za-z0-9_-]{0,199})%%");

    /** The event in a line of the Dashboard; absent in any other line. */
    static Optional<UpdateLine> parse(String line) {
        Matcher matcher = FORM.matcher(line);
        return matcher.matches() ? Optional.of(new UpdateLine(matcher.group(2), matcher.group(1))) : Optional.empty();
    }

    /**
     * An event as its note tells it, at the operator's time. A draft is soon filed elsewhere, and its name is its id: a link to the
     * place would come to lead nowhere, where Obsidian makes an empty note of it.
     */
    static UpdateLine of(String id, String created, String title, String link, ZoneId zone) {
        String name = link.substring(link.lastIndexOf('/') + 1);
        String file = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
        String target = file.matches("[A-Za-z0-9_ -]{1,200}") ? " → [[" + file + "|open]]" : "";
        return new UpdateLine(id, time(created, zone) + " " + Inert.line(title, 160) + target);
    }

    private static String time(String created, ZoneId zone) {
        try {
            return new QueueTime(zone).absolute(Instant.parse(created));
        } catch (DateTimeException other) {
            return Inert.line(created, 20);
        }
    }

    String markdown() {
        return "- " + text + " %%" + id + "%%";
    }
}
