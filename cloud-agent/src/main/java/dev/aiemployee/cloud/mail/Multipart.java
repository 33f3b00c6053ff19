package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a multipart body at its boundary lines (RFC 2046 section 5.1). Only a whole line is a boundary, so that one which
 * merely starts with another does not cut it; a missing last boundary or a missing parameter is made good.
 */
final class Multipart {
    private static final int PADDING = 80;

    private final Slice body;
    private final int limit;
    private final List<Slice> parts = new ArrayList<>();
    private String mark;
    private int start = -1;

    private Multipart(Slice body, String boundary, int limit) {
        this.body = body;
        this.mark = boundary.isBlank() ? "" : "--" + boundary.stripTrailing();
        this.limit = limit;
    }

    /**
     * The parts in order, at most {@code limit}; empty when no boundary line is found.
     *
     * @param boundary the parameter; empty to take the first line that starts like one
     */
    static List<Slice> split(Slice body, String boundary, int limit) {
        return new Multipart(body, boundary, limit).read();
    }

    private List<Slice> read() {
        for (int line = 0; line < body.length() && parts.size() < limit; line = body.nextLine(line)) {
            if (body.at(line) == '-') {
                dashes(line, body.endOfLine(line));
            }
        }
        if (start >= 0 && parts.size() < limit) {
            parts.add(body.part(start, body.length()));
        }
        return parts;
    }

    private void dashes(int line, int end) {
        if (mark.isEmpty() && end - line > 4 && body.at(line + 1) == '-') {
            mark = text(line, end);
        }
        boolean last = isMark(line, end, mark + "--");
        if (!mark.isEmpty() && (last || isMark(line, end, mark))) {
            if (start >= 0) {
                parts.add(body.part(start, endBefore(line)));
            }
            start = last ? -1 : body.nextLine(line);
        }
    }

    private boolean isMark(int line, int end, String wanted) {
        return end - line >= wanted.length()
                && end - line <= wanted.length() + PADDING
                && text(line, end).equals(wanted);
    }

    private String text(int line, int end) {
        return new String(body.part(line, end).copy(), ISO_8859_1).stripTrailing();
    }

    /** The line end before a boundary belongs to the boundary. */
    private int endBefore(int boundary) {
        int end = boundary;
        if (end > start && body.at(end - 1) == '\n') {
            end--;
        }
        if (end > start && body.at(end - 1) == '\r') {
            end--;
        }
        return end;
    }
}
