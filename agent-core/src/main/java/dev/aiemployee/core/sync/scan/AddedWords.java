package dev.aiemployee.core.sync.scan;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text says anything that others do not, line by line. Blank lines, the {@code status} and whether a box is ticked are no
 * words: they are decisions, and a decision about a finished note decides nothing. Pure.
 */
final class AddedWords {
    private static final Pattern BOX = Pattern.compile("^([-*+] \\[)[ xX](\\] )");

    private AddedWords() {}

    static boolean in(byte[] text, Collection<byte[]> known) {
        Set<String> said = new HashSet<>();
        known.forEach(one -> lines(one, said));
        Set<String> now = new HashSet<>();
        lines(text, now);
        now.removeAll(said);
        return !now.isEmpty();
    }

    private static void lines(byte[] text, Set<String> into) {
        new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("status:"))
                .map(line -> BOX.matcher(line).replaceFirst("$1 $2"))
                .forEach(into::add);
    }
}
