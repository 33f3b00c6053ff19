package dev.aiemployee.core.task;

/**
 * How often a task has come back, and why the last time.
 *
 * @param count times it came back
 * @param lastFailure empty exactly when it never did
 */
public record Tries(int count, String lastFailure) {
    public static final Tries NONE = new Tries(0, "");

    /** @throws IllegalArgumentException when count and reason contradict each other */
    public Tries {
        if (count < 0 || (count == 0) != lastFailure.isBlank()) {
            throw new IllegalArgumentException(
                    "retry count: " + count + ", last failure: " + lastFailure + " (expected: a reason from 1 on)");
        }
    }

    /** Once more, for this reason. */
    public Tries again(String reason) {
        return new Tries(count + 1, reason);
    }
}
