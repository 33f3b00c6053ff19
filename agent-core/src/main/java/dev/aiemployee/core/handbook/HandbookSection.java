package dev.aiemployee.core.handbook;

import java.util.List;
import java.util.Optional;

/** Finds second-level sections in the lines of a note. */
final class HandbookSection {
    private HandbookSection() {}

    /** The index of the line after {@code ## heading}; case does not matter. */
    static Optional<Integer> start(String heading, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("## ")
                    && lines.get(i).substring(3).strip().equalsIgnoreCase(heading)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** The index of the next heading of first or second level, or the number of lines. */
    static int end(int start, List<String> lines) {
        int i = start;
        while (i < lines.size() && !lines.get(i).matches("##? .*")) {
            i++;
        }
        return i;
    }

    /** The section's lines as they stand; empty when there is no such section. */
    static String text(String heading, String note) {
        List<String> lines = note.lines().toList();
        return start(heading, lines)
                .map(start -> String.join("\n", lines.subList(start, end(start, lines)))
                        .strip())
                .orElse("");
    }
}
