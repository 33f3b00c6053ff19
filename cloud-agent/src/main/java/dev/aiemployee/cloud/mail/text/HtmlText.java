package dev.aiemployee.cloud.mail.text;

import dev.aiemployee.cloud.mail.text.ShownStyle.Said;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML mail as text a person can read: paragraphs, lists, links with their address; nothing hidden, nothing that runs. */
public final class HtmlText {
    private static final String UNSEEN =
            "head, script, style, template, object, embed, iframe, svg, math, audio, video,"
                    + " select, textarea, [hidden]";
    private static final Pattern KEPT_LINK = Pattern.compile("(?i)(?:https?|mailto|tel):.*");
    private static final int LONGEST_LINK = 500;

    private HtmlText() {}

    /** The readable text of a page; empty for one that shows nothing. */
    public static String of(String html) {
        return of(html, Integer.MAX_VALUE);
    }

    /**
     * The readable text of a page's beginning. Each tag becomes an object many times its size, so what comes after so many is cut off.
     *
     * @param tags how many are read
     */
    public static String of(String html, int tags) {
        int end = end(html, tags);
        Document page = Jsoup.parse(html.substring(0, end));
        HidingStyles styles = HidingStyles.of(page);
        page.select(UNSEEN).remove();
        Map<Element, ShownStyle> shown = new HashMap<>(); // elements are compared by identity
        for (Element element : page.body().getAllElements()) {
            ShownStyle style = styles.of(element);
            if (style.gone() && element.parent() != null) {
                element.remove();
            } else if (!style.equals(ShownStyle.PLAIN)) {
                shown.put(element, style);
            }
        }
        Lines lines = new Lines(shown);
        NodeTraversor.traverse(lines, page.body());
        return lines.text() + (end < html.length() ? "\n\n[cut here: the page goes on in the mailbox]" : "");
    }

    private static int end(String html, int tags) {
        int left = tags;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (left-- == 0) {
                return at;
            }
        }
        return html.length();
    }

    private static final class Lines implements NodeVisitor {
        private static final Set<String> PARAGRAPHS =
                Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "table");
        private static final int DEEPEST_QUOTE = 5;
        private static final Set<String> CELLS = Set.of("td", "th");

        private final Map<Element, ShownStyle> shown;
        private final StringBuilder out = new StringBuilder();
        private final Deque<Integer> quotes = new ArrayDeque<>();
        /** How many items each numbered list has so far: to count the siblings of each would take the square of their number. */
        private final IdentityHashMap<Element, Integer> items = new IdentityHashMap<>();

        Lines(Map<Element, ShownStyle> shown) {
            this.shown = shown;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (isSeen(text)) {
                    append(text);
                }
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
        }

        String text() {
            return ReadableText.tidy(out.toString()).strip();
        }

        /** Of each property the nearest element that says anything counts. */
        private boolean isSeen(TextNode text) {
            return shown.isEmpty()
                    || (isSeen(text, ShownStyle::size)
                            && isSeen(text, ShownStyle::visibility)
                            && isSeen(text, ShownStyle::colors));
        }

        private boolean isSeen(TextNode text, Function<ShownStyle, Said> property) {
            for (Node node = text.parent(); node instanceof Element element; node = element.parent()) {
                Said said = property.apply(shown.getOrDefault(element, ShownStyle.PLAIN));
                if (said != Said.NOTHING) {
                    return said == Said.SEEN;
                }
            }
            return true;
        }

        private void append(TextNode node) {
            String text = node.getWholeText();
            if (isPreformatted(node)) {
                out.append(text);
                return;
            }
            String flat = text.replaceAll("[ \\t\\r\\n\\f]+", " ");
            boolean atStart = out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
            out.append(atStart ? flat.stripLeading() : flat);
        }

        private void open(Element element) {
            switch (element.normalName()) {
                case "br" -> out.append('\n');
                case "hr" -> {
                    breakLine(1);
                    out.append("* * *\n");
                }
                case "li" -> {
                    breakLine(1);
                    out.append(bullet(element));
                }
                case "img" -> {
                    String label = element.attr("alt").strip();
                    out.append(label.isEmpty() ? "" : "[" + label + "]");
                }
                case "blockquote" -> {
                    breakLine(2);
                    quotes.push(out.length());
                }
                default -> breakLine(height(element));
            }
        }

        /** What was quoted in the page is quoted in the text. */
        private void closeQuote(int start) {
            if (quotes.size() >= DEEPEST_QUOTE) {
                breakLine(2);
                return;
            }
            String quoted = ReadableText.tidy(out.substring(start));
            out.setLength(start);
            quoted.lines()
                    .forEach(line ->
                            out.append(line.isEmpty() ? ">" : "> ").append(line).append('\n'));
            breakLine(2);
        }

        private void close(Element element) {
            String name = element.normalName();
            if (name.equals("blockquote")) {
                closeQuote(quotes.pop());
            } else if (name.equals("a")) {
                appendLink(element);
            } else if (CELLS.contains(name) && element.nextElementSibling() != null && !endsWithNewLine()) {
                out.append("  ");
            } else if (!name.equals("br") && !name.equals("hr") && !name.equals("img")) {
                breakLine(height(element));
            }
        }

        private void appendLink(Element link) {
            String target = link.attr("href").strip();
            String address = target.replaceFirst("(?i)^mailto:", "");
            if (!KEPT_LINK.matcher(target).matches() || link.text().strip().equals(address)) {
                return;
            }
            out.append(" (").append(address, 0, Math.min(address.length(), LONGEST_LINK));
            out.append(address.length() > LONGEST_LINK ? "…)" : ")");
        }

        private String bullet(Element item) {
            Element list = item.parent();
            boolean numbered = list != null && list.normalName().equals("ol");
            return numbered ? items.merge(list, 1, Integer::sum) + ". " : "- ";
        }

        private static int height(Element element) {
            String name = element.normalName();
            if (CELLS.contains(name)) {
                return 0;
            }
            if (PARAGRAPHS.contains(name)) {
                return 2;
            }
            return element.isBlock() && !name.toLowerCase(Locale.ROOT).equals("body") ? 1 : 0;
        }

        private static boolean isPreformatted(TextNode node) {
            Node parent = node.parent();
            while (parent instanceof Element element) {
                if (element.normalName().equals("pre")) {
                    return true;
                }
                parent = element.parent();
            }
            return false;
        }

        private void breakLine(int wanted) {
            if (out.length() == 0 || wanted == 0) {
                return;
            }
            int have = 0;
            for (int i = out.length() - 1; have < wanted && i >= 0 && Character.isWhitespace(out.charAt(i)); i--) {
                have += out.charAt(i) == '\n' ? 1 : 0;
            }
            out.append("\n".repeat(Math.max(0, wanted - have)));
        }

        private boolean endsWithNewLine() {
            return out.length() == 0 || out.charAt(out.length() - 1) == '\n';
        }
    }
}
