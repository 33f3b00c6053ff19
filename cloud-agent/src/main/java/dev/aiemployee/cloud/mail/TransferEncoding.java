package dev.aiemployee.cloud.mail;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Undoes a Content-Transfer-Encoding (RFC 2045 section 6); an unknown or misspelt one means the bytes stand as they are. */
final class TransferEncoding {
    private TransferEncoding() {}

    /** @param name the header's value; empty for none */
    static byte[] decode(byte[] body, String name) {
        String encoding = name.toLowerCase(Locale.ROOT);
        if (encoding.contains("base64")) {
            return Base64Bytes.isPlausible(body) ? Base64Bytes.decode(body) : body;
        }
        if (encoding.contains("quoted") && encoding.contains("printable")) {
            return quotedPrintable(body);
        }
        if (encoding.contains("uue") || encoding.contains("uuencode")) {
            return UuBytes.decode(body);
        }
        return body;
    }

    /** Quoted-printable: an equals sign that starts neither two digits nor a soft line break stands for itself. */
    static byte[] quotedPrintable(byte[] body) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(body.length);
        int i = 0;
        while (i < body.length) {
            int softBreak = body[i] == '=' ? endOfSoftBreak(body, i + 1) : -1;
            if (softBreak > 0) {
                i = softBreak;
            } else if (body[i] == '=' && hex(body, i + 1) >= 0 && hex(body, i + 2) >= 0) {
                decoded.write(hex(body, i + 1) << 4 | hex(body, i + 2));
                i += 3;
            } else {
                decoded.write(body[i++]);
            }
        }
        return decoded.toByteArray();
    }

    /** Where the next line starts when only blanks stand between {@code from} and its line end, else -1. */
    private static int endOfSoftBreak(byte[] body, int from) {
        int i = from;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t')) {
            i++;
        }
        if (i == body.length) {
            return i;
        }
        if (body[i] == '\r') {
            return i + 1 < body.length && body[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return body[i] == '\n' ? i + 1 : -1;
    }

    private static int hex(byte[] body, int index) {
        return index < body.length ? Character.digit(body[index], 16) : -1;
    }
}
