package dev.aiemployee.cloud.draft;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text looks like to a hasty reader. Two texts of one skeleton can be taken for each other (the idea is that of Unicode
 * Technical Standard 39, section 4; of its table only the letters that pass for Latin ones are here).
 */
final class Skeleton {
    /** Cyrillic, Greek, Armenian and crossed or phonetic letters, and below each the Latin letter or digit it is drawn like. */
    private static final String FOREIGN = "авекмнорстухіјѕԁԛԝһӏѵгпьαβεικνορτυχωγηϲϳոսօհցզքɑɡɩıŀłøđħ";

    private static final Set<UnicodeScript> SAME_SHAPES =
            Set.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    private static final String LATIN = "abekmhopctyxijsdqwhlvrnbabeiknoptuxwyncjnuohgqqagiillodh";

    private Skeleton() {}

    /** Letters and digits alone, in lower case, without accents, those of other scripts as what they are drawn like. */
    static String of(String text) {
        String folded = letters(text);
        return folded.replace("rn", "m")
                .replace("vv", "w")
                .replace("cl", "d")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('5', 's');
    }

    /** The same with spaces between words, in which only the script of letters is folded: for looking up words. */
    static String words(String text) {
        return Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFKC).split("[^\\p{L}\\p{M}\\p{N}'’]+", -1))
                .map(Skeleton::letters)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The words of a name in an order of their own, so that {@code Doe, Ada} is Ada Doe. */
    static String name(String text) {
        return Arrays.stream(words(text).split(" ", -1))
                .map(Skeleton::of)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether a label of a domain is written to be taken for another one: letters of Latin and of a script with the same shapes
     * side by side, or only such shapes, and none of Latin.
     */
    static boolean isDisguised(String label) {
        Set<UnicodeScript> scripts = label.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toSet());
        boolean alike = scripts.stream().anyMatch(SAME_SHAPES::contains);
        return alike
                && (scripts.contains(UnicodeScript.LATIN)
                        || letters(label).chars().allMatch(c -> c < 0x80));
    }

    private static String letters(String text) {
        String apart = Normalizer.normalize(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return apart.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Skeleton::latin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int latin(int letter) {
        int at = FOREIGN.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }
}
