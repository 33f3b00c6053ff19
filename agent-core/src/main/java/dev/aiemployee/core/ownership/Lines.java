package dev.aiemployee.core.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text line by line, as CommonMark counts lines: they end after a line feed, a carriage return, or both. */
final class Lines {
    private static final Pattern AFTER_END = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");

    private Lines() {}

    /** The lines with their ends; joined, they are the text. */
    static List<String> of(String text) {
        return AFTER_END.splitAsStream(text).filter(line -> !line.isEmpty()).toList();
    }

    /** The line without its end. */
    static String bare(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }

    /**
     * The lines that {@code mine} has beyond {@code base} and that {@code other} did not add as well, each as often as it is
     * missing, in the order of {@code mine} and ended. Blank lines do not count.
     */
    static List<String> addedOnlyBy(String mine, String base, String other) {
        Map<String, Integer> inBase = count(base);
        Map<String, Integer> inOther = count(other);
        Map<String, Integer> missing = new HashMap<>();
        count(mine).forEach((line, times) -> {
            int before = inBase.getOrDefault(line, 0);
            int others = Math.max(0, inOther.getOrDefault(line, 0) - before);
            missing.put(line, times - before - others);
        });
        return of(mine).stream()
                .map(Lines::bare)
                .filter(line -> !line.isBlank())
                .filter(line -> missing.merge(line, -1, Integer::sum) >= 0)
                .map(line -> line + "\n")
                .toList();
    }

    private static Map<String, Integer> count(String text) {
        return of(text).stream()
                .map(Lines::bare)
                .collect(Collectors.toMap(Function.identity(), line -> 1, Integer::sum));
    }
}
