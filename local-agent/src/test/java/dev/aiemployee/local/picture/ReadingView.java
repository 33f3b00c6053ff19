package dev.aiemployee.local.picture;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A note about as Obsidian's reading view shows it: properties, Markdown by commonmark-java, callouts, boxes, links between notes, and the
 * css snippet that the documentation offers. Made by other eyes than the code that writes the notes.
 */
final class ReadingView {
    private static final Pattern CALLOUT = Pattern.compile(
            "<blockquote>\\s*<p>\\[!(\\w+)\\][+-]?([^\\n<]*)(?:<br />)?(?:\\n|(?=</p>))", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("\\[\\[([^\\]|#]+)(?:#[^\\]|]*)?(?:\\\\?\\|([^\\]]*))?\\]\\]");
    private static final Pattern COMMENT = Pattern.compile("(?s)%%.*?%%");
    private static final Map<String, String> SIGNS =
            Map.of("warning", "⚠", "failure", "✗", "success", "✓", "question", "?", "info", "ℹ", "danger", "⚠");
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>@TITLE@</title>
            <style>
            body { margin: 0; background: #fff; color: #222; font: 16px/1.5 "Inter", "Segoe UI", "DejaVu Sans", sans-serif; }
            main { max-width: 700px; padding: 18px 32px 28px; }
            h1.title { font-size: 15px; color: #888; font-weight: 500; margin: 0 0 12px; overflow-wrap: anywhere; }
            h1 { font-size: 25px; line-height: 1.2; margin: 18px 0 10px; } h2 { font-size: 21px; margin: 22px 0 8px; } p { margin: 0 0 12px; }
            .metadata-container { border: 1px solid #e4e4e4; border-radius: 8px; padding: 6px 12px; margin-bottom: 18px; font-size: 14px; }
            .metadata-property { display: flex; padding: 2px 0; } .metadata-property-key { width: 120px; color: #777; }
            .metadata-property-value { flex: 1; overflow-wrap: anywhere; }
            .callout { border-radius: 6px; padding: 10px 14px; margin: 0 0 14px; background: #eaf2fd; }
            .callout-title { font-weight: 600; color: #0b61c4; } .callout p, .callout ul { margin: 2px 0 0; }
            .callout[data-callout=warning], .callout[data-callout=question] { background: #fdf1e2; }
            .callout[data-callout=warning] .callout-title, .callout[data-callout=question] .callout-title { color: #b45c00; }
            .callout[data-callout=failure] { background: #fde9e9; } .callout[data-callout=failure] .callout-title { color: #c02020; }
            .callout[data-callout=success] { background: #e6f6ec; } .callout[data-callout=success] .callout-title { color: #08803c; }
            blockquote { border-left: 3px solid #9a8bd0; margin: 0 0 12px; padding: 0 0 0 16px; color: #444; }
            li.task { list-style: none; margin-left: -22px; } ul { margin: 0 0 12px; padding-left: 26px; } a { color: #705dcf; }
            code { background: #f2f2f2; border-radius: 4px; padding: 1px 4px; font-size: 14px; } pre { background: #f6f6f6; padding: 10px; }
            table { border-collapse: collapse; margin-bottom: 12px; } td, th { border: 1px solid #ddd; padding: 4px 10px; text-align: left; }
            @SNIPPET@
            </style></head><body><main>
            <h1 class="title">@TITLE@</h1>
            @NOTE@
            </main></body></html>
            """;

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .softbreak("<br />\n")
            .extensions(List.of(TablesExtension.create()))
            .build();
    private final String snippet;

    /** @param snippet the style sheet that folds what is technical */
    ReadingView(String snippet) {
        this.snippet = snippet;
    }

    /** The page of a note's whole text. */
    String of(String title, String source) {
        ParsedNote parsed = new NoteFormat().parse(source);
        String body = parsed.note().map(Note::body).orElse(source);
        String properties = parsed.note().map(ReadingView::properties).orElse("");
        return PAGE.replace("@TITLE@", escaped(title))
                .replace("@SNIPPET@", snippet)
                .replace("@NOTE@", properties + html(body));
    }

    private String html(String body) {
        String linked = LINK.matcher(COMMENT.matcher(body).replaceAll(""))
                .replaceAll(link -> Matcher.quoteReplacement(
                        "[" + (link.group(2) == null ? link.group(1) : link.group(2)) + "](#)"));
        String html = renderer.render(parser.parse(linked));
        html = html.replaceAll("<li>(<p>)?\\[ \\] ", "<li class=\"task\">$1<input type=\"checkbox\"> ")
                .replaceAll("<li>(<p>)?\\[[xX]\\] ", "<li class=\"task\">$1<input type=\"checkbox\" checked> ");
        return callouts(html);
    }

    /** A callout is a block quote whose first line says so. */
    private static String callouts(String html) {
        StringBuilder out = new StringBuilder();
        Matcher callout = CALLOUT.matcher(html);
        int at = 0;
        while (callout.find(at)) {
            int end = html.indexOf("</blockquote>", callout.end());
            String kind = callout.group(1).toLowerCase(Locale.ROOT);
            String title = callout.group(2).replaceFirst("<br />$", "").strip();
            out.append(html, at, callout.start())
                    .append("<div class=\"callout\" data-callout=\"")
                    .append(kind)
                    .append("\"><div class=\"callout-title\">")
                    .append(SIGNS.getOrDefault(kind, "ℹ"))
                    .append(' ')
                    .append(title)
                    .append("</div><p>")
                    .append(html, callout.end(), end)
                    .append("</div>");
            at = end + "</blockquote>".length();
        }
        return out.append(html.substring(at))
                .toString()
                .replaceAll("<p>\\s*</p>", "")
                .replaceAll("<p>(?:<br />)?\\s*</p>", "");
    }

    private static String properties(Note note) {
        if (note.keys().isEmpty()) {
            return "";
        }
        return note.keys().stream()
                .map(key -> "<div class=\"metadata-property\" data-property-key=\"" + escaped(key)
                        + "\"><span class=\"metadata-property-key\">" + escaped(key)
                        + "</span><span class=\"metadata-property-value\">" + escaped(value(note, key))
                        + "</span></div>\n")
                .collect(Collectors.joining("", "<div class=\"metadata-container\">\n", "</div>\n"));
    }

    private static String value(Note note, String key) {
        return note.text(key).orElseGet(() -> String.join(", ", note.list(key)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
