package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.QuotedText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a draft's text harmless without escapes, because it is sent as it stands: what Obsidian would run or load loses the
 * mark that makes it so, and what would look like a section or a check box of the approval note loses its sign.
 */
public final class DraftText {
    private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}(?:\\s+|$)");
    private static final Pattern CHECK_BOX = Pattern.compile("\\[[ xX]\\]\\s?");
    private static final Pattern RULE = Pattern.compile("^\\s*(?:-{3,}|={3,})\\s*$");
    private static final Pattern LIVE = Pattern.compile("`|~{3,}|<%|%>|%%|!(?=\\[)|\\[\\[|\\]\\]|<(?=[/!?a-zA-Z])|::");
    /** Room in which Markdown sees a code block; Dataview runs one that begins like a query. */
    private static final Pattern CODE_MARGIN = Pattern.compile("(?:\\t|\\s{4,})(?=\\$?=)");

    private static final Pattern SCHEME =
            Pattern.compile("\\b(?!https?:)[a-z][a-z0-9+.-]{1,30}:(?=//)", Pattern.CASE_INSENSITIVE);

    private DraftText() {}

    /** The same text without anything live, hidden or misleading, at most {@value Draft#MAX_BODY} characters. */
    public static String tame(String text) {
        String tamed = text;
        String before;
        do {
            before = tamed;
            tamed = once(before);
        } while (!tamed.equals(before)); // taking one mark out can bring two others together
        return tamed;
    }

    private static String once(String text) {
        String lines = QuotedText.visible(text).lines().map(DraftText::line).collect(Collectors.joining("\n"));
        String body = lines.replaceAll("\\n{3,}", "\n\n").strip();
        return body.length() <= Draft.MAX_BODY ? body : cut(body);
    }

    private static String line(String line) {
        if (RULE.matcher(line).matches()) {
            return "";
        }
        String plain = HEADING.matcher(line).replaceFirst("");
        plain = CHECK_BOX.matcher(plain).replaceAll("");
        plain = SCHEME.matcher(plain).replaceAll("");
        plain = CODE_MARGIN.matcher(plain).replaceAll(" ");
        return LIVE.matcher(plain).replaceAll("").stripTrailing();
    }

    private static String cut(String body) {
        int end = Character.isHighSurrogate(body.charAt(Draft.MAX_BODY - 1)) ? Draft.MAX_BODY - 1 : Draft.MAX_BODY;
        int space = body.lastIndexOf(' ', end);
        return body.substring(0, space > Draft.MAX_BODY / 2 ? space : end).stripTrailing();
    }
}
