package dev.aiemployee.local.hidden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references, which Markdown paints as the character they name (CommonMark 0.31, 2.5). Pure. */
final class Entities {
    static final Pattern ANY = Pattern.compile("&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});");

    private Entities() {}

    static boolean areIn(String text) {
        return ANY.matcher(text).find();
    }

    /** With numeric references as the characters they name; a named one becomes a blank. */
    static String decoded(String text) {
        return ANY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found.group())));
    }

    private static String character(String reference) {
        if (reference.charAt(1) != '#') {
            return " ";
        }
        boolean hex = Character.toLowerCase(reference.charAt(2)) == 'x';
        String digits = reference.substring(hex ? 3 : 2, reference.length() - 1);
        int point = Integer.parseInt(digits, hex ? 16 : 10);
        return Character.isValidCodePoint(point) ? Character.toString(point) : " ";
    }
}
