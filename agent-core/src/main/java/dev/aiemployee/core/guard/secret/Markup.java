package dev.aiemployee.core.guard.secret;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a page does not show of its text: tags of HTML and SVG, emphasis, the address of a link, the box of a task, the kind of a callout;
 * and what it shows at another place, the text of a footnote. Looks a bounded number of characters ahead. For one text.
 */
final class Markup {
    /** What may begin it. */
    static final String BEGINS = "<*~=[]";

    private static final int LONGEST = 300;
    private static final int NOTE = 120;

    /** Tags inside a word; all others part words. */
    private static final Set<String> INLINE = Set.of(
            "b", "i", "u", "s", "a", "em", "strong", "code", "span", "font", "mark", "kbd", "tt", "small", "big", "sub",
            "sup", "ins", "del", "var", "samp", "cite", "abbr", "wbr", "bdi", "bdo", "label", "strike");

    /**
     * A piece of a text and what is shown for it.
     *
     * @param end behind it
     * @param shown instead of it
     * @param from where what is shown stands, when it stands elsewhere; else -1
     */
    record Piece(int end, String shown, int from) {}

    private final String raw;
    private final Map<String, Integer> notes = new HashMap<>();

    Markup(String raw) {
        this.raw = raw;
        for (int at = raw.indexOf("[^"); at >= 0; at = raw.indexOf("[^", at + 2)) {
            int end = noteEnd(at);
            if ((at == 0 || raw.charAt(at - 1) == '\n') && end > 0 && is(end, ':')) {
                notes.putIfAbsent(raw.substring(at, end), end + 1);
            }
        }
    }

    /** The piece that begins at this place; its end is the place itself when there is none. */
    Piece at(int at) {
        return switch (raw.charAt(at)) {
            case '<' -> tag(at);
            case '*' -> new Piece(run(at, '*', 3), "", -1);
            case '~', '=' -> is(at + 1, raw.charAt(at)) ? new Piece(at + 2, "", -1) : none(at);
            case ']' -> link(at);
            case '[' -> bracket(at);
            default -> none(at);
        };
    }

    private Piece tag(int at) {
        if (raw.startsWith("<!--", at)) {
            int end = find('>', at + 4, "<");
            return end < 0 ? none(at) : new Piece(end + 1, "", -1);
        }
        int name = is(at + 1, '/') ? at + 2 : at + 1;
        int nameEnd = name;
        while (nameEnd < raw.length() && nameEnd - name < 20 && SecretName.isPlain(raw.charAt(nameEnd))) {
            nameEnd++;
        }
        int end = find('>', nameEnd, "<");
        boolean tag = nameEnd > name && end >= 0 && " \t\r\n/>".indexOf(raw.charAt(nameEnd)) >= 0;
        boolean inline = tag && INLINE.contains(raw.substring(name, nameEnd).toLowerCase(Locale.ROOT));
        return tag ? new Piece(end + 1, inline ? "" : " ", -1) : none(at);
    }

    /** The address of a link; its title is shown behind a colon. */
    private Piece link(int at) {
        int end = is(at + 1, '(') ? find(')', at + 2, "\n[") : -1;
        if (end < 0) {
            return none(at);
        }
        int title = find('"', at + 2, ")");
        return title < 0 ? new Piece(end + 1, "", -1) : new Piece(title + 1, ": ", -1);
    }

    private Piece bracket(int at) {
        if (is(at + 1, '^')) {
            int end = noteEnd(at);
            Integer note = end < 0 || is(end, ':') ? null : notes.get(raw.substring(at, end));
            return note == null ? none(at) : new Piece(end, shown(note), note);
        }
        if (is(at + 1, '!')) {
            int end = find(']', at + 2, "\n[ ");
            return end < 0 ? none(at) : new Piece(is(end + 1, '-') || is(end + 1, '+') ? end + 2 : end + 1, "#", -1);
        }
        boolean box = is(at + 2, ']') && is(at + 3, ' ') && at > 1 && "-*+.)".indexOf(raw.charAt(at - 2)) >= 0;
        return box ? new Piece(at + 4, "", -1) : none(at);
    }

    private String shown(int note) {
        int end = note;
        while (end < raw.length() && end - note < NOTE && raw.charAt(end) != '\n') {
            end++;
        }
        return raw.substring(note, end);
    }

    private int noteEnd(int at) {
        int end = find(']', at + 2, "\n[ ");
        return end > at + 2 && end - at < 40 ? end + 1 : -1;
    }

    /** The next such letter, -1 when one of the others comes before it or it is far. */
    private int find(char letter, int from, String before) {
        for (int at = from; at < raw.length() && at - from < LONGEST; at++) {
            char here = raw.charAt(at);
            if (here == letter) {
                return at;
            }
            if (before.indexOf(here) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    private int run(int at, char letter, int most) {
        int end = at;
        while (is(end, letter) && end - at < most) {
            end++;
        }
        return end;
    }

    private boolean is(int at, char letter) {
        return at < raw.length() && raw.charAt(at) == letter;
    }

    private static Piece none(int at) {
        return new Piece(at, "", -1);
    }
}
