package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a multipart body at its boundary lines (RFC 2046 section 5.1). Only a whole line is a boundary, so that one which
 * merely starts with another does not cut it; a missing last boundary or a missing parameter is made good.
 */
final class Multipart {
    private Multipart() {}

    /**
     * The parts' bytes in order, at most {@code limit}; empty when no boundary line is found.
     *
     * @param boundary the parameter; empty to take the first line that starts like one
     */
    static List<byte[]> split(byte[] body, String boundary, int limit) {
        String mark = "--" + boundary.stripTrailing();
        List<byte[]> parts = new ArrayList<>();
        int start = -1;
        for (int line = 0; line < body.length; line = Bytes.nextLine(body, line)) {
            if (body[line] != '-') {
                continue;
            }
            int end = Bytes.endOfLine(body, line);
            if (mark.equals("--") && end - line > 4 && body[line + 1] == '-') {
                mark = new String(body, line, end - line, ISO_8859_1).stripTrailing();
            }
            boolean last = isMark(body, line, end, mark + "--");
            if (!mark.equals("--") && (last || isMark(body, line, end, mark))) {
                if (start >= 0) {
                    parts.add(between(body, start, line));
                }
                start = last || parts.size() == limit ? -1 : Bytes.nextLine(body, line);
            }
            if (parts.size() == limit) {
                return parts;
            }
        }
        if (start >= 0) {
            parts.add(Arrays.copyOfRange(body, start, body.length));
        }
        return parts;
    }

    private static boolean isMark(byte[] body, int line, int end, String mark) {
        return end - line >= mark.length()
                && end - line <= mark.length() + 80
                && new String(body, line, end - line, ISO_8859_1)
                        .stripTrailing()
                        .equals(mark);
    }

    /** The line end before a boundary belongs to the boundary. */
    private static byte[] between(byte[] body, int start, int boundary) {
        int end = boundary;
        if (end > start && body[end - 1] == '\n') {
            end--;
        }
        if (end > start && body[end - 1] == '\r') {
            end--;
        }
        return Arrays.copyOfRange(body, start, end);
    }
}
