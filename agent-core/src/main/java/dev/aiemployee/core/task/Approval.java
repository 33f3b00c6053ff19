package dev.aiemployee.core.task;

import java.time.Instant;

/**
 * What waits for the operator's decision, in short.
 *
 * @param title one line, 1 to 60 characters
 * @param preview one line, up to 100 characters
 * @param path where its note lies in the vault, by its id
 */
public record Approval(
        TaskId id,
        Category category,
        String title,
        String preview,
        Instant created,
        ApprovalStatus status,
        String path) {
    public static final int MAX_TITLE = 60;
    public static final int MAX_PREVIEW = 100;

    /** @throws IllegalArgumentException when a text is too long or not one line, or the path is not that of the id */
    public Approval {
        OneLine.require("title", title, MAX_TITLE);
        OneLine.require("preview", preview, MAX_PREVIEW);
        if (title.isBlank()) {
            throw new IllegalArgumentException("title: blank (expected: 1 to " + MAX_TITLE + " characters)");
        }
        if (path.startsWith("/") || !path.endsWith("/" + id.fileName())) {
            throw new IllegalArgumentException("path: " + path + " (expected: <folder>/" + id.fileName() + ")");
        }
    }

    /** A title made of any text: one line, cut to its length. */
    public static String title(String text) {
        return OneLine.of(text, MAX_TITLE);
    }

    /** A preview made of any text: one line, cut to its length. */
    public static String preview(String text) {
        return OneLine.of(text, MAX_PREVIEW);
    }

    /**
     * The same approval, one step on.
     *
     * @throws IllegalStateException when {@code next} may not follow its status: no step is skipped
     */
    public Approval become(ApprovalStatus next, String newPath) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("approval " + id + ": " + status.word() + " to " + next.word()
                    + " (expected: one of " + status.next() + ")");
        }
        return new Approval(id, category, title, preview, created, next, newPath);
    }
}
