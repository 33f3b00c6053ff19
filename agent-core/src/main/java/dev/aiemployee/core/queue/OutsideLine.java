package dev.aiemployee.core.queue;

import dev.aiemployee.core.guard.SecretMask;

/** Text from outside as one line: no control or format character, no half character, no secret, and no longer than it may be. Pure. */
public final class OutsideLine {
    private OutsideLine() {}

    /** The text as a line of at most so many characters (code points); what is longer ends in an ellipsis. */
    public static String of(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(point -> !isUnseen(point)).forEach(point -> kept.appendCodePoint(blank(point)));
        String line = SecretMask.masked(kept.toString()).strip().replaceAll(" {2,}", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /** Marks that turn the reading direction, joiners, tags: nothing that a person would miss in a line. */
    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.SURROGATE;
    }

    private static int blank(int point) {
        int type = Character.getType(point);
        boolean breaks = type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SPACE_SEPARATOR;
        return breaks ? ' ' : point;
    }
}
