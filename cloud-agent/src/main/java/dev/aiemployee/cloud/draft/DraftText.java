package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.QuotedText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/**
 * Makes a draft's text harmless without escapes, because it is sent as it stands: what Obsidian would run, load or hide loses
 * the mark that makes it so, and what would look like a section or a check box of the approval note loses its sign. So the
 * operator sees every letter that is sent, and sees it as part of the draft.
 */
public final class DraftText {
    /** More than this is never looked at. */
    private static final int LONGEST = 4 * Draft.MAX_BODY;

    /** What may stand before the first word of a line: quotes, bullets, numbers. */
    private static final String MARKERS = "((?:[\\s>]|[-*+]\\s|[0-9]{1,9}[.)]\\s)*+)";

    private static final Pattern HEADING = Pattern.compile("^" + MARKERS + "#{1,6}(?:\\s+|$)");
    private static final Pattern CHECK_BOX = Pattern.compile("\\[[ xX]\\]\\s?");
    /** Obsidian makes a box of any character. */
    private static final Pattern LISTED_BOX = Pattern.compile("^" + MARKERS + "(?<=\\s)\\[.{0,2}\\]\\s?");
    /** A line of nothing but marks draws a rule, begins a table or makes a heading of the line above. */
    private static final Pattern ONLY_MARKS =
            Pattern.compile("(?:[\\s>]|[0-9]{1,9}[.)](?=\\s))*+[-=*_|:][-=*_|:\\s]*+");

    private static final Set<String> OUR_WORDS =
            Set.of("draft", "originalmessage", "whythisdraft", "decision", "approve", "reject");
    private static final Pattern LIVE = Pattern.compile(
            "`|~{3,}|<%|%>|%%|!(?=\\[)|\\[\\[|\\]\\]|<(?=[/!?a-zA-Z]|[^\\s<>@]{1,64}@)|::|(?<=\\[)\\^|\\^(?=\\[)|(?<![^\\s>])\\^(?=[A-Za-z0-9-])"
                    + "|(?i:\\\\(?=href|style|require|includegraphics))");
    /** Room in which Markdown sees a code block; Dataview runs one that begins like a query. */
    private static final Pattern CODE_MARGIN = Pattern.compile("(?:\\t|(?<!\\s)\\s{4,}+)(?=[$\uFF04]?=)");

    private static final Pattern SCHEME =
            Pattern.compile("(?<![a-z0-9])(?!https?:)[a-z0-9]+:(?=//)", Pattern.CASE_INSENSITIVE);
    /** A link shows its text and not where it leads; a definition shows nothing at all. */
    private static final Pattern LINK = Pattern.compile("\\](?=[(:])");

    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&(?:#\\w{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});");
    private static final Pattern TAG = Pattern.compile("(?<![^\\s(>])#(?=[^\\s#0-9])");
    private static final Pattern SPACED_DOLLAR = Pattern.compile("\\$ (?=[0-9])");
    /** Before a digit a dollar sign can begin a formula, but none that follows can end it. */
    private static final Pattern FORMULA = Pattern.compile("\\$(?![0-9])");

    private DraftText() {}

    /** The same text without anything live, hidden or misleading, at most {@value Draft#MAX_BODY} characters. */
    public static String tame(String text) {
        String tamed = text.substring(0, Math.min(text.length(), LONGEST));
        String before;
        do {
            before = tamed;
            tamed = once(before);
        } while (!tamed.equals(before)); // taking one mark out can bring two others together
        return tamed;
    }

    private static String once(String text) {
        String plain = CHARACTER_REFERENCE
                .matcher(QuotedText.visible(text))
                .replaceAll(found -> Matcher.quoteReplacement(Parser.unescapeEntities(found.group(), true)));
        String lines = plain.lines().map(DraftText::line).collect(Collectors.joining("\n"));
        String body = LINK.matcher(lines)
                .replaceAll("] ")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        return body.length() <= Draft.MAX_BODY ? body : cut(body);
    }

    private static String line(String line) {
        if (ONLY_MARKS.matcher(line).matches() || isOurs(line)) {
            return "";
        }
        String plain = HEADING.matcher(line).replaceFirst("$1");
        plain = LISTED_BOX.matcher(plain).replaceFirst("$1");
        plain = CHECK_BOX.matcher(plain).replaceAll("");
        plain = SCHEME.matcher(plain).replaceAll("");
        plain = CODE_MARGIN.matcher(plain).replaceAll(" ");
        plain = LIVE.matcher(plain).replaceAll("");
        return lookalikes(plain).stripTrailing();
    }

    /** Signs that mean something to a reader of the mail are not taken out: another one that looks so stands for them. */
    private static String lookalikes(String line) {
        String dollars = SPACED_DOLLAR.matcher(line).replaceAll("\\$");
        return TAG.matcher(FORMULA.matcher(dollars).replaceAll("\uFF04")).replaceAll("\uFF03");
    }

    /** Whether the line says nothing but a heading or a choice of the approval note, however it is decorated. */
    private static boolean isOurs(String line) {
        if (line.length() > 200) {
            return false;
        }
        String letters = Normalizer.normalize(line, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return OUR_WORDS.contains(letters.toLowerCase(Locale.ROOT));
    }

    private static String cut(String body) {
        int end = Character.isHighSurrogate(body.charAt(Draft.MAX_BODY - 1)) ? Draft.MAX_BODY - 1 : Draft.MAX_BODY;
        int space = body.lastIndexOf(' ', end);
        return body.substring(0, space > Draft.MAX_BODY / 2 ? space : end).stripTrailing();
    }
}
