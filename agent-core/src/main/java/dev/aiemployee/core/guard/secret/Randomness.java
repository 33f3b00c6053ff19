package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.text.Letters;
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

    /** How often, as far as it matters. */
    private static int changes(String text) {
        int changes = 0;
        int last = 0;
        for (int i = 0; i < text.length() && changes < LEAST_CHANGES; i++) {
            char character = text.charAt(i);
            if (Character.isLetterOrDigit(character)) {
                int kind = Character.isDigit(character) ? 1 : Character.isUpperCase(character) ? 2 : 3;
                changes += last != 0 && last != kind ? 1 : 0;
                last = kind;
            }
        }
        return changes;
    }

    /** Small and capital letters and digits, all of them. */
    static boolean isCased(String text) {
        return text.chars().anyMatch(Character::isLowerCase)
                && text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isDigit);
    }

    /**
     * Whether nobody could say it: at least four consonants in a row, twice or beside digits in its middle, or letters and digits in turn.
     * For what has no capitals to change to.
     */
    static boolean isUnspeakable(String text) {
        int hard = 0;
        int run = 0;
        int turns = 0;
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = Letters.folded(text.charAt(i));
            boolean number = Character.isDigit(letter);
            turns += i > 0 && number != digit && Character.isLetterOrDigit(letter) ? 1 : 0;
            digit = number;
            run = Character.isLetter(letter) && "aeiouy".indexOf(letter) < 0 ? run + 1 : 0;
            hard += run == 4 ? 1 : run > 4 ? 1 : 0;
        }
        return turns >= 4 || (turns >= 2 && hard >= 1) || hard >= Math.max(3, text.length() / 8);
    }
}
