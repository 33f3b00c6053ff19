package dev.aiemployee.core.approval;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The box in a note's decision by which the operator sends a copy to those of the mail's readers who are left out otherwise. Whom the
 * tick adds stands in the box's own line and nowhere else, so that nobody gets a copy who is not shown beside it. Pure.
 *
 * @param addresses what stands between code marks in the line, as written
 */
public record ToAllBox(boolean ticked, List<String> addresses) {
    /** The property that says the same as a tick: {@code true}. */
    public static final String KEY = "to_all";

    /** How many copies of one mail are offered at most; more is a distribution list's work. */
    public static final int MOST = 20;

    private static final String WORDS = "To all: a copy (Cc) also goes to ";
    private static final Pattern BOX = Pattern.compile("(?im)^[ \\t]*[-*+][ \\t]+\\[([ x])\\][ \\t]+To all:(.*)$");
    private static final Pattern EMPTY = Pattern.compile("(?im)^([ \\t]*[-*+][ \\t]+\\[) (\\][ \\t]+To all:)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    public ToAllBox {
        addresses = List.copyOf(addresses);
    }

    /** The line of a box that nobody has ticked. */
    public static String line(List<String> addresses) {
        return "- [ ] " + WORDS + addresses.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
    }

    /** Every such box in the text of a decision; more than one, and nobody can tell which counts. */
    public static List<ToAllBox> in(String decision) {
        return BOX.matcher(decision).results().map(ToAllBox::of).toList();
    }

    /** The same text with its box ticked. */
    static String ticked(String decision) {
        return EMPTY.matcher(decision).replaceAll("$1x$2");
    }

    /** Whether a line is such a box, not ticked: once it is decided it says nothing. */
    static boolean isEmpty(String line) {
        return EMPTY.matcher(line).lookingAt();
    }

    /** Whether it is a box as {@link #line} writes it and nothing else. */
    static boolean isLine(String line) {
        List<ToAllBox> boxes = in(line);
        return boxes.size() == 1
                && line.stripTrailing().equals(line(boxes.get(0).addresses()));
    }

    private static ToAllBox of(MatchResult box) {
        List<String> addresses = CODE.matcher(box.group(2))
                .results()
                .map(code -> code.group(1).strip())
                .toList();
        return new ToAllBox(!box.group(1).isBlank(), addresses);
    }
}
