package dev.aiemployee.core.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds what looks like a credential in a text, line by line. Linear in the text's length whatever it holds: re2j, and only
 * on lines that contain a rule's keyword. Prefers to stay silent on prose: a weak password in a sentence passes. Stateless.
 */
public final class SecretScanner {
    private final List<SecretRule> rules;

    public SecretScanner() {
        this.rules = SecretRules.ALL;
    }

    /** Scans bytes as UTF-8; zero bytes are skipped, so that UTF-16 is read as well as ASCII is. */
    public List<Finding> scan(byte[] content) {
        return scan(new String(content, StandardCharsets.UTF_8).replace("\0", ""));
    }

    /** All findings in order, at most one for each rule and line. */
    public List<Finding> scan(String text) {
        List<Finding> findings = new ArrayList<>();
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            start = end < 0 ? text.length() : end + 1;
            number++;
            scanLine(line, number, findings);
        }
        return List.copyOf(findings);
    }

    private void scanLine(String line, int number, List<Finding> findings) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (SecretRule rule : rules) {
            if (rule.mayMatch(lower) && rule.matches(line)) {
                findings.add(new Finding(rule.id(), number));
            }
        }
    }
}
