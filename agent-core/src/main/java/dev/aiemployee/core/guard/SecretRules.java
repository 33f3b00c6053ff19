package dev.aiemployee.core.guard;

import com.google.re2j.Pattern;
import java.util.List;

/** The rules. The forms are those that the issuers document; placeholders of their documentation pass. */
final class SecretRules {
    /** Not inside a longer word, and not in the query of an address: mails are full of links with tokens of no worth. */
    private static final String BEFORE_NAME = "(?:^|[\\s\"'`{(,;|>*_.-])";

    private static final String NAME = "(?:[A-Za-z0-9]+[_.-])*"
            + "(?:password|passwd|passphrase|passwort|kennwort|pwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key"
            + "|private[_-]?key|client[_-]?secret|auth[_-]?key)(?:[_-][A-Za-z0-9]+)*";

    private static final String IS = "[\"'`*]*\\s*(?::=|=>|=|:)[\\s\"'`*]*";
    private static final String VALUE = "([A-Za-z0-9+/=_.!@#$%^&~?-]{12,})";

    static final List<SecretRule> ALL = List.of(
            new SecretRule(
                    "private-key",
                    List.of("private key", "putty-user-key-file", "age-secret-key"),
                    Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[0-9]"
                            + "|AGE-SECRET-KEY-1[A-Z0-9]{20}"),
                    found -> true),
            new SecretRule(
                    "cloud-key",
                    List.of("akia", "asia", "aiza"),
                    Pattern.compile("\\b((?:AKIA|ASIA)[A-Z2-7]{16}|AIza[0-9A-Za-z_-]{35})"),
                    SecretRules::isNoPlaceholder),
            new SecretRule(
                    "git-host-token",
                    List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-"),
                    Pattern.compile(
                            "\\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,})"),
                    SecretRules::isNoPlaceholder),
            new SecretRule(
                    "service-token",
                    List.of("xox", "sk_", "rk_", "sk-"),
                    Pattern.compile(
                            "(?:^|[^A-Za-z0-9_-])(xox[abeoprs]-[A-Za-z0-9-]{10,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}"
                                    + "|sk-[A-Za-z0-9_-]{20,})"),
                    found -> isNoPlaceholder(found) && Randomness.looksRandom(found)),
            new SecretRule(
                    "assigned-secret",
                    List.of("pass", "kennwort", "pwd", "secret", "token", "key"),
                    Pattern.compile("(?i)" + BEFORE_NAME + NAME + IS + VALUE),
                    found -> isNoPlaceholder(found) && Randomness.looksRandom(found)));

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)example|changeme|placeholder|your[_-]|dummy|redacted|x{6,}|\\.{4,}|://");

    private SecretRules() {}

    private static boolean isNoPlaceholder(String found) {
        return !PLACEHOLDER.matcher(found).find();
    }
}
