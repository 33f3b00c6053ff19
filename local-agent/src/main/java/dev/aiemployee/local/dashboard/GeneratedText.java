package dev.aiemployee.local.dashboard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What generated lines say, whatever a program did to their form: Obsidian rewrites the links to a note that is moved, also by hand,
 * and formatters align tables, pick list and emphasis marks, add blank lines and end lines their way. Pure.
 */
final class GeneratedText {
    private static final Pattern WIKI_LINK = Pattern.compile("\\[\\[[^\\]|]*(?:\\|([^\\]]*))?\\]\\]");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]*)\\]\\((?:<[^>]*>|[^)\\s]*)\\)");
    private static final Pattern MARKER = Pattern.compile("^[*+-][ \t]+");
    private static final Pattern RULE = Pattern.compile(":?-{2,}:?");

    private GeneratedText() {}

    /** The lines without what is form alone; blank ones are left out, and link targets. */
    static List<String> of(List<String> lines) {
        return lines.stream()
                .map(GeneratedText::of)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** One line without what is form alone; empty for a blank one. */
    static String of(String line) {
        String text = MARKER.matcher(line.strip()).replaceFirst("- ");
        text = WIKI_LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement("[" + alias(link.group(1)) + "]"));
        text = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement("[" + link.group(1) + "]"));
        text = text.replace('*', '_').replaceAll("[ \t]+", " ");
        return text.startsWith("|") ? row(text) : text;
    }

    /** A list item with the mark that we write, without blanks or a line end behind it; any other line as it is. */
    static String item(String line) {
        return MARKER.matcher(line.strip()).replaceFirst("- ");
    }

    private static String alias(String alias) {
        return alias == null ? "" : alias;
    }

    private static String row(String row) {
        return RULE.matcher(row.replaceAll(" ?\\| ?", "|")).replaceAll("---");
    }
}
