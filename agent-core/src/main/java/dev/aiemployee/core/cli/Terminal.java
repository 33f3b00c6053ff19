package dev.aiemployee.core.cli;

/** Text from outside, fit for a terminal: no escape sequence reaches it, and one line stays one line. */
public final class Terminal {
    private Terminal() {}

    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
