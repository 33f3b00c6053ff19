package dev.aiemployee.cloud.mail;

import java.util.Arrays;

/**
 * A stretch of a mail's bytes, shared and never copied or changed, so that a mail with large attachments is held once.
 * Indexes count from the stretch's start; a line ends with CR LF, LF or CR.
 */
final class Slice {
    private final byte[] bytes;
    private final int from;
    private final int length;

    private Slice(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[from + index];
    }

    /** From {@code start} up to {@code end}, without it. */
    Slice part(int start, int end) {
        return new Slice(bytes, from + start, end - start);
    }

    /** The bytes by themselves. */
    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Whether the bytes from {@code index} on begin with these. */
    boolean startsWith(byte[] start, int index) {
        return length - index >= start.length
                && Arrays.equals(bytes, from + index, from + index + start.length, start, 0, start.length);
    }

    /** The index of the line end's first byte at or after {@code index}, or the length. */
    int endOfLine(int index) {
        int i = index;
        while (i < length && at(i) != '\n' && at(i) != '\r') {
            i++;
        }
        return i;
    }

    /** The index at which the next line starts, or the length. */
    int nextLine(int index) {
        int end = endOfLine(index);
        boolean both = end + 1 < length && at(end) == '\r' && at(end + 1) == '\n';
        return Math.min(both ? end + 2 : end + 1, length);
    }
}
