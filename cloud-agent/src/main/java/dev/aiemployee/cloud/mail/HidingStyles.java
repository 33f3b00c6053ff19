package dev.aiemployee.cloud.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The elements that a page's style sheets hide, by class, id or name. One pass over the sheets and one look at each element. What is
 * said with combinators or for some screens alone hides nothing here: a text too much does less harm than one too few.
 */
final class HidingStyles {
    private static final int MOST_CHARACTERS = 500_000;
    private static final int MOST_RULES = 5_000;

    /** {@code p}, {@code .note}, {@code #top}, {@code p.note}. */
    private static final Pattern SIMPLE = Pattern.compile("[a-z0-9]{0,20}[.#]?[\\w-]{0,100}");

    private static final Pattern ALWAYS = Pattern.compile("@media\\s+(?:all|screen)");
    private static final Pattern HIDDEN = Pattern.compile("display:none|visibility:(?:hidden|collapse)"
            + "|(?:font-size|opacity|max-height):0(?![.\\d]*[1-9])|mso-hide:all"
            + "|(?:left|top|right|text-indent):-\\d{3}");
    private static final Pattern SHOWN = Pattern.compile("display:(?!none)|visibility:visible");
    private static final Pattern COLOR = Pattern.compile("(?:^|;)color:([^;!]{1,40})");
    private static final Pattern GROUND = Pattern.compile("(?:^|;)background(?:-color)?:([^;!]{1,40})");

    private final Set<String> hidden = new HashSet<>();

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

    /** Whether a sheet hides the element itself; what lies in a hidden one is hidden with it. */
    boolean hides(Element element) {
        if (hidden.isEmpty()) {
            return false;
        }
        String name = element.normalName();
        String id = element.id().toLowerCase(Locale.ROOT);
        boolean found = hidden.contains(name) || hidden.contains("#" + id) || hidden.contains(name + "#" + id);
        for (String one : element.classNames()) {
            String of = "." + one.toLowerCase(Locale.ROOT);
            found |= hidden.contains(of) || hidden.contains(name + of);
        }
        return found;
    }

    /** Whether declarations, as they stand in a {@code style} attribute too, show nothing of what they are for. */
    static boolean hide(String declarations) {
        String block = declarations.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return HIDDEN.matcher(block).find() || isOnItsOwnGround(block);
    }

    private void read(String sheet) {
        int rules = 0;
        int at = 0;
        while (rules++ < MOST_RULES) {
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
            rule(prelude, sheet.substring(open + 1, end));
            at = Math.min(end + 1, sheet.length());
        }
    }

    /** The later of two rules for the same elements counts. */
    private void rule(String selectors, String declarations) {
        boolean hides = hide(declarations);
        boolean shows =
                !hides && SHOWN.matcher(declarations.replaceAll("\\s", "")).find();
        if (!hides && !shows) {
            return;
        }
        for (String part : selectors.split(",", -1)) {
            String selector = part.replace('}', ' ').strip().replaceFirst("^\\*(?=[.#])", "");
            if (SIMPLE.matcher(selector).matches() && hides) {
                hidden.add(selector);
            } else {
                hidden.remove(selector);
            }
        }
        hidden.removeAll(Set.of("", "html", "body"));
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

    private static boolean isOnItsOwnGround(String block) {
        Matcher color = COLOR.matcher(block);
        Matcher ground = GROUND.matcher(block);
        return color.find() && ground.find() && plain(color.group(1)).equals(plain(ground.group(1)));
    }

    private static String plain(String color) {
        Map<String, String> names = new HashMap<>(Map.of("white", "#ffffff", "black", "#000000"));
        names.put("rgb(255,255,255)", "#ffffff");
        names.put("rgb(0,0,0)", "#000000");
        String known = names.getOrDefault(color, color);
        return known.matches("#[0-9a-f]{3}") ? known.replaceAll("([0-9a-f])", "$1$1") : known;
    }
}
