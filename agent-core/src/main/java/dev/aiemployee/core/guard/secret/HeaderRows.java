package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.guard.secret.SecretWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Values below a heading of a table, of Markdown or of comma-separated values: a row that names a column {@code password}, and what the rows
 * below it hold there. A heading is looked for once in each line; for one text and one thread.
 */
final class HeaderRows {
    private static final String SEPARATORS = "|;,\t";
    private static final int WIDEST = 1_000;
    private static final int MOST_COLUMNS = 4;

    /** A cell, without blanks and quotes. */
    private record Cell(int start, int end) {
        String in(CharSequence text) {
            return text.subSequence(start, end).toString();
        }
    }

    private final CharSequence text;
    private final Consumer<Span> found;

    /** The end of the last heading, and of the rows below it, which are no headings. */
    private int headingEnd;

    private int rowsEnd;
    private int columns;

    HeaderRows(CharSequence text, Consumer<Span> found) {
        this.text = text;
        this.found = found;
    }

    /** A word ends here; the places come in order. */
    void name(SecretWords.Word word, int end) {
        boolean sameHeading = end <= headingEnd && columns < MOST_COLUMNS;
        if ((end <= rowsEnd && !sameHeading) || word.kind() == Kind.SERVICE || word.kind() == Kind.LOGIN) {
            return;
        }
        char separator = separator(end);
        if (separator == 0) {
            return;
        }
        int from = end;
        while (from > 0 && end - from < WIDEST && text.charAt(from - 1) != '\n') {
            from--;
        }
        int to = lineEnd(from);
        if (to + 1 < text.length()) {
            List<Cell> heading = cells(from, to, separator);
            for (int column = 0; column < heading.size(); column++) {
                Cell cell = heading.get(column);
                boolean names =
                        cell.end == end && cell.end - cell.start <= word.text().length() + 12;
                if (names && (heading.size() > 1 || separator == '|')) {
                    columns = sameHeading ? columns + 1 : 1;
                    headingEnd = to;
                    rowsEnd = rows(to + 1, separator, heading.size(), column);
                    return;
                }
            }
        }
    }

    /** What stands behind the word, or before the last cell of its line. */
    private char separator(int end) {
        for (int at = end; at < text.length() && at - end < 40 && text.charAt(at) != '\n'; at++) {
            char here = text.charAt(at);
            if (SEPARATORS.indexOf(here) >= 0) {
                return here;
            }
            if (" \"'`*_\r".indexOf(here) < 0) {
                return 0;
            }
        }
        for (int at = end - 1; at > 0 && text.charAt(at) != '\n' && end - at < 40; at--) {
            if (SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                return text.charAt(at);
            }
        }
        return 0;
    }

    private int rows(int begin, char separator, int width, int column) {
        int at = begin;
        while (at < text.length()) {
            int end = lineEnd(at);
            List<Cell> cells = cells(at, end, separator);
            if (cells.size() < width - 1 || cells.size() > width + 1 || end - at < 3) {
                return at;
            }
            if (column < cells.size()) {
                judge(cells.get(column));
            }
            at = end + 1;
        }
        return at;
    }

    private void judge(Cell cell) {
        String value = cell.in(text);
        boolean secret = value.length() >= 8
                && !Placeholder.isOne(value)
                && !ValueShape.isReference(value)
                && (ValueShape.isPassword(value) || ValueShape.isKey(value));
        if (secret) {
            boolean made = value.length() >= 12 && Randomness.looksRandom(value);
            found.accept(new Span(made ? NamedValues.SECRET : NamedValues.PASSWORD, cell.start, cell.end));
        }
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && at - from < WIDEST && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private List<Cell> cells(int from, int to, char separator) {
        List<Cell> cells = new ArrayList<>();
        int start = from;
        boolean quoted = false;
        for (int at = from; at <= to; at++) {
            quoted ^= at < to && text.charAt(at) == '"' && separator != '|';
            if (at == to || (text.charAt(at) == separator && !quoted)) {
                boolean border = separator == '|'
                        && (start == from || at == to)
                        && text.subSequence(start, at).toString().isBlank();
                if (!border) {
                    cells.add(trimmed(start, at));
                }
                start = at + 1;
            }
        }
        return cells;
    }

    private Cell trimmed(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && (text.charAt(start) <= ' ' || "\"'`*".indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) <= ' ' || "\"'`*".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return new Cell(start, end);
    }
}
