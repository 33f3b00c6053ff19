package dev.aiemployee.cloud.mail.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page's style sheets and an element's own attribute say of the element, by class, id or name. One pass over the sheets and one
 * look at each element. What is said with combinators or for some screens alone hides nothing here: a text too much does less harm than
 * one too few.
 */
final class HidingStyles {
    private static final int MOST_CHARACTERS = 500_000;
    private static final int MOST_RULES = 5_000;
    /** {@code p}, {@code .note}, {@code #top}, {@code p.note}. */
    private static final Pattern SIMPLE = Pattern.compile("[a-z0-9]{0,20}[.#]?[\\w-]{0,100}");

    private static final Pattern ALWAYS = Pattern.compile("@media\\s+(?:all|screen)");

    /** @param order of two rules for one element the later counts */
    private record Rule(int order, String declarations) {}

    private final Map<String, List<Rule>> rules = new HashMap<>();

    private HidingStyles() {}

    static HidingStyles of(Document page) {
        HidingStyles styles = new HidingStyles();
        StringBuilder sheet = new StringBuilder();
        for (Element style : page.select("style")) {
            String text = style.data();
            sheet.append(text, 0, Math.min(text.length(), MOST_CHARACTERS - sheet.length()));
        }
        styles.read(uncommented(sheet.toString()).toLowerCase(Locale.ROOT));
        return styles;
    }

    /** What is said of the element itself. */
    ShownStyle of(Element element) {
        StringBuilder all = new StringBuilder();
        if (!rules.isEmpty() && !Set.of("html", "body").contains(element.normalName())) {
            matching(element).forEach(rule -> all.append(rule.declarations()).append(';'));
        }
        return ShownStyle.of(all.append(element.attr("style")).toString());
    }

    private List<Rule> matching(Element element) {
        String name = element.normalName();
        String id = "#" + element.id().toLowerCase(Locale.ROOT);
        List<Rule> found = new ArrayList<>(rules.getOrDefault(name, List.of()));
        found.addAll(rules.getOrDefault(id, List.of()));
        found.addAll(rules.getOrDefault(name + id, List.of()));
        for (String one : element.classNames()) {
            String of = "." + one.toLowerCase(Locale.ROOT);
            found.addAll(rules.getOrDefault(of, List.of()));
            found.addAll(rules.getOrDefault(name + of, List.of()));
        }
        found.sort(Comparator.comparingInt(Rule::order));
        return found;
    }

    private void read(String sheet) {
        int order = 0;
        int at = 0;
        while (order++ < MOST_RULES) {
            int open = sheet.indexOf('{', at);
            if (open < 0) {
                return;
            }
            String prelude = sheet.substring(at, open).strip();
            if (prelude.startsWith("@")) {
                at = ALWAYS.matcher(prelude).matches() ? open + 1 : end(sheet, open);
                continue;
            }
            int close = sheet.indexOf('}', open);
            int end = close < 0 ? sheet.length() : close;
            rule(prelude, new Rule(order, sheet.substring(open + 1, end)));
            at = Math.min(end + 1, sheet.length());
        }
    }

    private void rule(String selectors, Rule rule) {
        if (!ShownStyle.says(rule.declarations())) {
            return;
        }
        for (String part : selectors.split(",", -1)) {
            String selector = part.replace('}', ' ').strip().replaceFirst("^\\*(?=[.#])", "");
            if (!selector.isEmpty() && SIMPLE.matcher(selector).matches()) {
                rules.computeIfAbsent(selector, any -> new ArrayList<>()).add(rule);
            }
        }
    }

    private static int end(String sheet, int open) {
        int depth = 0;
        for (int i = open; i < sheet.length(); i++) {
            char c = sheet.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return sheet.length();
    }

    private static String uncommented(String sheet) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = sheet.indexOf("/*"); open >= 0; open = sheet.indexOf("/*", at)) {
            out.append(sheet, at, open);
            int close = sheet.indexOf("*/", open + 2);
            at = close < 0 ? sheet.length() : close + 2;
        }
        return out.append(sheet, at, sheet.length())
                .toString()
                .replace("<!--", "")
                .replace("-->", "");
    }
}
