package dev.aiemployee.core.note;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to tell an operator about a complaint of the YAML parser, whose words are made for programmers. */
final class YamlAdvice {
    private static final String OTHERWISE =
            "Look at this line: a value with a colon, #, brackets or quotes in it needs quotes around it.";
    private static final Map<String, String> BY_WORDS = Map.of(
            "TAB", "Use blanks instead of the tab.",
            "mapping values are not allowed", "Put quotes around the value: it holds a colon and a blank.",
            "unexpected end of stream", "Close the quotes or the bracket that this value opens.",
            "expected <block end>", "Put quotes around the whole value, and start every key at the same column.",
            "could not find expected ':'", "Write a colon and a blank after the key.",
            "undefined alias", "Put quotes around the value: it starts with a star.",
            "aliases", "Write the values out instead of using *aliases.",
            "cannot start any token", "Put quotes around the value: it starts with a sign that YAML keeps for itself.",
            "document start", "Keep one block of keys only: remove the line of dots or dashes.",
            "another document", "Keep one block of keys only: remove the line of dots or dashes.");

    private YamlAdvice() {}

    static String on(@Nullable String complaint) {
        String words = complaint == null ? "" : complaint;
        return BY_WORDS.entrySet().stream()
                .filter(advice -> words.contains(advice.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse(OTHERWISE);
    }
}
