package dev.aiemployee.local.hidden;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Tells characters that paint nothing, or paint others in another order, from those a reader sees (Unicode, UTR 36 and UTS 39). Pure. */
public final class InvisibleText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int MOST_MARKS = 4;

    /** Letters and marks of Unicode that have no ink: fillers, the blank of Braille, joiners of marks, inherent vowels. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(
            0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0, 0xFFFC,
            0x1D159, 0x16FE4);

    /** Scripts that are not written well without joiners. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private InvisibleText() {}

    /** Whether the text holds a character that nobody sees and that is not part of an emoji or of a joined script. */
    public static boolean isIn(String text) {
        int[] points = text.codePoints().toArray();
        int marks = 0;
        for (int i = 0; i < points.length; i++) {
            marks = isMark(points[i]) ? marks + 1 : 0;
            if (marks > MOST_MARKS || (isInvisible(points[i]) && !isNeeded(points, i))) {
                return true;
            }
        }
        return false;
    }

    /** What two texts have in common that a reader cannot tell apart: compatible letters, case, blanks and invisible characters set aside. */
    public static String folded(String text) {
        StringBuilder seen = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(point -> !isInvisible(point) && !isBlank(point))
                .forEach(seen::appendCodePoint);
        return Normalizer.normalize(
                seen.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    /** Any blank of Unicode, a line break too. */
    static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    static boolean isInvisible(int point) {
        if (point == '\n' || point == '\t' || point == '\r') {
            return false;
        }
        int type = Character.getType(point);
        return switch (type) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.UNASSIGNED -> !isEmoji(point);
            default -> BLANK_LETTERS.contains(point) || isVariation(point);
        };
    }

    private static boolean isVariation(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isNeeded(int[] points, int at) {
        int before = at == 0 ? -1 : points[at - 1];
        int after = at + 1 == points.length ? -1 : points[at + 1];
        return switch (points[at]) {
            case EMOJI_STYLE -> isEmoji(before);
            case ZERO_WIDTH_JOINER ->
                (isEmoji(after) && (isEmoji(before) || before == EMOJI_STYLE)) || isBetweenJoined(before, after);
            case ZERO_WIDTH_NON_JOINER -> isBetweenJoined(before, after);
            default -> false;
        };
    }

    private static boolean isBetweenJoined(int before, int after) {
        return before >= 0
                && after >= 0
                && Character.isLetter(after)
                && JOINED.contains(UnicodeScript.of(before))
                && JOINED.contains(UnicodeScript.of(after));
    }

    /** Also those of a later Unicode than this Java's. */
    private static boolean isEmoji(int point) {
        return (point >= 0x2190 && point <= 0x2BFF && point != 0x2800)
                || (point >= 0x1F000 && point <= 0x1FAFF)
                || point == '#'
                || point == '*'
                || point == 0xA9
                || point == 0xAE
                || point == 0x203C
                || point == 0x2049
                || point == 0x2122
                || point == 0x2139
                || point == 0x3030
                || point == 0x303D
                || point == 0x3297
                || point == 0x3299
                || (point >= '0' && point <= '9');
    }
}
