package dev.aiemployee.core.task;

import java.util.regex.Pattern;

/** Text of one line with a length, counted in characters as a person sees them (code points). */
final class OneLine {
    private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\x{2028}\\x{2029}]+");

    private OneLine() {}

    static void require(String name, String text, int limit) {
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new IllegalArgumentException(name + ": " + length + " characters (expected: at most " + limit + ")");
        }
        if (BREAK.matcher(text).find()) {
            throw new IllegalArgumentException(name + ": several lines (expected: one)");
        }
    }

    /** The text on one line, its end replaced by an ellipsis when it is too long. */
    static String of(String text, int limit) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= limit
                ? line
                : line.substring(0, line.offsetByCodePoints(0, limit - 1)).stripTrailing() + "\u2026";
    }
}
