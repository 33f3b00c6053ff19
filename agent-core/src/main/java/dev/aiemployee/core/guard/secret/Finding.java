package dev.aiemployee.core.guard.secret;

/**
 * A place that looks like a secret; what stands there is left out on purpose.
 *
 * @param rule a rule of {@link SecretScanner}
 * @param line the first line is 1
 * @param fingerprint the value's {@link Fingerprint}, by which a person can allow it
 */
public record Finding(String rule, int line, String fingerprint) {
    public Finding {
        if (line < 1) {
            throw new IllegalArgumentException("line: " + line + " (expected: 1 or more)");
        }
    }

    @Override
    public String toString() {
        return "rule " + rule + ", line " + line + ", fingerprint " + fingerprint;
    }
}
