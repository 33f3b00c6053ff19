package dev.aiemployee.cloud.mail;

import java.util.Arrays;

/** Lines in bytes; a line ends with CR LF, LF or CR. */
final class Bytes {
    private Bytes() {}

    /** The index of the line end's first byte at or after {@code from}, or the length. */
    static int endOfLine(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** The index at which the next line starts, or the length. */
    static int nextLine(byte[] bytes, int from) {
        int end = Math.min(endOfLine(bytes, from), bytes.length);
        if (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n') {
            return end + 2;
        }
        return Math.min(end + 1, bytes.length);
    }

    static boolean startsWith(byte[] bytes, int from, byte[] start) {
        return bytes.length - from >= start.length
                && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }
}
