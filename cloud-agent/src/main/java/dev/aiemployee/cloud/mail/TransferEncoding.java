package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes without their transfer encoding (RFC 2045 section 6). Jakarta Mail decodes; what its decoders stop at, recurse into
 * or throw away is made regular before, and after damage the rest is read on.
 */
enum TransferEncoding {
    BASE64("base64"),
    QUOTED_PRINTABLE("quoted-printable"),
    UUENCODED("uuencode"),
    AS_IS("binary");

    private static final Pattern UU_BEGIN = Pattern.compile("(?m)^begin [0-7]{3,4} ");
    private static final Pattern FOREIGN_TO_BASE64 = Pattern.compile("[^A-Za-z0-9+/=\\r\\n]");
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*+(?:\\r\\n?|\\n|\\z)");
    private static final Pattern LONE_EQUALS = Pattern.compile("=(?![0-9A-Fa-f]{2})");
    private static final int MOST_DAMAGE = 1_000;

    private final String standardName;

    TransferEncoding(String standardName) {
        this.standardName = standardName;
    }

    /** What a header value means, however it is spelt; anything unknown means that the bytes stand as they are. */
    static TransferEncoding named(String value) {
        String name = ReadableText.line(value, 80).toLowerCase(Locale.ROOT);
        if (name.contains("base64")) {
            return BASE64;
        }
        if (name.contains("quoted") && name.contains("printable")) {
            return QUOTED_PRINTABLE;
        }
        return name.contains("uue") ? UUENCODED : AS_IS;
    }

    /** About how many bytes so many letters of it stand for. */
    long expected(long letters) {
        return switch (this) {
            case BASE64 -> letters * 54 / 74; // lines of 72 and a line end
            case UUENCODED -> letters * 45 / 62;
            case QUOTED_PRINTABLE, AS_IS -> letters;
        };
    }

    /** The bytes meant by {@code encoded}; the same ones when they are not encoded in this way at all. */
    byte[] decode(byte[] encoded) {
        String text = new String(encoded, ISO_8859_1);
        return switch (this) {
            case BASE64 ->
                FOREIGN_TO_BASE64.matcher(text).results().count() * 20 <= text.length() ? read(text + "===") : encoded;
            case QUOTED_PRINTABLE -> quotedPrintable(SOFT_BREAK.matcher(text).replaceAll(""), encoded);
            case UUENCODED -> {
                Matcher begin = UU_BEGIN.matcher(text);
                yield begin.find() ? read(text.substring(begin.start())) : encoded;
            }
            case AS_IS -> encoded;
        };
    }

    /** Lone equals signs are encoded first: the decoder takes {@code =-1} for a number and for the end. */
    private byte[] quotedPrintable(String joined, byte[] encoded) {
        Matcher lone = LONE_EQUALS.matcher(joined);
        return lone.results().count() * 4 <= joined.length() ? read(lone.replaceAll("=3D")) : encoded;
    }

    private byte[] read(String text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length());
        try {
            InputStream in = MimeUtility.decode(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), standardName);
            int damage = 0;
            while (damage < MOST_DAMAGE && !readOn(in, decoded)) {
                damage++;
            }
        } catch (MessagingException unknown) {
            throw new IllegalStateException("Jakarta Mail has a decoder for " + standardName, unknown);
        }
        return decoded.toByteArray();
    }

    /** Whether the end was reached; not when something could not be decoded. */
    private static boolean readOn(InputStream in, ByteArrayOutputStream decoded) {
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                decoded.write(b);
            }
            return true;
        } catch (IOException damaged) {
            return false;
        }
    }
}
