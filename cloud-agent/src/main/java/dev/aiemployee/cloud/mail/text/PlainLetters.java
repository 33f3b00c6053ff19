package dev.aiemployee.cloud.mail.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text for comparing: small letters, Latin ones without marks, one form of apostrophe and blank. */
public final class PlainLetters {
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]+");
    private static final String[][] LETTERS = {
        {"ß", "ss"},
        {"æ", "ae"},
        {"œ", "oe"},
        {"ø", "o"},
        {"đ", "d"},
        {"ð", "d"},
        {"þ", "th"},
        {"ł", "l"},
        {"ı", "i"},
        {"\u2019", "'"},
        {"\u2018", "'"},
        {"\u2011", "-"},
        {"\u2010", "-"}
    };

    private PlainLetters() {}

    /** Line ends stay. */
    public static String of(String text) {
        String plain = MARKS.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll("");
        for (String[] letter : LETTERS) {
            plain = plain.replace(letter[0], letter[1]);
        }
        return BLANKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC)).replaceAll(" ");
    }
}
