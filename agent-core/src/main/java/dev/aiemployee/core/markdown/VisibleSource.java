package dev.aiemployee.core.markdown;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A note's source without what Obsidian does not show: front matter, and comments between {@code %%} or in HTML. A comment that nobody
 * ends lasts to the end. Lines keep their numbers. Source of the rules: Obsidian's help, "Basic formatting syntax" (comments) and "Properties".
 */
final class VisibleSource {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

    private enum Comment {
        OBSIDIAN("%%", "%%"),
        HTML("<!--", "-->");

        private final String start;
        private final String end;

        Comment(String start, String end) {
            this.start = start;
            this.end = end;
        }
    }

    private final StringBuilder visible = new StringBuilder();
    private @Nullable Comment comment;
    private String fence = "";

    private VisibleSource() {}

    static String of(String note) {
        VisibleSource source = new VisibleSource();
        String[] lines = note.replace("\r\n", "\n").split("\n", -1);
        int body = frontMatterEnd(lines);
        for (int i = 0; i < lines.length; i++) {
            source.visible.append(i < body ? "" : source.line(lines[i])).append('\n');
        }
        return source.visible.toString();
    }

    /** The index of the first line after the front matter; 0 without one. */
    private static int frontMatterEnd(String[] lines) {
        if (!lines[0].replace("\uFEFF", "").stripTrailing().equals("---")) {
            return 0;
        }
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].stripTrailing().equals("---")) {
                return i + 1;
            }
        }
        return 0;
    }

    private String line(String line) {
        if (!fence.isEmpty()) {
            fence = closes(line) ? "" : fence;
            return line;
        }
        Matcher opening = FENCE.matcher(line);
        if (comment == null
                && opening.matches()
                && !(line.contains("`") && opening.group(2).contains("`"))) {
            fence = opening.group(1);
            return line;
        }
        return withoutComments(line);
    }

    private boolean closes(String line) {
        String stripped = line.strip();
        return stripped.length() >= fence.length()
                && stripped.chars().allMatch(c -> c == fence.charAt(0))
                && FENCE.matcher(line).matches();
    }

    private String withoutComments(String line) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        while (from < line.length()) {
            Comment within = comment;
            int at = within == null ? nextStart(line, from) : line.indexOf(within.end, from);
            int until = at < 0 ? line.length() : at;
            if (within == null) {
                kept.append(line, from, until);
            }
            if (at < 0) {
                break;
            }
            comment = within == null ? startingAt(line, at) : null;
            from = at + (within == null ? startingAt(line, at).start : within.end).length();
        }
        return kept.toString();
    }

    private static int nextStart(String line, int from) {
        return Arrays.stream(Comment.values())
                .mapToInt(kind -> line.indexOf(kind.start, from))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    private static Comment startingAt(String line, int at) {
        return line.startsWith(Comment.HTML.start, at) ? Comment.HTML : Comment.OBSIDIAN;
    }
}
