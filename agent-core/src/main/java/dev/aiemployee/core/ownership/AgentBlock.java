package dev.aiemployee.core.ownership;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines in a section of a note that the local agent writes and writes anew, between two Obsidian comments; what it says is no
 * person's text. Stateless.
 */
public final class AgentBlock {
    /** The line before the block; the group is a digest of its lines. */
    public static final Pattern START = Pattern.compile("%% agent-written, edits move below (\\p{XDigit}{8}) %%");

    /** The line after the block. */
    public static final String END = "%% end %%";

    private AgentBlock() {}

    /** The line before a block whose lines have this digest of eight hexadecimal digits. */
    public static String start(String digest) {
        return "%% agent-written, edits move below " + digest + " %%";
    }

    /** The section with the block that {@code other} has in place of its own; without one where the other has none. */
    static String withBlockOf(String section, String other) {
        List<String> lines = Lines.of(section);
        int start = start(lines);
        int end = end(lines, start);
        if (start < 0 || end < 0) {
            return section;
        }
        List<String> others = Lines.of(other);
        int from = start(others);
        int to = end(others, from);
        String block = from < 0 || to < 0 ? "" : String.join("", others.subList(from, to + 1));
        return String.join("", lines.subList(0, start)) + block + String.join("", lines.subList(end + 1, lines.size()));
    }

    private static int start(List<String> lines) {
        int at = 0;
        while (at < lines.size() && !START.matcher(lines.get(at).strip()).matches()) {
            at++;
        }
        return at < lines.size() ? at : -1;
    }

    private static int end(List<String> lines, int start) {
        int at = Math.max(start, 0);
        while (at < lines.size() && !lines.get(at).strip().equals(END)) {
            at++;
        }
        return at < lines.size() ? at : -1;
    }
}
