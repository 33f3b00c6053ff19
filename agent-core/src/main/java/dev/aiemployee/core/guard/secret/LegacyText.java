package dev.aiemployee.core.guard.secret;

import java.nio.charset.Charset;
import java.util.Optional;

/** Text in EBCDIC, as mainframes and some banks write it. Pure. */
final class LegacyText {
    private static final Optional<Charset> EBCDIC =
            Charset.isSupported("IBM037") ? Optional.of(Charset.forName("IBM037")) : Optional.empty();

    private LegacyText() {}

    /** Whether nearly all bytes are letters, digits, signs and blanks of EBCDIC, most of which lie above those of ASCII. */
    static boolean isEbcdic(byte[] content) {
        int high = 0;
        int looked = Math.min(content.length, 4_096);
        for (int i = 0; i < looked; i++) {
            high += content[i] < 0 ? 1 : 0;
        }
        if (EBCDIC.isEmpty() || looked < 8 || high * 2 < looked) {
            return false;
        }
        String text = new String(content, 0, looked, EBCDIC.get());
        long plain = text.chars()
                .filter(letter -> (letter >= ' ' && letter < 127) || letter == '\n' || letter == '\r' || letter == 0x85)
                .count();
        return plain * 10 >= text.length() * 9L;
    }

    static String of(byte[] content) {
        return new String(content, EBCDIC.orElseThrow());
    }
}
