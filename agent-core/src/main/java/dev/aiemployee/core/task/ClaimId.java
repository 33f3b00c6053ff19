package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The nonce of one attempt to own a task. It makes two claims of the same second, author and message two commits.
 *
 * @param value 32 lower-case hexadecimal digits (128 random bits)
 */
public record ClaimId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public ClaimId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("claim id: " + value + " (expected: 32 lower-case hexadecimal digits)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
