package dev.aiemployee.cloud.mail.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152), which the Java platform does not have and old mail programs write. */
final class Utf7 {
    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");

    private Utf7() {}

    static boolean isMeantBy(String label) {
        return label.strip().matches("(?i)[\"']?(?:unicode-1-1-)?utf-?7[\"']?");
    }

    static String decode(byte[] bytes) {
        return SHIFTED.matcher(new String(bytes, ISO_8859_1))
                .replaceAll(shifted -> Matcher.quoteReplacement(letters(shifted.group(1))));
    }

    /** Whole pairs of bytes count; what is left over at the end pads. */
    private static String letters(String base64) {
        if (base64.isEmpty()) {
            return "+";
        }
        String whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        byte[] utf16 = Base64.getDecoder().decode(whole);
        return new String(utf16, 0, utf16.length - utf16.length % 2, UTF_16BE);
    }
}
