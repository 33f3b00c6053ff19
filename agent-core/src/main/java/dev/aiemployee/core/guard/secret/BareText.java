package dev.aiemployee.core.guard.secret;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text without what a writer, a mailer or an editor may change in passing: letters are small and without accents, every dash is one,
 * and blanks, line ends, quote marks at a line's start and unseen characters are left out. Each letter knows where it came from.
 */
final class BareText {
    private final StringBuilder text = new StringBuilder();
    private int[] origin = new int[64];
    private boolean lineStart = true;

    private BareText() {}

    static BareText of(CharSequence source) {
        BareText bare = new BareText();
        for (int at = 0; at < source.length(); at++) {
            bare.add(source.charAt(at), at);
        }
        return bare;
    }

    String text() {
        return text.toString();
    }

    /** Where in the source a letter of this text stands. */
    int origin(int letter) {
        return origin[letter];
    }

    private void add(char letter, int at) {
        if (letter == '\n' || letter == '\r') {
            lineStart = true;
        } else if (!isUnseen(letter) && !(lineStart && letter == '>')) {
            lineStart = false;
            if (letter < 0x80) {
                put(Character.toLowerCase(letter), at);
            } else {
                fold(letter, at);
            }
        }
    }

    private void fold(char letter, int at) {
        if (Character.getType(letter) == Character.DASH_PUNCTUATION) {
            put('-', at);
            return;
        }
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                .chars()
                .filter(part -> !isUnseen((char) part) && Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(part -> put(Character.toLowerCase((char) part), at));
    }

    private static boolean isUnseen(char letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || Character.getType(letter) == Character.FORMAT;
    }

    private void put(char letter, int at) {
        if (text.length() == origin.length) {
            origin = Arrays.copyOf(origin, origin.length * 2);
        }
        origin[text.length()] = at;
        text.append(letter);
    }
}
