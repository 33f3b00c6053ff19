package dev.aiemployee.core.env;

import dev.aiemployee.core.guard.secret.GeneratedWord;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which values of environment variables are credentials whatever the variable is called. In the environment only what has the form of a
 * known one, because systemd and desktops set random numbers there; in the file, which a person wrote, also what looks generated.
 */
final class CredentialValues {
    private static final SecretScanner SCANNER = new SecretScanner();

    /** A property of Java as its options set it. */
    private static final Pattern PROPERTY = Pattern.compile("(?:^|\\s|['\"])-D([\\w.-]+)=\\S");

    /** Where Java finds the authorities it trusts: public certificates, whose password opens nothing. */
    private static final Pattern TRUST = Pattern.compile("-Djavax\\.net\\.ssl\\.trustStore\\w*=\\S*");

    private CredentialValues() {}

    /** Why the cloud must not have this value under a harmless name; empty when it may. Never repeats it. */
    static Optional<String> refusal(String name, String given, boolean fromFile) {
        String value = TRUST.matcher(given).replaceAll("");
        if (name.toLowerCase(Locale.ROOT).endsWith("_proxy")) {
            return Optional.empty(); // a proxy's password is no credential of the operator's
        }
        Optional<String> property = PROPERTY.matcher(value)
                .results()
                .map(set -> set.group(1))
                .filter(set -> CredentialNames.refusal(set).isPresent())
                .findFirst()
                .map(set -> "sets " + set + ", which looks like a credential");
        if (property.isPresent()) {
            return property;
        }
        Optional<String> form = SCANNER.scan(value).stream()
                .findFirst()
                .map(finding -> "holds what looks like a credential (rule " + finding.rule() + ")");
        return form.isPresent() || !fromFile || !GeneratedWord.isOne(value)
                ? form
                : Optional.of("holds what looks like a generated key under a name that says nothing of it");
    }
}
