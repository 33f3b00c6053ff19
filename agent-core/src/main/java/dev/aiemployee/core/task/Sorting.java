package dev.aiemployee.core.task;

import java.util.regex.Pattern;

/**
 * What kind of task it is and how it ranks.
 *
 * @param type 1 to 40 lower-case letters, digits or {@code _}, a letter first
 */
public record Sorting(String type, Domain domain, Priority priority, Category category) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** @throws IllegalArgumentException when the type is not of that form */
    public Sorting {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "task type: " + type + " (expected: 1 to 40 lower-case letters, digits or _, a letter first)");
        }
    }
}
