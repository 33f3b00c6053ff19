package dev.aiemployee.core.env;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of an environment file: blank, {@code # comment}, or {@code NAME=value}. A value is plain, with no blank before a
 * {@code #} because nobody can tell a comment from a part of it, or stands between double or single quotes that are not in it. This is what the shell, systemd
 * and Docker read alike; what they read differently is refused. Single lines only.
 *
 * @param values by name, in order
 * @param problems lines outside these rules, by number
 */
record EnvLines(Map<String, String> values, List<Problem> problems) {
    private static final Pattern IGNORED = Pattern.compile("\\s*(#.*)?");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)");
    private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"\\\\]*)\"|'([^']*)')(?:\\s+#.*|\\s*)");
    private static final Pattern PLAIN = Pattern.compile("([^\\s\"'\\\\](?:[^\"'\\\\]*?[^\\s\"'\\\\])??)?\\s*");
    private static final Pattern HALF_COMMENT = Pattern.compile("(?![\"']).*\\s#.*");

    static EnvLines parse(String fileName, String text) {
        EnvLines lines = new EnvLines(new LinkedHashMap<>(), new ArrayList<>());
        int number = 0;
        for (String line : text.replaceFirst("\\A\uFEFF", "").split("\r?\n", -1)) {
            number++;
            lines.take(fileName + " line " + number, line);
        }
        return lines;
    }

    private void take(String place, String line) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (IGNORED.matcher(line).matches()) {
            return;
        }
        if (!assignment.matches()) {
            problems.add(new Problem(place, "is not a line of the form NAME=value", "no export, no blanks around ="));
            return;
        }
        String name = assignment.group(1);
        if (HALF_COMMENT.matcher(assignment.group(2)).matches()) {
            problems.add(new Problem(
                    place,
                    name + " has a blank and # outside quotes: a part of the value, or a comment?",
                    fix(name, assignment.group(2), "put the value in ", ", and a comment on a line of its own")));
            return;
        }
        Optional<String> value = value(assignment.group(2));
        if (value.isEmpty()) {
            problems.add(new Problem(
                    place,
                    name + " has a value that shell and systemd read differently",
                    wayOut(name, assignment.group(2).strip())));
        } else if (values.putIfAbsent(name, value.get()) != null) {
            problems.add(new Problem(place, name + " is set a second time", "leave one of the lines"));
        }
    }

    /** Never shows the value, which may be a password. */
    private static String wayOut(String name, String text) {
        String mark = text.substring(0, 1);
        boolean quoted = "'\"".contains(mark);
        if (quoted && text.indexOf(mark, 1) < 0) {
            return "end it with the quote that it begins with; or if that one belongs to the value: "
                    + fix(name, text, "put it in ", "");
        }
        boolean isAround = quoted && text.length() > 1 && text.endsWith(mark);
        return fix(name, isAround ? text.substring(1, text.length() - 1) : text, "put it in ", "");
    }

    private static String fix(String name, String value, String before, String after) {
        return Quoted.Quotes.around(value)
                .map(quotes -> before + quotes.words + after)
                .orElse(
                        "no quotes can hold an apostrophe together with a double quote or a backslash: choose another value (another"
                                + " name, for a file or folder), or give " + name
                                + " to the process in its environment and take this line out");
    }

    private static Optional<String> value(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return Optional.ofNullable(quoted.group(1)).or(() -> Optional.ofNullable(quoted.group(2)));
        }
        Matcher plain = PLAIN.matcher(text);
        return plain.matches() ? Optional.of(plain.group(1) == null ? "" : plain.group(1)) : Optional.empty();
    }
}
