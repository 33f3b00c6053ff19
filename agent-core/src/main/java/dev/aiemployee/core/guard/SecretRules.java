package dev.aiemployee.core.guard;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules: keys and tokens that show by their own form, and what stands where a password is assigned, in the words of English,
 * German, YAML, JSON, shell and Markdown. Placeholders of documentation pass.
 */
final class SecretRules {
    static final String PRIVATE_KEY = "private-key";
    static final String PUTTY_KEY = "putty-key";

    /** Not inside a longer word, and not in the query of an address: mails are full of links with tokens of no worth. */
    private static final String BEFORE_NAME = "(?:^|[\\s\"'`{(\\[,;|>*_.-])";

    private static final String PASSWORD = "(?:password|passwd|passphrase|passwort|kennwort|passcode|pwd)";
    private static final String NAME = "(?:[A-Za-z0-9]{1,40}[_.-]){0,6}(?:" + PASSWORD
            + "|secret|token|bearer|api[ _-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key"
            + "|account[_-]?key|client[_-]?secret|auth[_-]?key|credential)s?(?:[_-][A-Za-z0-9]{1,40}){0,4}";

    /** An equals sign, a colon, an arrow, the border of a table's cell; the value may begin on the next line. */
    private static final String IS =
            "[\"'`*\\])]{0,4}[ \\t]{0,8}(?::=|=>|->|==?|:|\\|)[\"'`* \\t]{0,8}(?:\\r?\\n[> \\t]{0,12}[\"'`*]{0,3})?";

    private static final String VALUE = "([A-Za-z0-9+/=_.!@#$%^&~?,:-]{8,})";
    private static final String SAID =
            "(?:[ \\t]{1,3}[a-z0-9'-]{1,20}){0,5}[\"'`*]{0,3}[ \\t]{1,3}(?:is|was|ist|war|lautet)(?: now| jetzt)?"
                    + "[ \\t:]{1,3}(?:\\r?\\n)?[> \\t]{0,8}[\"'`*]{0,3}";

    private static final Predicate<String> REAL = found -> !Placeholder.isOne(found);

    private static final String PASSWORD_WORDS = "passw passphrase kennwort passcode pwd";

    private static final List<SecretRule> KEYS = List.of(
            SecretRule.of(
                    PRIVATE_KEY, "private", "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----", found -> true),
            SecretRule.of(PUTTY_KEY, "putty-user-key-file", "PuTTY-User-Key-File-[0-9]", found -> true),
            SecretRule.of("age-key", "age-secret-key", "AGE-SECRET-KEY-1[A-Z0-9]{20,}", REAL),
            SecretRule.of("json-web-key", "\"d\"", "\"d\"\\s{0,4}:\\s{0,4}\"([\\w-]{40,})\"", Randomness::looksRandom));

    private static final List<SecretRule> ASSIGNMENTS = List.of(
            SecretRule.of(
                    "password-in-address",
                    "://",
                    "(?i)\\b[a-z][a-z0-9+.-]{1,30}://[^\\s/:@\"'`<>{}$]{0,100}:([^\\s/@\"'`<>{}$]{3,200})@[a-z0-9\\[]",
                    REAL),
            SecretRule.of(
                    "password-in-connection",
                    "server= source= host= uid= id=",
                    "(?i)(?:server|data source|host|uid|user id)=[^\\n]{1,250};[ \\t]{0,3}(?:password|pwd)[ \\t]{0,3}=[ \\t]{0,3}([^;\\s\"'`<>{}$]{4,200})",
                    REAL),
            SecretRule.of(
                    "netrc-password",
                    "login",
                    "\\blogin[ \\t]+\\S{1,80}\\s{1,8}password[ \\t]+([^\\s\"'`<>{}$]{4,200})",
                    REAL.and(SecretRules::isMixed)),
            SecretRule.of(
                    "authorization-header",
                    "authorization",
                    "(?i)\\b(?:proxy-)?authorization[\"'`*]{0,3}[ \\t]{0,3}[:=][ \\t\"'`]{0,5}(?:bearer|basic|token|apikey)[ \\t]+([\\w+/=.~-]{16,})",
                    REAL),
            SecretRule.of(
                    "assigned-secret",
                    PASSWORD_WORDS + " secret token bearer key credential",
                    "(?im)" + BEFORE_NAME + NAME + IS + VALUE,
                    found -> found.length() >= 12 && REAL.test(found) && Randomness.looksRandom(found)),
            SecretRule.of(
                    "assigned-password",
                    PASSWORD_WORDS,
                    "(?im)" + BEFORE_NAME + "(?:[A-Za-z0-9]{1,40}[_.-]){0,6}" + PASSWORD + IS + VALUE
                            + "(?:[\"'`*|)<\\s]|$)",
                    found -> REAL.test(found) && isMixed(found)),
            SecretRule.of(
                    "told-password",
                    PASSWORD_WORDS,
                    "(?im)\\b" + PASSWORD + SAID + VALUE,
                    found -> REAL.test(found) && isMixed(found)));

    static final List<SecretRule> ALL =
            Stream.of(KEYS, TokenRules.ALL, ASSIGNMENTS).flatMap(List::stream).toList();

    private SecretRules() {}

    /** Letters and digits: a word alone is none, and neither is a number. */
    private static boolean isMixed(String found) {
        return found.chars().anyMatch(Character::isDigit) && found.chars().anyMatch(Character::isLetter);
    }
}
