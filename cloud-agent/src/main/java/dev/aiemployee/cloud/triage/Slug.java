package dev.aiemployee.cloud.triage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words from outside as a part of a file's name: ASCII letters and digits, small, with hyphens between. */
final class Slug {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final String[][] LETTERS = {
        {"ß", "ss"}, {"æ", "ae"}, {"œ", "oe"}, {"ø", "o"}, {"đ", "d"}, {"ð", "d"}, {"þ", "th"}, {"ł", "l"}, {"ı", "i"}
    };

    private Slug() {}

    /**
     * The first whole words that fit.
     *
     * @param most the longest it may be
     * @return empty when the text has no letter or digit that ASCII knows
     */
    static String of(String text, int most) {
        String start = text.substring(0, Math.min(text.length(), 20 * most)); // a subject may be a book
        String plain = MARKS.matcher(
                        Normalizer.normalize(start, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll("");
        for (String[] letter : LETTERS) {
            plain = plain.replace(letter[0], letter[1]);
        }
        return cut(trim(OTHER.matcher(plain).replaceAll("-")), most);
    }

    private static String cut(String slug, int most) {
        if (slug.length() <= most) {
            return slug;
        }
        int end = slug.lastIndexOf('-', most);
        return slug.substring(0, end > 0 ? end : most);
    }

    private static String trim(String slug) {
        int from = slug.startsWith("-") ? 1 : 0;
        int to = slug.endsWith("-") && slug.length() > from ? slug.length() - 1 : slug.length();
        return slug.substring(from, Math.max(from, to));
    }
}
