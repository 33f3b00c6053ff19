package dev.aiemployee.core.guard;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/** What stands where a credential would, and is none: an example of a manual, a variable, a path, a date. */
final class Placeholder {
    private static final Pattern SPELLED = Pattern.compile(
            "(?i)example|change[_-]?me|place[_-]?holder|your[_-]|dummy|redacted"
                    + "|masked|insert[_-]|replace[_-]|sample|x{6,}|\\*{3,}|\\.{3,}|://|\\$\\(|\\$\\{|0123456789|abcdefgh");

    private static final Pattern OTHER_THING = Pattern.compile(
            "(?i)[~.]{0,2}/.*|[a-z]:\\\\.*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*"
                    + "|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}.*|[^@/]+@[a-z0-9-]+(\\.[a-z0-9-]+)+\\.?|.*\\.(md|txt|pdf|json|ya?ml|csv|png|jpg)");

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
        return SPELLED.matcher(found).find()
                || OTHER_THING.matches(found)
                || WORDS.contains(found.toLowerCase(Locale.ROOT))
                || found.chars().distinct().count() < 3;
    }
}
