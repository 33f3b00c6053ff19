package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Uuencoded bytes: the lines between {@code begin} and {@code end}; short or broken lines give what they hold. */
final class UuBytes {
    private UuBytes() {}

    static byte[] decode(byte[] encoded) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        boolean begun = false;
        for (String line : new String(encoded, ISO_8859_1).split("\r\n|\n|\r", -1)) {
            if (!begun) {
                begun = line.startsWith("begin ");
            } else if (line.equals("end")) {
                break;
            } else if (!line.isEmpty()) {
                decodeLine(line, decoded);
            }
        }
        return decoded.toByteArray();
    }

    private static void decodeLine(String line, ByteArrayOutputStream decoded) {
        int length = sixBits(line, 0);
        for (int i = 1; length > 0; i += 4) {
            int bits = sixBits(line, i) << 18
                    | sixBits(line, i + 1) << 12
                    | sixBits(line, i + 2) << 6
                    | sixBits(line, i + 3);
            for (int shift = 16; shift >= 0 && length > 0; shift -= 8, length--) {
                decoded.write(bits >> shift);
            }
        }
    }

    private static int sixBits(String line, int index) {
        return index < line.length() ? (line.charAt(index) - ' ') & 0x3F : 0;
    }
}
