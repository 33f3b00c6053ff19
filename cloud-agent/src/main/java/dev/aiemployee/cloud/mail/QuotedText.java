package dev.aiemployee.cloud.mail;

import dev.aiemployee.cloud.mail.text.ReadableText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of a stranger as Markdown that says the same and does nothing. In Obsidian (with Dataview and Templater, which both
 * run what they find in any note) none of it is a link into the vault, an embed, a tag, a block id, a check box, a heading, a
 * table, a footnote, a formula, a comment, a field, a query, a script, HTML or a character reference; so every letter of it is
 * seen. Web addresses stay readable and are loaded only when a person follows them.
 */
public final class QuotedText {
    /** Schemes a person may follow from a note; all others could start a program. */
    private static final Set<String> FOLLOWED = Set.of("http", "https");

    private static final Pattern LIVE_SCHEME = Pattern.compile("(?i)(?<![a-z0-9])(?:(?!https?:)[a-z0-9]+:(?=//)"
            + "|(?:javascript|vbscript|data|file|obsidian|shell|search-ms|ms-[a-z-]{1,40}):(?=\\S))");
    /** First halves of what makes something live: templates, links, embeds, the elements that load or run something. */
    private static final Pattern LIVE_PAIR =
            Pattern.compile("<(?=%)|%(?=[>%])|&(?=#)|\\[(?=\\[)|\\](?=[\\](])|!(?=\\[)|~(?=~~)"
                    + "|(?i:<(?=(?:a|area|audio|base|body|button|embed|form|frame|frameset|iframe|image|img|input|link|math|meta"
                    + "|object|picture|portal|script|source|style|svg|table|td|template|th|track|video|webview)(?:[\\s/>]|$)))"
                    + "|\\\\(?=href|style|require|includegraphics)");

    /** How HTML, and so Markdown, spells any character in ASCII: a hidden one too. */
    private static final Pattern CHARACTER_REFERENCE =
            Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});");

    /** A line of nothing but marks: it would draw a rule, begin a table, or make a heading of the line above. */
    private static final Pattern ONLY_MARKS =
            Pattern.compile("((?:[> ]|[0-9]{1,9}[.)](?= ))*+)([-=*_|:][-=*_|: \\t]*+)");

    private static final char WIDE_BLANK = '\u00A0';
    private static final String TAG_NEIGHBOURS = "/=&?-_.";

    private QuotedText() {}

    /** The same lines without characters that nobody can see. */
    public static String visible(String text) {
        return ReadableText.of(text).text();
    }

    /** A block quote, one {@code > } line a line of visible text; without a line feed at the end. */
    public static String quote(String text) {
        return visible(text)
                .lines()
                .map(line -> line.isBlank() ? ">" : "> " + line(line))
                .collect(Collectors.joining("\n"));
    }

    /** One line for a heading or a list item. */
    public static String inline(String text) {
        return noMarksAlone(inert(ReadableText.line(text)));
    }

    /** One line for front matter, where escapes would show: marks that make something live are parted by a space. */
    public static String property(String text) {
        String line = ReadableText.line(text).replace('`', '\'');
        String parted = LIVE_PAIR.matcher(line).replaceAll("$0 ");
        return LIVE_SCHEME.matcher(parted).replaceAll("$0 ");
    }

    /** The text that {@link #quote} was given, but for blanks at line ends and tabs at line starts. */
    public static String unquote(String block) {
        return block.lines()
                .map(line -> line.replaceFirst("^> ?", "").replace(WIDE_BLANK, ' '))
                .map(line -> line.replaceAll("\\\\(\\p{Punct})", "$1"))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        return margin(line.substring(0, start))
                + noMarksAlone(inert(line.substring(start).stripTrailing()));
    }

    /** Four blanks would be a code block, in which the escapes showed; a blank of another kind is only a blank. */
    private static String margin(String blanks) {
        String spaces = blanks.replace("\t", "    ");
        return spaces.length() < 4 ? spaces : spaces.replace(' ', WIDE_BLANK);
    }

    private static String noMarksAlone(String text) {
        Matcher marks = ONLY_MARKS.matcher(text);
        return marks.matches() ? marks.group(1) + "\\" + marks.group(2) : text;
    }

    private static String inert(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (isLive(text, i)) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escaped.toString();
    }

    private static boolean isLive(String text, int i) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
        return switch (text.charAt(i)) {
            case '\\', '`', '<', '[', '$' -> true;
            case '~' -> before == '~' || after == '~';
            case '%' -> before == '<' || before == '%' || after == '%' || after == '>';
            case '>' -> before == '%';
            case ':' -> before == ':' || after == ':';
            case '#' -> !Character.isLetterOrDigit(before) && TAG_NEIGHBOURS.indexOf(before) < 0;
            case '=' -> startsCode(text, i);
            case '&' ->
                CHARACTER_REFERENCE.matcher(text).region(i, text.length()).lookingAt();
            case '^' -> before == ' ' || before == '\t' || before == '>';
            case '/' -> before == ':' && after == '/' && !FOLLOWED.contains(scheme(text, i - 1));
            default -> false;
        };
    }

    /** Four blanks behind a mark of the sender's would be a code block, and Dataview runs one that begins like a query. */
    private static boolean startsCode(String text, int i) {
        return (i > 0 && text.charAt(i - 1) == '\t')
                || (i >= 4 && text.substring(i - 4, i).isBlank());
    }

    private static String scheme(String text, int colon) {
        int start = colon;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, colon).toLowerCase(Locale.ROOT);
    }
}
