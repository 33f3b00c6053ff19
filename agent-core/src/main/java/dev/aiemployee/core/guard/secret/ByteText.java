package dev.aiemployee.core.guard.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bytes as the texts that a program may show of them: most exports of Windows are in no UTF-8. Bytes that are no UTF-8 are letters of
 * Western Europe; where they are, other old character sets are tried too. Nearly every file has one reading alone. Pure.
 */
public final class ByteText {
    private static final String WESTERN = table("windows-1252");

    /** What a file that is no UTF-8 may be in besides: Central Europe, Cyrillic, DOS, Mac, Turkish, Greek, Japanese, Chinese. */
    private static final List<Charset> OTHERS = charsets(
            "windows-1250",
            "windows-1251",
            "KOI8-R",
            "IBM850",
            "x-MacRoman",
            "windows-1254",
            "windows-1253",
            "Shift_JIS",
            "GBK");

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** So much of a file shows what it is in. */
    private static final int HEAD = 4_096;

    private ByteText() {}

    /** Each text that differs, the likeliest first. */
    static Set<String> readings(byte[] content) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(of(content));
        wide(content).forEach(wide -> readings.add(new String(content, wide)));
        if (isOldText(content)) {
            OTHERS.forEach(other -> readings.add(new String(content, other)));
        }
        return readings;
    }

    /** The likeliest. Zero bytes of UTF-16 are left out, others part words as they do in a binary file. */
    public static String of(byte[] content) {
        if (LegacyText.isEbcdic(content)) {
            return LegacyText.of(content);
        }
        String text = decoded(content);
        return text.indexOf('\0') < 0 ? text : withoutZeros(text);
    }

    private static String decoded(byte[] content) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        CoderResult result = utf8.decode(bytes, text, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                text.put(WESTERN.charAt(bytes.get() & 0xff));
            }
            result = utf8.decode(bytes, text, true);
        }
        return text.flip().toString();
    }

    private static String withoutZeros(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here != '\0') {
                plain.append(here);
            } else if (!isZero(text, i - 2) && !isZero(text, i + 2)) {
                plain.append('\n');
            }
        }
        return plain.toString();
    }

    private static boolean isZero(String text, int at) {
        return at < 0 || at >= text.length() || text.charAt(at) == '\0';
    }

    /** Those of two and four bytes a letter that the zeros or the first bytes speak for; a wrong one gives no words. */
    private static List<Charset> wide(byte[] content) {
        int[] zeros = new int[4];
        int looked = Math.min(content.length, HEAD) & ~3;
        for (int at = 0; at < looked; at++) {
            zeros[at & 3] += content[at] == 0 ? 1 : 0;
        }
        int quarter = looked / 4;
        if (quarter > 0 && zeros[2] * 10 >= quarter * 9 && zeros[3] * 10 >= quarter * 9) {
            return List.of(UTF_32LE);
        }
        if (quarter > 0 && zeros[0] * 10 >= quarter * 9 && zeros[1] * 10 >= quarter * 9) {
            return List.of(UTF_32BE);
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        if (starts(content, 0xff, 0xfe) || (odd * 8 > quarter && odd > even * 8)) {
            return List.of(StandardCharsets.UTF_16LE);
        }
        return starts(content, 0xfe, 0xff) || (even * 8 > quarter && even > odd * 8)
                ? List.of(StandardCharsets.UTF_16BE)
                : List.of();
    }

    private static boolean starts(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }

    /** Whether it is text and no UTF-8: bytes above ASCII that make no letters of it, and none that steer a terminal. */
    private static boolean isOldText(byte[] content) {
        for (byte here : content) {
            if (here >= 0 && here < ' ' && here != '\n' && here != '\r' && here != '\t' && here != '\f') {
                return false;
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content), CharBuffer.allocate(content.length), true)
                .isError();
    }

    /** The letters of a character set of one byte each; a byte that it does not know is a sign that nobody types. */
    private static String table(String name) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new String(all, Charset.forName(name));
    }

    /** As far as this Java knows them. */
    private static List<Charset> charsets(String... names) {
        return Stream.of(names)
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .toList();
    }
}
