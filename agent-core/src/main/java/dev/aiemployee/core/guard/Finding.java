package dev.aiemployee.core.guard;

/**
 * A place that looks like a secret; what stands there is left out on purpose.
 *
 * @param ruleId a rule of {@link SecretScanner}
 * @param line the first line is 1
 */
public record Finding(String ruleId, int line) {
    public Finding {
        if (line < 1) {
            throw new IllegalArgumentException("line: " + line + " (expected: 1 or more)");
        }
    }
}
