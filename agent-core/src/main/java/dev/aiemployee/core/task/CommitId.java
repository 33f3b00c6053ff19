package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a commit.
 *
 * @param value 40 lower-case hexadecimal digits
 */
public record CommitId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public CommitId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("commit id: " + value + " (expected: 40 lower-case hexadecimal digits)");
        }
    }

    /** The first ten digits, for a person. */
    public String brief() {
        return value.substring(0, 10);
    }

    @Override
    public String toString() {
        return value;
    }
}
