package dev.aiemployee.core.guard;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Finds what a merge, a rebase or a stash of Git leaves in a file that it could not join: a block of two texts between lines of
 * seven signs. Only the whole block counts, in its order, so that a note may quote one of the lines or underline a title. Pure.
 */
final class ConflictMarkers {
    private static final String OURS = "<<<<<<< ";
    private static final String MIDDLE = "=======";
    private static final String THEIRS = ">>>>>>> ";

    private ConflictMarkers() {}

    /** The first line of the first such block, counted from 1. */
    static OptionalInt firstLine(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains(OURS) || !text.contains(THEIRS)) {
            return OptionalInt.empty();
        }
        int start = 0;
        boolean halfway = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(OURS)) {
                start = number;
                halfway = false;
            } else if (start > 0 && line.equals(MIDDLE)) {
                halfway = true;
            } else if (halfway && line.startsWith(THEIRS)) {
                return OptionalInt.of(start);
            }
        }
        return OptionalInt.empty();
    }
}
