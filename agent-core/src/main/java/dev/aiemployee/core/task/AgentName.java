package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a running agent, also the name of its folder below {@code In_Progress/}.
 *
 * @param value 1 to 40 lower-case letters, digits or {@code -}, starting with a letter; lower case alone, so that no two
 *     names differ only by case on a file system that folds it
 */
public record AgentName(String value) implements Comparable<AgentName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public AgentName {
        Objects.requireNonNull(value, "value");
        if (!isAgentName(value)) {
            throw new IllegalArgumentException(
                    "agent name: " + value + " (expected: 1 to 40 lower-case letters, digits or -, a letter first)");
        }
    }

    /** Whether text from outside would be an agent name. */
    public static boolean isAgentName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(AgentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
