package dev.aiemployee.core.ownership;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the cloud may do to a plan that is published: add lines, tick boxes, bring its front matter up to date. It takes no line of the
 * body away, for the operator may have written it. Stateless.
 */
public final class PlanContent {
    private static final Pattern BOX = Pattern.compile("^(\\s*(?:[-*+]|[0-9]+[.)])\\s*)\\[[ xX]]");

    private PlanContent() {}

    /** Whether every line of the body is still there, in the same order; ticks and blank lines do not count. */
    public static boolean keepsAll(String before, String after) {
        Iterator<String> now = lines(after).iterator();
        for (String line : lines(before)) {
            boolean found = false;
            while (!found && now.hasNext()) {
                found = now.next().equals(line);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static List<String> lines(String text) {
        String body = new NoteFormat().parse(text).note().map(Note::body).orElse(text);
        return Lines.of(body).stream()
                .map(line -> BOX.matcher(line.strip()).replaceFirst("$1[ ]"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
