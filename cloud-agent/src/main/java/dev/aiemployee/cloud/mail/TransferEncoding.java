package dev.aiemployee.cloud.mail;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Undoes a Content-Transfer-Encoding (RFC 2045 section 6); an unknown or misspelt one means the bytes stand as they are. */
final class TransferEncoding {
    private TransferEncoding() {}

    /** @param name the header's value; empty for none */
    static Slice decode(Slice body, String name) {
        return switch (Form.of(name, body)) {
            case BASE64 -> Slice.of(Base64Bytes.decode(body.copy()));
            case QUOTED_PRINTABLE -> Slice.of(quotedPrintable(body.copy()));
            case UUENCODED -> Slice.of(UuBytes.decode(body.copy()));
            case AS_IS -> body;
        };
    }

    /** How many bytes {@link #decode} would give. */
    static long size(Slice body, String name) {
        return Form.of(name, body) == Form.BASE64
                ? Base64Bytes.size(body)
                : decode(body, name).length();
    }

    private enum Form {
        BASE64,
        QUOTED_PRINTABLE,
        UUENCODED,
        AS_IS;

        static Form of(String name, Slice body) {
            String encoding = name.toLowerCase(Locale.ROOT);
            if (encoding.contains("base64")) {
                return Base64Bytes.isPlausible(body) ? BASE64 : AS_IS;
            }
            if (encoding.contains("quoted") && encoding.contains("printable")) {
                return QUOTED_PRINTABLE;
            }
            return encoding.contains("uue") ? UUENCODED : AS_IS;
        }
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
