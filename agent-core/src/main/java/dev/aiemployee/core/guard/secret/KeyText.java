package dev.aiemployee.core.guard.secret;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds private keys that a text spells in Base64 or in hexadecimal digits, in lines of any width and whatever stands at their ends: quote
 * marks, bars, commas, numbers of a list, offsets of a dump. No line says BEGIN or END. The work grows with the length alone and the memory does not.
 * For one text and one thread.
 */
final class KeyText {
    /** No word of prose is a part of Base64; a line of a key is longer. */
    private static final int PIECE = 16;

    private static final int SHORTEST = 48;

    /** Signs between two lines' digits. */
    private static final int GAP = 12;

    private static final int BUFFER = 1 << 15;
    private static final int OVERLAP = KeyBytes.LONGEST_ROW * 2;

    /** Digits that a dump of a key has at least, its ends of lines not counted. */
    private static final int DUMP = 88;

    private static final int DUMP_LENGTH = 700;

    private final CharSequence text;
    private final Consumer<Span> found;
    private byte[] digits = new byte[256];
    private int count;
    private int start;
    private int last;

    private KeyText(CharSequence text, Consumer<Span> found) {
        this.text = text;
        this.found = found;
    }

    static void find(CharSequence text, Consumer<Span> found) {
        new KeyText(text, found).base64();
        new KeyText(text, found).hex();
    }

    private void base64() {
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(at, KeyText::isBase64);
            boolean far = at - last > GAP;
            if (far && count > 0) {
                decode();
                count = 0;
            }
            if (end - at >= PIECE || (count > 0 && end > at && endsLine(end))) {
                piece(at, end);
            } else if (end > at && count > 0 && !isSigns(at, end)) {
                decode();
                count = 0;
            }
            last += count > 0 && end == last && isPadding(end) ? 1 : 0;
            at = behind(end);
        }
        decode();
    }

    /** The next place where digits may stand: behind {@code \n} as JSON writes it. */
    private int behind(int end) {
        boolean escape =
                end + 1 < text.length() && text.charAt(end) == '\\' && "nrt".indexOf(text.charAt(end + 1)) >= 0;
        return escape ? end + 2 : end + 1;
    }

    private boolean endsLine(int end) {
        return end >= text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r' || isPadding(end);
    }

    private boolean isPadding(int at) {
        return at < text.length() && text.charAt(at) == '=';
    }

    private boolean isSigns(int from, int end) {
        boolean signs = true;
        for (int at = from; at < end && signs; at++) {
            signs = !SecretName.isPlain(text.charAt(at));
        }
        return signs;
    }

    private void piece(int from, int end) {
        start = count == 0 ? from : start;
        for (int at = from; at < end; at++) {
            add(value(text.charAt(at)), at + 1, this::decode);
        }
        last = end;
    }

    /** When there is no room, what is there is read, and the end of it kept. */
    private void add(int value, int end, Runnable read) {
        if (count == BUFFER) {
            last = end;
            read.run();
            System.arraycopy(digits, count - OVERLAP, digits, 0, OVERLAP);
            count = OVERLAP;
        }
        if (count == digits.length) {
            digits = Arrays.copyOf(digits, Math.min(BUFFER, count * 4));
        }
        digits[count++] = (byte) value;
    }

    /** A key whose first line was cut may begin at any of four digits. */
    private void decode() {
        if (count < SHORTEST) {
            return;
        }
        byte[] bytes = new byte[count * 3 / 4];
        for (int from = 0; from < 4; from++) {
            int length = 0;
            for (int at = from; at + 3 < count; at += 4) {
                int four = (digits[at] << 18) | (digits[at + 1] << 12) | (digits[at + 2] << 6) | digits[at + 3];
                bytes[length++] = (byte) (four >> 16);
                bytes[length++] = (byte) (four >> 8);
                bytes[length++] = (byte) four;
            }
            if (holdsKey(bytes, length)) {
                found.accept(new Span(SecretRules.PRIVATE_KEY, start, last));
                return;
            }
        }
    }

    private static boolean holdsKey(byte[] bytes, int length) {
        boolean[] holds = new boolean[1];
        KeyBytes.find(bytes, length, at -> holds[0] = true);
        return holds[0];
    }

    private void hex() {
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(at, SecretName::isPlain);
            int from = hexFrom(at, end);
            if (count > 0 && (at - last > GAP || (end > at && from < 0))) {
                unhex();
                count = 0;
            }
            if (from >= 0) {
                start = count == 0 ? at : start;
                for (int digit = from; digit < end; digit++) {
                    add(Character.digit(text.charAt(digit), 16), digit + 1, this::unhex);
                }
                last = end;
            }
            at = Math.max(end, at + 1);
        }
        unhex();
    }

    /** Where the digits of a word begin, behind {@code 0x} or {@code \x}; less than zero when it holds anything else. */
    private int hexFrom(int start, int end) {
        boolean zero = end - start > 3 && text.charAt(start) == '0' && (text.charAt(start + 1) | 0x20) == 'x';
        boolean slash = end - start == 3 && text.charAt(start) == 'x' && start > 0 && text.charAt(start - 1) == '\\';
        int from = zero ? start + 2 : slash ? start + 1 : start;
        if (end - from < 2 || ((end - from) % 2 != 0 && end - from < PIECE)) {
            return -1;
        }
        for (int at = from; at < end; at++) {
            if (Character.digit(text.charAt(at), 16) < 0) {
                return -1;
            }
        }
        return from;
    }

    private void unhex() {
        if (count < 2 * KeyBytes.SHORTEST) {
            return;
        }
        byte[] bytes = new byte[count / 2];
        for (int from = 0; from < 2; from++) {
            int length = 0;
            for (int at = from; at + 1 < count; at += 2) {
                bytes[length++] = (byte) ((digits[at] << 4) | digits[at + 1]);
            }
            if (holdsKey(bytes, length) && (count >= DUMP || count + following() >= DUMP)) {
                found.accept(new Span(SecretRules.PRIVATE_KEY, start, last));
                return;
            }
        }
    }

    /** Hexadecimal digits in the words behind this place: a dump writes letters beside each line. */
    private int following() {
        int sum = 0;
        int limit = Math.min(text.length(), last + DUMP_LENGTH);
        for (int at = last; at < limit; at++) {
            int end = Math.min(runEnd(at, SecretName::isPlain), limit);
            sum += hexFrom(at, end) >= 0 ? end - at : 0;
            at = end;
        }
        return sum;
    }

    /** What a letter may be part of. */
    private interface Kind {
        boolean holds(char letter);
    }

    private int runEnd(int from, Kind kind) {
        int end = from;
        while (end < text.length() && kind.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isBase64(char letter) {
        return SecretName.isPlain(letter) || letter == '+' || letter == '/' || letter == '-' || letter == '_';
    }

    private static int value(char letter) {
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 26;
        }
        return letter >= '0' && letter <= '9' ? letter - '0' + 52 : letter == '+' || letter == '-' ? 62 : 63;
    }
}
