package dev.aiemployee.core.terminal;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * How many columns a text takes on a terminal: letters of East Asian scripts and emoji take two (Unicode Standard Annex 11), marks that
 * combine with the letter before take none. Pure.
 */
public final class DisplayWidth {
    /** First and last code points of the wide ranges, in order. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23F3, 0x25FD, 0x25FE, 0x2600, 0x2604, 0x2614, 0x2615, 0x2648, 0x2653,
        0x267F, 0x267F, 0x2693, 0x2693, 0x26A0, 0x26A1, 0x26AA, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728,
        0x274C, 0x274E, 0x2753, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55, 0x2E80, 0x303E,
        0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F004,
        0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F202, 0x1F210, 0x1F23B, 0x1F240,
        0x1F248, 0x1F250, 0x1F265, 0x1F300, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private static final char LEFT_TO_RIGHT_MARK = '\u200E';

    private DisplayWidth() {}

    /** The columns of the whole text. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text in exactly so many columns: blanks behind a shorter one, an ellipsis at the end of a longer one. */
    public static String fit(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(columns - of(cut));
    }

    /**
     * At most so many columns of the text, cut between two characters as a person counts them. Text that runs from right to left ends
     * in a mark without width that keeps what follows it in its place.
     */
    public static String cut(String text, int columns) {
        String kept = of(text) <= columns ? text : begin(text, columns - 1) + "…";
        return runsRightToLeft(kept) ? kept + LEFT_TO_RIGHT_MARK : kept;
    }

    private static String begin(String text, int columns) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            if (of(text.substring(0, next)) > columns) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing();
    }

    private static boolean runsRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(direction -> direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int range = 0; range < WIDE.length; range += 2) {
            if (point >= WIDE[range] && point <= WIDE[range + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
