package dev.aiemployee.cloud.mail.text;

/** Takes out of a text what a person cannot see: control, bidirectional, zero-width and tag characters. */
public final class ReadableText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /**
     * What a person can see of a text.
     *
     * @param text what is left, lines parted by line feeds
     * @param hidden how many characters were taken out, line ends and blanks aside
     */
    public record Cleaned(String text, int hidden) {}

    private ReadableText() {}

    /** Several lines: every kind of line end becomes a line feed, every kind of blank a space, tabs stay. */
    public static Cleaned of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int hidden = 0;
        int previous = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            if (isHidden(c, previous)) {
                hidden++;
            } else {
                kept.appendCodePoint(plain(c));
                previous = plain(c);
            }
        }
        return new Cleaned(kept.toString(), hidden);
    }

    /** Lines without blanks at their ends, never two empty ones together, none at the start or the end. */
    public static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        int empty = 0;
        for (String line : text.split("\n", -1)) {
            String end = line.stripTrailing();
            if (end.isEmpty()) {
                empty++;
                continue;
            }
            if (tidy.length() > 0) {
                tidy.append(empty > 0 ? "\n\n" : "\n");
            }
            tidy.append(end);
            empty = 0;
        }
        return tidy.toString();
    }

    /** One line: line ends and runs of blanks become one space. */
    public static String line(String text) {
        return of(text).text().replaceAll("[ \\t\\n]+", " ").strip();
    }

    /** One line of at most {@code limit} characters; a longer one ends with an ellipsis. */
    public static String line(String text, int limit) {
        String line = line(text);
        if (line.length() <= limit) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return line.substring(0, end).stripTrailing() + "…";
    }

    private static int plain(int c) {
        boolean lineEnd = c == '\r' || c == 0x0B || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
        if (lineEnd) {
            return '\n';
        }
        return c != 0x3000 && Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
    }

    private static boolean isHidden(int c, int previous) {
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            return previous < 0x600; // joins emoji, Arabic and Indic letters; elsewhere it only hides
        }
        boolean lineEnd = plain(c) == '\n';
        return switch (Character.getType(c)) {
            case Character.CONTROL -> !lineEnd && c != '\t';
            case Character.FORMAT -> !isVisibleFormat(c);
            case Character.SURROGATE -> true;
            default -> isBlankLetter(c) || isOddVariation(c);
        };
    }

    /** Arabic and Syriac signs that Unicode calls format characters but draws. */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x600 && c <= 0x605) || c == 0x6DD || c == 0x70F || c == 0x8E2;
    }

    private static boolean isBlankLetter(int c) {
        return c == 0x34F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }

    /** Variation selectors other than text and emoji style can carry bytes unseen. */
    private static boolean isOddVariation(int c) {
        return (c >= 0xFE00 && c <= 0xFE0D) || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
