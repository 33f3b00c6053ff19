package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.text.PlainLetters;
import java.util.regex.Pattern;

/** Words from outside as a part of a file's name: ASCII letters and digits, small, with hyphens between. */
final class Slug {
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /**
     * The first whole words that fit.
     *
     * @param most the longest it may be
     * @return empty when the text has no letter or digit that ASCII knows
     */
    static String of(String text, int most) {
        String start = text.substring(0, Math.min(text.length(), 20 * most)); // a subject may be a book
        return cut(trim(OTHER.matcher(PlainLetters.of(start)).replaceAll("-")), most);
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
