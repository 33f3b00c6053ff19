package dev.aiemployee.local.execute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text for a mail header that already looks like an encoded word. The mail library leaves ASCII as it is, and the recipient would
 * read what it decodes to instead of what was shown; so it is encoded once more (RFC 2047, section 2). Pure.
 */
final class EncodedWords {
    /** In base64 with its frame, the longest word is 72 of the 75 characters that are allowed. */
    private static final int MOST_BYTES = 45;

    private EncodedWords() {}

    /** Whether a reader of mail might decode the text. */
    static boolean looksEncoded(String text) {
        return text.contains("=?");
    }

    /** The text as encoded words with a blank between them, none of which cuts a character. */
    static String of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String next = Character.toString(point);
            if (bytes(part + next).length > MOST_BYTES) {
                words.add(part.toString());
                part.setLength(0);
            }
            part.append(next);
        }
        words.add(part.toString());
        return words.stream()
                .map(word -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word)) + "?=")
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
