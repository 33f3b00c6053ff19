package dev.aiemployee.local.execute;

import dev.aiemployee.core.guard.SecretMask;

/** What another program said, made fit to stand in a note, a log and a terminal: one line, short, and nothing in it is
 * live or looks like a secret. */
public final class OutsideText {
    /** Starts something in Markdown, Obsidian, Templater, Dataview or HTML. */
    private static final String LIVE = "`<>[]{}|";

    private OutsideText() {}

    /**
     * The text on one harmless line.
     *
     * @param most characters at most; what is longer ends in an ellipsis
     */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        SecretMask.masked(text).codePoints().map(OutsideText::harmless).forEach(line::appendCodePoint);
        String plain = line.toString().replaceAll(" {2,}", " ").strip();
        return plain.codePointCount(0, plain.length()) <= most
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static int harmless(int point) {
        int type = Character.getType(point);
        boolean unseen = Character.isISOControl(point)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        return unseen ? ' ' : LIVE.indexOf(point) >= 0 ? '\'' : point;
    }
}
