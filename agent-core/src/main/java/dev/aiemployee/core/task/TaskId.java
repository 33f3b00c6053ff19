package dev.aiemployee.core.task;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of one task, draft or approval; its note is the file {@code <id>.md}.
 *
 * @param value 1 to 120 ASCII letters, digits, {@code _} or {@code -}, starting with a letter or digit
 */
public record TaskId(String value) implements Comparable<TaskId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,119}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public TaskId {
        Objects.requireNonNull(value, "value");
        if (!isTaskId(value)) {
            throw new IllegalArgumentException(
                    "task id: " + value + " (expected: 1 to 120 letters, digits, _ or -, a letter or digit first)");
        }
    }

    /** Whether text from outside would be a task id. */
    public static boolean isTaskId(String text) {
        return FORM.matcher(text).matches();
    }

    /** The name of the note's file, without a folder. */
    public String fileName() {
        return value + ".md";
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
