package dev.aiemployee.local.hidden;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what Obsidian's reading view would not show of a text that is sent as it stands, or would show far away or as something else.
 * Pure. It rather warns once too often: a warning costs a second yes. What hides is told by its form and not by rendering it, since
 * what Obsidian paints depends on its version and its plugins.
 */
public final class HiddenText {
    private static final int MOST_BLANK_LINES = 12;
    private static final int MOST_BLANKS = 40;
    private static final int MOST_LINES = 300;
    private static final int LONGEST_UNWRAPPED = 120;
    private static final int LONGEST_WORD = 2000;
    private static final int LONGEST_PROPERTY = 250;

    /** One way in which Markdown hides text, and how a person is told. */
    private record Form(Pattern pattern, String what) {
        static Form of(String regex, String what) {
            return new Form(Pattern.compile(regex), what);
        }
    }

    /** Hides also what comes after it, up to its other end. */
    private static final List<Form> OPENERS = List.of(
            Form.of("%%", "a comment (%%)"),
            Form.of("<!|<\\?", "an HTML comment"),
            Form.of("(?i)</?[a-z][a-z0-9-]*(?=[\\s/>]|$)", "an HTML element"),
            Form.of("\\$\\$", "a formula ($$)"));

    private static final List<Form> INLINE = List.of(
            Form.of("\\$[^$]*\\\\[^$]*\\$|\\$(?=\\S)(?=[^$]*[%{}])[^$]*[^\\s$]\\$(?!\\d)", "a formula ($)"),
            Form.of("~~[^~]+~~", "struck out words"),
            Form.of("\\^\\[|\\[\\^", "a footnote"),
            Form.of("\\]:", "a link definition"),
            Form.of("\\]\\(|\\]\\[", "a link whose target is not shown"),
            Form.of("\\[\\[|!\\[", "an embedded or linked note"),
            Form.of("\\[![^\\]]*\\]", "a callout"),
            Form.of("(?m)(?:^|\\s)\\^[A-Za-z0-9-]+[ \\t]*$", "a block name (^)"),
            Form.of("[(\\[]\\s*[^\\s()\\[\\]:][^()\\[\\]:]*::", "an inline field (::)"),
            Form.of(
                    "(?im)^[>\\s]*(?:[-*+]|[0-9]{1,9}[.)])\\s+\\[.\\]\\s*\\W*(?:approve|reject)",
                    "a box like that of the decision"));

    private static final Pattern FENCE = Pattern.compile("^(?:[>\\s]|[-*+]\\s|[0-9]{1,9}[.)]\\s)*(`{3,}|~{3,})(.*)$");
    private static final Pattern QUOTE = Pattern.compile("^[>\\s]+");
    private static final Pattern NUMBER = Pattern.compile("^[>\\s]{0,3}([0-9]{1,9})[.)]\\s.*$");
    private static final Pattern RULE =
            Pattern.compile("^\\s*\\|?(?:\\s*:?-+:?\\s*\\|)+\\s*(?::?-+:?\\s*)?$|^\\s*\\|\\s*:?-+:?\\s*$");
    private static final Pattern MARKUP_LINE = Pattern.compile("^\\s*(?:#{1,6}(?:\\s|$)|[*_~=]{1,3}\\S).*$");
    private static final Pattern UNDERLINE = Pattern.compile("^\\s{0,3}(?:=+|-+)\\s*$");

    /** These may stand above the draft as well as below it. */
    private static final Set<String> OWN_HEADINGS = Set.of("## Why this draft", "## Decision");

    private static final String ORIGINAL = "## Original message";

    /** What CommonMark (2.4) shows as the sign that it is. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\[\\\\<]");

    private final Set<String> found = new LinkedHashSet<>();

    private HiddenText() {}

    /**
     * What is hidden in a note's draft, or hides it; empty when its reader sees all of it.
     *
     * @param head the note's text above the draft
     * @param draft the text that is sent
     * @param rest what follows the draft in the note
     */
    public static List<String> inDraft(String head, String draft, String rest) {
        HiddenText hidden = new HiddenText();
        hidden.above(head);
        hidden.sent(draft);
        hidden.below(rest);
        return List.copyOf(hidden.found);
    }

    /** What a reader of one property, such as a subject, a name or a path, does not see; empty when it is all there. */
    public static List<String> inProperty(String name, String text) {
        HiddenText hidden = new HiddenText();
        hidden.mark(InvisibleText.isIn(text), "invisible characters in " + name);
        hidden.mark(longestBlank(text) > MOST_BLANKS / 4, "a wide gap in " + name);
        hidden.mark(text.length() > LONGEST_PROPERTY, name + " is very long");
        hidden.mark(LookAlike.hasMixedWord(text), "letters of two alphabets in one word of " + name);
        return List.copyOf(hidden.found);
    }

    private void above(String head) {
        String shown = ESCAPED.matcher(head).replaceAll("");
        OPENERS.forEach(form -> mark(form.pattern().matcher(shown).find(), form.what() + " above the draft"));
        List<String> lines = lines(head).stream()
                .filter(line -> !OWN_HEADINGS.contains(line.stripTrailing()))
                .toList();
        mark(isFenceOpen(lines), "a code block that begins above the draft");
        mark(lines.stream().anyMatch(LookAlike::isHeading), "a second heading like one of the note's own");
        mark(longestGap(lines) > MOST_BLANK_LINES || lines.size() > MOST_LINES, "the draft begins far below");
    }

    private void below(String rest) {
        List<String> lines = lines(rest);
        boolean second = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean own = OWN_HEADINGS.contains(lines.get(i).stripTrailing())
                    || lines.get(i).stripTrailing().equals(ORIGINAL);
            second |= !own && isPainted(lines, i) && LookAlike.isHeading(lines.get(i));
        }
        mark(second, "a second heading like one of the note's own");
        mark(rest.toLowerCase(Locale.ROOT).contains("<style"), "an HTML element");
    }

    private static boolean isPainted(List<String> lines, int at) {
        boolean underlined =
                at + 1 < lines.size() && UNDERLINE.matcher(lines.get(at + 1)).matches();
        return underlined || MARKUP_LINE.matcher(lines.get(at)).matches();
    }

    private void sent(String draft) {
        mark(InvisibleText.isIn(draft), "invisible characters");
        OPENERS.forEach(form -> mark(form.pattern().matcher(draft).find(), form.what()));
        INLINE.forEach(form -> mark(form.pattern().matcher(draft).find(), form.what()));
        mark(Entities.areIn(draft), "a character written as a reference (&...;)");
        mark(LookAlike.hasMixedWord(draft), "letters of two alphabets in one word");
        List<String> lines = lines(draft);
        mark(lines.stream().anyMatch(LookAlike::isHeading), "a heading like one of the note's own");
        mark(longestGap(lines) > MOST_BLANK_LINES, "text far below, after many empty lines");
        mark(lines.size() > MOST_LINES, "more than " + MOST_LINES + " lines");
        mark(longestBlank(draft) > MOST_BLANKS, "text far to the right");
        mark(longestWord(draft) > LONGEST_WORD, "a very long word");
        code(lines);
        tables(lines);
        properties(lines);
        numbers(lines);
    }

    /** Only the first number of a list is painted as it is written (CommonMark, 5.3). */
    private void numbers(List<String> lines) {
        long last = -1;
        for (String line : lines) {
            Matcher number = NUMBER.matcher(line);
            if (number.matches()) {
                long next = Long.parseLong(number.group(1));
                mark(last >= 0 && next != last + 1, "a list that is shown with other numbers");
                last = next;
            } else if (!line.isBlank() && !line.startsWith(" ")) {
                last = -1;
            }
        }
    }

    /** What stands behind a fence is not shown, and a fence without an end makes code of what follows. */
    private void code(List<String> lines) {
        mark(
                lines.stream()
                        .map(FENCE::matcher)
                        .anyMatch(fence -> fence.matches() && !fence.group(2).isBlank()),
                "words behind the beginning of a code block");
        mark(isFenceOpen(lines), "a code block without an end");
        mark(
                lines.stream().anyMatch(line -> isCode(line) && line.length() > LONGEST_UNWRAPPED),
                "text far to the right in a code block");
        mark(
                lines.stream().anyMatch(line -> FENCE.matcher(line).matches())
                        && lines.stream().anyMatch(line -> line.length() > LONGEST_UNWRAPPED),
                "text far to the right in a code block");
    }

    private static boolean isCode(String line) {
        return line.startsWith("\t") || line.startsWith("    ");
    }

    /** A row's cells beyond those of the head are dropped (GFM, 4.10). */
    private void tables(List<String> all) {
        List<String> lines =
                all.stream().map(line -> QUOTE.matcher(line).replaceFirst("")).toList();
        for (int i = 1; i < lines.size(); i++) {
            if (!RULE.matcher(lines.get(i)).matches() || !lines.get(i - 1).contains("|")) {
                continue;
            }
            long cells = bars(lines.get(i - 1));
            for (int row = i - 1; row < lines.size() && !lines.get(row).isBlank(); row++) {
                mark(bars(lines.get(row)) > cells, "a table with cells that are not shown");
                mark(lines.get(row).length() > LONGEST_UNWRAPPED, "text far to the right in a table");
            }
        }
    }

    private static long bars(String line) {
        String row = line.strip();
        return row.chars().filter(character -> character == '|').count()
                + (row.startsWith("|") ? 0 : 1)
                + (row.endsWith("|") ? 0 : 1);
    }

    private void properties(List<String> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            mark(
                    lines.get(i).stripTrailing().equals("---")
                            && lines.get(i + 1).matches("\\s*[A-Za-z_][\\w-]*:(?:\\s.*)?"),
                    "properties inside the text");
        }
    }

    private static boolean isFenceOpen(List<String> lines) {
        String open = "";
        for (String line : lines) {
            Matcher fence = FENCE.matcher(line);
            boolean matches = fence.matches();
            if (matches && open.isEmpty()) {
                open = fence.group(1);
            } else if (matches
                    && fence.group(1).startsWith(open)
                    && fence.group(2).isBlank()) {
                open = "";
            }
        }
        return !open.isEmpty();
    }

    /** Lines without a letter or digit count as empty: a column of dots moves the rest as far away. */
    private static int longestGap(List<String> lines) {
        int longest = 0;
        int gap = 0;
        for (String line : lines) {
            boolean seen = Entities.decoded(line).codePoints().anyMatch(HiddenText::isInk);
            gap = seen ? 0 : gap + 1;
            longest = Math.max(longest, gap);
        }
        return longest;
    }

    private static boolean isInk(int point) {
        return Character.isLetterOrDigit(point) && !InvisibleText.isInvisible(point);
    }

    private static int longestBlank(String text) {
        int longest = 0;
        int run = 0;
        for (int point : Entities.decoded(text).codePoints().toArray()) {
            boolean blank = point != '\n' && (InvisibleText.isBlank(point) || InvisibleText.isInvisible(point));
            run = blank ? run + (point == '\t' ? 4 : 1) : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split("\\s+", -1)) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("\r\n|[\n\r]", -1)));
    }

    private void mark(boolean is, String what) {
        if (is) {
            found.add(what);
        }
    }
}
