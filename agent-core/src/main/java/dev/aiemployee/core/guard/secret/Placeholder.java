package dev.aiemployee.core.guard.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/** What stands where a credential would, and is none: an example of a manual, a variable, a path, a date. */
final class Placeholder {
    /** A text that says so. A generated key may hold such a word by chance, so it counts by its share of the whole. */
    private static final Pattern SPELLED = Pattern.compile(
            "(?i)example(?:key|token)?|change[_-]?(?:me|it)|place[_-]?holder|your(?:s|[_-]|(?-i:[A-Z]))|dummy|redacted|masked|insert[_-]|replace[_-]"
                    + "|sample|goes[_-]|here|(?-i:x{6,}|X{6,})|\\*{3,}|\\.{3,}|test|fake|token|secret|passw(?:or[dt])?|api|key|my|some|user|access");

    private static final Pattern SAYS_SO =
            Pattern.compile("(?i)example|change[_-]?me|place[_-]?holder|your[_-]|dummy|redacted|masked|insert[_-]"
                    + "|replace[_-]|sample|x{6,}|\\*{3,}|\\.{3,}|fake|here$");

    private static final Pattern SURELY = Pattern.compile(
            "(?i)\\*{4,}|\\.{4,}|…|://|\\$\\(|\\$\\{|0123456789|abcdefghij|(?-i:EXAMPLE(?:KEY)?)$|x{8,}");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T_ -][0-9:.+Z-]*)?[,;)]?"
            + "|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}[^A-Za-z]*");

    private static final Pattern PATH =
            Pattern.compile("(?:[~.]{1,2}/|/[^/]+/|[a-zA-Z]:\\\\|/[a-z._-]+$).*|[\\w.-]{1,24}/[\\w.-]{1,24}/[\\w./-]+");

    private static final Pattern FILE = Pattern.compile(
            "(?i)(.*)\\.(?:md|txt|pdf|json|ya?ml|csv|png|jpe?g|html?|js|ts|py|java|php|sh|gpg|env|pem)");

    private static final Pattern MAIL = Pattern.compile("(?i)[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+\\.?");

    private static final Set<String> WORDS = Set.of(
            "pass",
            "password",
            "passwd",
            "passwort",
            "kennwort",
            "pwd",
            "pw",
            "secret",
            "token",
            "user",
            "username",
            "xxx",
            "none",
            "null",
            "true",
            "false",
            "test",
            "geheim",
            "hidden");

    private Placeholder() {}

    static boolean isOne(String found) {
        return found.chars().distinct().count() < 4
                || SURELY.matcher(found).find()
                || saysSo(found)
                || (Character.isDigit(found.charAt(0)) && DATE.matches(found))
                || (found.indexOf('@') > 0 && MAIL.matches(found))
                || isPath(found)
                || WORDS.contains(found.toLowerCase(Locale.ROOT));
    }

    private static boolean saysSo(String found) {
        if (!SAYS_SO.matcher(found).find()) {
            return false;
        }
        int said = 0;
        Matcher words = SPELLED.matcher(found);
        while (words.find()) {
            said += words.end() - words.start();
        }
        return said * 3 >= found.length();
    }

    /** What looks generated in one piece is no path and no file. */
    private static boolean isPath(String found) {
        if (found.indexOf('.') < 0 && found.indexOf('/') < 0 && found.indexOf('\\') < 0) {
            return false;
        }
        Matcher file = FILE.matcher(found);
        String last = file.matches() ? file.group(1).substring(file.group(1).lastIndexOf('/') + 1) : "";
        if (found.length() >= 32 && Randomness.bitsPerCharacter(found) >= 4.3) {
            return false;
        }
        return (file.matches() && !isGenerated(last)) || (PATH.matches(found) && !longest(found));
    }

    private static boolean longest(String path) {
        for (String name : path.split("[/\\\\]", -1)) {
            if (isGenerated(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGenerated(String name) {
        return name.length() >= 12 && Randomness.looksRandom(name) && Randomness.isCased(name);
    }
}
