package dev.aiemployee.local.hidden;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lines and words that a reader takes for others (UTS 39). Pure. */
final class LookAlike {
    /** Letters that are drawn like a Latin one; what is not listed is still told by its script. */
    private static final Map<Integer, String> DRAWN = Map.ofEntries(
            Map.entry((int) 'а', "a"),
            Map.entry((int) 'с', "c"),
            Map.entry((int) 'ԁ', "d"),
            Map.entry((int) 'е', "e"),
            Map.entry((int) 'ɡ', "g"),
            Map.entry((int) 'һ', "h"),
            Map.entry((int) 'і', "i"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ι', "i"),
            Map.entry((int) 'ј', "j"),
            Map.entry((int) 'ո', "n"),
            Map.entry((int) 'о', "o"),
            Map.entry((int) 'ο', "o"),
            Map.entry((int) 'օ', "o"),
            Map.entry((int) 'р', "p"),
            Map.entry((int) 'ѕ', "s"),
            Map.entry((int) 'ѡ', "w"),
            Map.entry((int) 'т', "t"),
            Map.entry((int) 'у', "y"),
            Map.entry((int) 'м', "m"),
            Map.entry((int) 'ν', "v"),
            Map.entry((int) '1', "l"),
            Map.entry((int) '0', "o"));

    private static final Set<UnicodeScript> NOT_MIXED_WITH_LATIN = EnumSet.complementOf(EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.DEVANAGARI));

    /** The headings of an approval note, as {@link #skeleton} leaves them. */
    private static final Set<String> HEADINGS =
            Set.of(skeleton("Draft"), skeleton("Original message"), skeleton("Decision"), skeleton("Why this draft"));

    private LookAlike() {}

    /** Whether a reader takes the line for one of the note's own headings. */
    static boolean isHeading(String line) {
        String skeleton = skeleton(line);
        return !skeleton.isEmpty() && HEADINGS.stream().anyMatch(heading -> isNear(skeleton, heading));
    }

    /** Whether a word mixes Latin letters with such of another script as are drawn alike. */
    static boolean hasMixedWord(String text) {
        boolean latin = false;
        boolean other = false;
        for (int point : text.codePoints().toArray()) {
            if (!Character.isLetter(point)) {
                latin = false;
                other = false;
                continue;
            }
            UnicodeScript script = UnicodeScript.of(point);
            latin |= script == UnicodeScript.LATIN;
            other |= NOT_MIXED_WITH_LATIN.contains(script);
            if (latin && other) {
                return true;
            }
        }
        return false;
    }

    /** The letters alone, each as the Latin one it is drawn like, without marks, case and markup. */
    private static String skeleton(String line) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(Entities.decoded(line), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(point -> letters.append(DRAWN.getOrDefault(point, Character.toString(point))));
        return letters.toString();
    }

    /** Equal, or with at most one letter other, more or less for each six: a reader's eye passes over it. */
    private static boolean isNear(String text, String heading) {
        int most = heading.length() / 6;
        if (Math.abs(text.length() - heading.length()) > most) {
            return false;
        }
        int[] row = new int[heading.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= text.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int cost = text.charAt(i - 1) == heading.charAt(j - 1) ? 0 : 1;
                int best = Math.min(diagonal + cost, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[heading.length()] <= most;
    }
}
