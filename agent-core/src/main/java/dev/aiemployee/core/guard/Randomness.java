package dev.aiemployee.core.guard;

import java.util.HashMap;
import java.util.Map;

/** Tells what a generator made from what a person wrote. */
final class Randomness {
    private static final double LEAST_BITS = 2.8;
    private static final int LEAST_CHANGES = 4;

    private Randomness() {}

    /**
     * Whether the text has many different characters and changes often between lower case, upper case and digits. Words,
     * dates and a name with a year change too seldom; signs between words do not count.
     */
    static boolean looksRandom(String text) {
        return changes(text) >= LEAST_CHANGES && bitsPerCharacter(text) >= LEAST_BITS;
    }

    /** Shannon entropy over the text's own characters. */
    static double bitsPerCharacter(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.codePoints().forEach(point -> counts.merge(point, 1, Integer::sum));
        double length = text.codePointCount(0, text.length());
        return counts.values().stream()
                .mapToDouble(count -> count / length)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private static int changes(String text) {
        int changes = 0;
        int last = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int kind = Character.isDigit(character) ? 1 : Character.isUpperCase(character) ? 2 : 3;
            if (Character.isLetterOrDigit(character)) {
                changes += last != 0 && last != kind ? 1 : 0;
                last = kind;
            }
        }
        return changes;
    }
}
