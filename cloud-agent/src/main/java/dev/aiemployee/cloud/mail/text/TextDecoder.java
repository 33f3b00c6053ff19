package dev.aiemployee.cloud.mail.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes to text when the charset label cannot be trusted. Candidates are tried strictly, the ones that rarely decode by
 * accident first; only when all fail are some letters given up.
 */
public final class TextDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextDecoder() {}

    /**
     * The text that the sender meant, as far as the bytes tell.
     *
     * @param label what the mail claims; empty or nonsense is fine
     */
    public static String decode(byte[] bytes, String label) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(Arrays.copyOfRange(bytes, 3, bytes.length), "utf-8");
        }
        if (Utf7.isMeantBy(label) && isAscii(bytes)) {
            return Utf7.decode(bytes);
        }
        Optional<Charset> declared = CharsetLabel.find(label)
                .filter(charset -> !CharsetLabel.isAscii(label))
                .map(charset -> order(charset, bytes));
        for (Charset candidate : candidates(bytes, declared)) {
            Optional<String> text = strict(bytes, candidate);
            if (text.isPresent()) {
                return onceMore(text.get(), declared);
            }
        }
        return mostly(bytes, declared.filter(c -> !CharsetLabel.isSingleByte(c)).orElse(UTF_8))
                .orElseGet(() -> new String(
                        bytes,
                        UnlabelledText.guess(bytes)
                                .filter(guess -> !isNamed(declared))
                                .orElse(WINDOWS_1252)));
    }

    public static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamed(Optional<Charset> declared) {
        return declared.filter(charset -> !charset.equals(UTF_8)).isPresent();
    }

    /** UTF-16 without a mark is big-endian by the standard (RFC 2781), and what Windows writes is not: the blanks tell. */
    private static Charset order(Charset charset, byte[] bytes) {
        boolean marked = startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE);
        if (!charset.equals(UTF_16) || marked) {
            return charset;
        }
        return blanks(bytes, UTF_16LE) > blanks(bytes, UTF_16BE) ? UTF_16LE : UTF_16BE;
    }

    private static long blanks(byte[] bytes, Charset charset) {
        return new String(bytes, charset)
                .chars()
                .filter(c -> c == ' ' || c == '\n' || c == 0x3002)
                .count();
    }

    private static Set<Charset> candidates(byte[] bytes, Optional<Charset> declared) {
        List<Charset> order = new ArrayList<>();
        if (startsWith(bytes, 0xFE, 0xFF)) {
            order.add(UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            order.add(UTF_16LE);
        }
        if (hasJapaneseShift(bytes)) {
            order.add(Charset.forName("ISO-2022-JP"));
            order.add(Charset.forName("x-windows-iso2022jp"));
        }
        if (declared.filter(c -> !CharsetLabel.isSingleByte(c)).isEmpty() || isClearlyUtf8(bytes)) {
            order.add(UTF_8); // text in a one-byte set that is also valid UTF-8 is next to impossible
        }
        declared.ifPresent(order::add);
        order.add(UTF_8);
        return new LinkedHashSet<>(order);
    }

    /** Short texts in a two-byte set can be valid UTF-8 by accident, but hardly with a letter of three bytes. */
    private static boolean isClearlyUtf8(byte[] bytes) {
        return strict(bytes, UTF_8)
                .filter(text -> text.chars().anyMatch(c -> c >= 0x800))
                .isPresent();
    }

    /** Undoes a relay that took the letters of a two-byte set for Latin-1 and wrote those as UTF-8. */
    private static String onceMore(String text, Optional<Charset> declared) {
        boolean onlyLatin = text.chars().allMatch(c -> c < 0x100)
                && text.chars().filter(c -> c >= 0x80).count() >= 4;
        return declared.filter(charset -> onlyLatin && !charset.equals(UTF_8) && !CharsetLabel.isSingleByte(charset))
                .flatMap(charset -> mostly(text.getBytes(ISO_8859_1), charset))
                .orElse(text);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The escape sequences of RFC 1468 that switch to two-byte letters, in otherwise seven-bit text. */
    private static boolean hasJapaneseShift(byte[] bytes) {
        boolean shift = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
            shift |= bytes[i] == 0x1B
                    && i + 2 < bytes.length
                    && bytes[i + 1] == '$'
                    && (bytes[i + 2] == 'B' || bytes[i + 2] == '@');
        }
        return shift;
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notThisOne) {
            return Optional.empty();
        }
    }

    /** A few broken bytes do not make a text of another kind: enough that three in four letters are whole. */
    private static Optional<String> mostly(byte[] bytes, Charset manyBytes) {
        String text = new String(bytes, manyBytes);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        long foreign = text.chars().filter(c -> c >= 0x80).count();
        return broken * 4 <= foreign ? Optional.of(text) : Optional.empty();
    }
}
