package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.text.Letters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text as a person or another program reads it: what cannot be seen is left out, what is spelled by escapes (of JSON, HTML, addresses,
 * quoted-printable, Markdown, folded lines of calendars) stands as itself, letters that look alike are one. Each character knows where it
 * came from. Immutable.
 */
final class FoldedText {
    private static final String INVISIBLE =
            "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
                    + "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0";

    private static final String[][] ENTITIES = {
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&nbsp;", " "},
        {"&equals;", "="},
        {"&colon;", ":"},
        {"&lowbar;", "_"},
        {"&shy;", ""},
        {"&zwnj;", ""},
        {"&zwj;", ""},
        {"<wbr>", ""},
        {"&ZeroWidthSpace;", ""}
    };

    /** The characters that may begin something that reads as another text. All others below 128 stand for themselves. */
    private static final boolean[] OPENS = opens("\\&<%=\r\n\"'\u000b\f");

    private static final boolean[] OPENS_SHOWN = opens("\\&<%=\r\n\"'\u000b\f" + Markup.BEGINS);

    /** What of a text is read as something else. */
    enum Mode {
        /** Escapes. */
        ESCAPES,
        /** Also {@code %41} and {@code =41} as what they spell: in a password they may be themselves. */
        HEX,
        /** Escapes, and no markup. */
        SHOWN
    }

    private final String raw;
    private final boolean calendar;
    private final boolean hex;
    private final @Nullable Markup markup;
    private char[] text = new char[256];
    private int[] origin = new int[256];
    private int length;
    private boolean changed;

    /** Where the folded text differs, each place with what a rule may need around it: begin and end in turn. */
    private final List<int[]> parts = new ArrayList<>();

    private FoldedText(CharSequence given, Mode mode) {
        this.hex = mode == Mode.HEX;
        this.raw = given.toString();
        this.markup = mode == Mode.SHOWN ? new Markup(raw) : null;
        boolean[] opens = mode == Mode.SHOWN ? OPENS_SHOWN : OPENS;
        this.calendar = raw.length() > 8 && raw.startsWith("BEGIN:V");
        for (int at = 0; at < raw.length(); ) {
            char here = raw.charAt(at);
            at = here < 128 && !opens[here] ? put(here, at, 1) : read(at);
            if (changed) {
                around(length);
                changed = false;
            }
        }
        origin = Arrays.copyOf(origin, length + 1);
        origin[length] = raw.length();
    }

    static FoldedText of(CharSequence raw, Mode mode) {
        return new FoldedText(raw, mode);
    }

    /** Whether two hexadecimal digits stand anywhere behind a sign that makes them spell a character. */
    static boolean holdsHex(CharSequence text) {
        for (int at = 0; at < text.length() - 2; at++) {
            char here = text.charAt(at);
            boolean sign = here == '%' || here == '=';
            if (sign
                    && Character.digit(text.charAt(at + 1), 16) >= 2
                    && Character.digit(text.charAt(at + 2), 16) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] opens(String letters) {
        boolean[] opens = new boolean[128];
        letters.chars().forEach(letter -> opens[letter] = true);
        return opens;
    }

    /** Reads each part of the folded text that differs from the raw one, with a rule's width around it; the spans are those of the raw text. */
    void read(BiConsumer<CharSequence, Consumer<Span>> reader, Consumer<Span> found) {
        for (int[] part : parts) {
            int begin = part[0];
            String folded = new String(text, begin, Math.min(length, part[1]) - begin);
            reader.accept(
                    folded, span -> found.accept(raw(new Span(span.rule(), begin + span.start(), begin + span.end()))));
        }
    }

    /** Reads the folded text as one, if it differs from the raw one; the spans are those of the raw text. */
    void whole(Function<CharSequence, List<Span>> reader, Consumer<Span> found) {
        if (!parts.isEmpty()) {
            reader.apply(new String(text, 0, length)).forEach(span -> found.accept(raw(span)));
        }
    }

    private void around(int place) {
        int begin = Math.max(0, place - Windows.BEFORE - 40);
        if (!parts.isEmpty() && parts.get(parts.size() - 1)[1] >= begin) {
            parts.get(parts.size() - 1)[1] = place + Windows.AFTER;
        } else {
            parts.add(new int[] {begin, place + Windows.AFTER});
        }
    }

    /** Where a span of the folded text stands in the raw one. */
    private Span raw(Span span) {
        int end = span.end() == 0 ? 0 : origin[span.end() - 1] + 1;
        int next = origin[span.end()];
        boolean escaped = next > end && span.end() > 0 && raw.charAt(end - 1) != text[span.end() - 1];
        int start = origin[span.start()];
        return new Span(span.rule(), Math.min(start, end), Math.max(start, escaped ? next : end));
    }

    /** Takes what stands at a place, and returns the place behind it. */
    private int read(int at) {
        char here = raw.charAt(at);
        int behind = markup == null || Markup.BEGINS.indexOf(here) < 0 ? at : shown(markup.at(at), at);
        if (behind > at) {
            return behind;
        }
        if (here < 128) {
            return switch (here) {
                case '\u000b', '\f' -> changed('\n', at, 1);
                case '\\' -> backslash(at);
                case '&', '<' -> entity(at, here);
                case '%' -> hex(at, 1, '%');
                case '=' -> isSoftBreak(at) ? lineBreak(at + 1) : hex(at, 1, '=');
                case '\r', '\n' -> calendar ? folded(at) : put(here, at, 1);
                case '"', '\'' -> joined(at, here);
                default -> put(here, at, 1);
            };
        }
        if (INVISIBLE.indexOf(here) >= 0 || (here >= '\ufe00' && here <= '\ufe0f') || (here == '\udb40')) {
            changed = true;
            return at + (here == '\udb40' ? 2 : 1);
        }
        char seen = here == '\u2028' || here == '\u2029' || here == '\u0085' ? '\n' : blank(Letters.seen(here));
        changed |= seen != here;
        return put(seen, at, 1);
    }

    private static char blank(char letter) {
        return letter >= '\u2000' && Character.isSpaceChar(letter) ? ' ' : letter;
    }

    private int shown(Markup.Piece piece, int at) {
        for (int i = 0; i < piece.shown().length(); i++) {
            put(piece.shown().charAt(i), piece.from() < 0 ? at : piece.from() + i, 0);
        }
        changed |= piece.end() > at;
        return piece.end();
    }

    private int backslash(int at) {
        char next = at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
        if (next == 'n' || next == 'r' || next == 't') {
            return changed(next == 't' ? '\t' : '\n', at, 2);
        }
        if (next == 'u' || next == 'x') {
            int digits = next == 'u' ? 4 : 2;
            int value = number(at + 2, digits, 16);
            return value > 0 ? changed((char) value, at, 2 + digits) : put('\\', at, 1);
        }
        if (next == '\n' || next == '\r') {
            return lineBreak(at + 1);
        }
        boolean sign = next > ' ' && next < 127 && !SecretName.isPlain(next);
        return sign ? changed(next, at, 2) : put('\\', at, 1);
    }

    private int entity(int at, char here) {
        for (String[] entity : ENTITIES) {
            if (starts(at, entity[0])) {
                changed = true;
                return entity[1].isEmpty() ? at + entity[0].length() : put(entity[1].charAt(0), at, entity[0].length());
            }
        }
        if (starts(at, "&#")) {
            boolean hex = is(at + 2, 'x') || is(at + 2, 'X');
            int begin = at + (hex ? 3 : 2);
            int end = begin;
            while (end < raw.length() && end - begin < 6 && Character.digit(raw.charAt(end), hex ? 16 : 10) >= 0) {
                end++;
            }
            int value = number(begin, end - begin, hex ? 16 : 10);
            if (value > 0 && value < 0x10000 && is(end, ';')) {
                return changed((char) value, at, end + 1 - at);
            }
        }
        return put(here, at, 1);
    }

    /** A sign and two hexadecimal digits that spell a printable character. */
    private int hex(int at, int sign, char itself) {
        int value = hex ? number(at + sign, 2, 16) : -1;
        return value >= ' ' && value < 127 ? changed((char) value, at, sign + 2) : put(itself, at, 1);
    }

    /** Two strings that a program joins: {@code "abc" + "def"}. */
    private int joined(int at, char quote) {
        int next = at + 1;
        int signs = 0;
        while (next < raw.length()
                && next - at < 40
                && (raw.charAt(next) <= ' ' || ("+.&\\".indexOf(raw.charAt(next)) >= 0 && signs++ == 0))) {
            next++;
        }
        if (signs == 1 && is(next, quote)) {
            changed = true;
            return next + 1;
        }
        return put(quote, at, 1);
    }

    /** Of quoted-printable (RFC 2045): at the end of a long line only. */
    private boolean isSoftBreak(int at) {
        return (is(at + 1, '\n') || is(at + 1, '\r'))
                && !raw.substring(Math.max(0, at - 60), at).contains("\n");
    }

    private int lineBreak(int at) {
        changed = true;
        return is(at, '\r') && is(at + 1, '\n') ? at + 2 : at + 1;
    }

    private int folded(int at) {
        int next = is(at, '\r') && is(at + 1, '\n') ? at + 2 : at + 1;
        if (is(next, ' ') || is(next, '\t')) {
            changed = true;
            return next + 1;
        }
        return put(raw.charAt(at), at, 1);
    }

    private int changed(char letter, int at, int width) {
        changed = true;
        return put(letter, at, width);
    }

    private int put(char letter, int at, int width) {
        if (length + 1 >= text.length) {
            text = Arrays.copyOf(text, text.length * 2);
            origin = Arrays.copyOf(origin, origin.length * 2);
        }
        text[length] = letter;
        origin[length++] = at;
        return at + width;
    }

    private boolean is(int at, char letter) {
        return at < raw.length() && raw.charAt(at) == letter;
    }

    private boolean starts(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!is(at + i, word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The number that so many digits spell, -1 when they are none. */
    private int number(int at, int digits, int base) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = i < raw.length() ? Character.digit(raw.charAt(i), base) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return digits == 0 ? -1 : value;
    }
}
