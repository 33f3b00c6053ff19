package dev.aiemployee.core.guard.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Finds what a text holds in Base64 or hexadecimal digits, also compressed, and gives it to read when it is text again. Pictures and hashes
 * are none; keys are for {@link KeyText}. The work grows with the length alone.
 */
final class WrappedText {
    /** What is done with each part. */
    interface Part {
        void on(String text, int start, int end);
    }

    private static final int SHORTEST = 24;

    /** The shortest line that goes on in the next one: 64 in PEM, 76 in mail. */
    private static final int LINE = 60;

    private static final int MOST = 1 << 20;

    private WrappedText() {}

    static void find(CharSequence text, Part part) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end - at >= SHORTEST && !inAddress(text, at)) {
                read(text.subSequence(at, end).toString(), at, part);
            }
            at = Math.max(end, at + 1);
        }
    }

    /** The end of a run of Base64, over the ends of lines where whole lines of one length follow each other. */
    private static int end(CharSequence text, int start) {
        int width = line(text, start) - start;
        int end = start + width;
        int next = end;
        while (width >= LINE
                && text.charAt(end - 1) != '='
                && next < text.length()
                && (next = behindBreak(text, next)) > end) {
            int length = line(text, next) - next;
            if (length == 0 || length > width) {
                break;
            }
            end = next + length;
            next = end;
            if (length < width) {
                break;
            }
        }
        return end;
    }

    private static int line(CharSequence text, int start) {
        int at = start;
        while (at < text.length() && KeyText.isBase64(text.charAt(at))) {
            at++;
        }
        while (at > start && at < text.length() && at - start < 1 << 26 && text.charAt(at) == '=') {
            at++;
        }
        return at;
    }

    private static int behindBreak(CharSequence text, int at) {
        int next = at;
        next += next < text.length() && text.charAt(next) == '\r' ? 1 : 0;
        if (next >= text.length() || text.charAt(next) != '\n') {
            return at;
        }
        next++;
        while (next < text.length() && next - at < 10 && (text.charAt(next) == ' ' || text.charAt(next) == '>')) {
            next++;
        }
        return next;
    }

    private static boolean inAddress(CharSequence text, int start) {
        for (int at = start - 1; at > 1 && start - at < 300 && text.charAt(at) > ' '; at--) {
            if (text.charAt(at) == '/' && text.charAt(at - 1) == '/') {
                return true;
            }
        }
        return false;
    }

    private static void read(String run, int start, Part part) {
        String digits = run.replaceAll("[\\s>=]", "");
        byte[] head = base64(digits.substring(0, Math.min(digits.length(), SHORTEST)));
        if (isPacked(head) || isText(head)) {
            unwrapped(base64(digits)).ifPresent(text -> part.on(text, start, start + run.length()));
        } else if (digits.length() >= 32
                && isHex(digits)
                && (isText(hex(digits.substring(0, SHORTEST))) || isPacked(hex(digits.substring(0, SHORTEST))))) {
            unwrapped(hex(digits)).ifPresent(text -> part.on(text, start, start + run.length()));
        }
    }

    private static boolean isPacked(byte[] head) {
        return head.length > 4
                && ((head[0] == 0x1f && (head[1] & 0xff) == 0x8b)
                        || (head[0] == 0x78 && (((head[0] & 0xff) << 8) + (head[1] & 0xff)) % 31 == 0));
    }

    private static Optional<String> unwrapped(byte[] bytes) {
        byte[] plain = isPacked(bytes) ? unpacked(bytes) : bytes;
        return isText(plain) ? Optional.of(ByteText.of(plain)) : Optional.empty();
    }

    /** What a compressed text holds, up to a mebibyte, as far as it can be read; nothing when it is none. */
    static byte[] unpacked(byte[] bytes) {
        byte[] plain = new byte[Math.min(MOST, Math.max(4096, bytes.length * 8))];
        int length = 0;
        try (InputStream packed = bytes[0] == 0x1f
                ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                : new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            int read = packed.read(plain);
            while (read > 0) {
                length += read;
                read = packed.read(plain, length, plain.length - length);
            }
        } catch (IOException e) {
            return Arrays.copyOf(plain, length); // cut or broken: what came out of it counts
        }
        return Arrays.copyOf(plain, length);
    }

    private static boolean isText(byte[] bytes) {
        int printable = 0;
        for (byte part : bytes) {
            int value = part & 0xff;
            printable += (value >= ' ' && value < 127) || value == '\n' || value == '\r' || value == '\t' ? 1 : 0;
        }
        return bytes.length >= 8 && printable >= bytes.length - bytes.length / 10;
    }

    private static boolean isHex(String digits) {
        return digits.length() % 2 == 0 && digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
    }

    private static byte[] base64(String digits) {
        String plain = digits.replace('-', '+').replace('_', '/');
        return Base64.getDecoder()
                .decode(plain.substring(0, plain.length() % 4 == 1 ? plain.length() - 1 : plain.length()));
    }

    private static byte[] hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
