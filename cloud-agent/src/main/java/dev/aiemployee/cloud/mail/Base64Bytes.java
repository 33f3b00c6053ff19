package dev.aiemployee.cloud.mail;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** Base64 as mails really hold it: line breaks, foreign characters, missing padding and padding in the middle are all fine. */
final class Base64Bytes {
    private Base64Bytes() {}

    static byte[] decode(byte[] encoded) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length * 3 / 4 + 3);
        byte[] group = new byte[encoded.length];
        int length = 0;
        for (byte c : encoded) {
            if (isLetter(c)) {
                group[length++] = c;
            } else if (c == '=') {
                flush(group, length, decoded);
                length = 0;
            }
        }
        flush(group, length, decoded);
        return decoded.toByteArray();
    }

    /** How many bytes {@link #decode} gives, when padding stands at the end only. */
    static long size(Slice encoded) {
        long letters = 0;
        for (int i = 0; i < encoded.length(); i++) {
            letters += isLetter(encoded.at(i)) ? 1 : 0;
        }
        return letters * 3 / 4;
    }

    /** Whether the text could be base64 at all: nearly every character is of its alphabet. */
    static boolean isPlausible(Slice text) {
        int foreign = 0;
        for (int i = 0; i < text.length(); i++) {
            byte c = text.at(i);
            if (!isLetter(c) && c != '=' && c != '\r' && c != '\n') {
                foreign++;
            }
        }
        return foreign * 20L <= text.length();
    }

    private static void flush(byte[] group, int length, ByteArrayOutputStream decoded) {
        int whole = length % 4 == 1 ? length - 1 : length; // six bits alone are no byte
        byte[] letters = new byte[whole];
        System.arraycopy(group, 0, letters, 0, whole);
        decoded.writeBytes(Base64.getDecoder().decode(letters));
    }

    private static boolean isLetter(byte c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
