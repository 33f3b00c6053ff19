package dev.aiemployee.local.approve.content;

/** Text that ends up in a mail header: one line, no control characters and no half characters, so that it can never start a header of its own. */
public final class HeaderText {
    private HeaderText() {}

    static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(HeaderText::breaksLine);
    }

    /** @throws IllegalArgumentException when the text holds a control character; names the field, never the text */
    static String check(String name, String text) {
        if (!isOneLine(text)) {
            throw new IllegalArgumentException(name + ": holds a line break or control character (expected: one line)");
        }
        return text;
    }

    /** The text with {@code ?} for whatever could break a line, for a message. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> out.appendCodePoint(breaksLine(point) ? '?' : point));
        return out.toString();
    }

    private static boolean breaksLine(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || point == 0x2028
                || point == 0x2029;
    }
}
