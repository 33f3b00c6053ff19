package dev.aiemployee.cloud.mail.text;

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
public enum TransferEncoding {
    BASE64("base64"),
    QUOTED_PRINTABLE("quoted-printable"),
    UUENCODED("uuencode"),
    AS_IS("binary");

    private static final Pattern UU_BEGIN = Pattern.compile("(?m)^begin [0-7]{3,4} ");
    private static final Pattern FOREIGN_TO_BASE64 = Pattern.compile("[^A-Za-z0-9+/=\\r\\n]");
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");
    private static final Pattern FULL_LINE = Pattern.compile("[A-Za-z0-9+/]{40,}+={0,2}");
    private static final Pattern WHOLE_BASE64 =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9+/]{15,}+={0,2}|[A-Za-z0-9+/]++={1,2})");
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*+(?:\\r\\n?|\\n|\\z)");
    private static final Pattern LONE_EQUALS = Pattern.compile("=(?![0-9A-Fa-f]{2}|[ \\t]*+(?:[\\r\\n]|\\z))");
    /** Codes of control letters; not the escape that begins Japanese (RFC 1468). */
    private static final Pattern CONTROL =
            Pattern.compile("=(?=0[0-8BCEFbcef]|1[0-9AC-Fac-f]|1[Bb](?![$(]|=2[48])|7[Ff])");

    private static final int MOST_DAMAGE = 1_000;

    private final String standardName;

    TransferEncoding(String standardName) {
        this.standardName = standardName;
    }

    /** What a header value means, however it is spelt; anything unknown means that the bytes stand as they are. */
    public static TransferEncoding named(String value) {
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
    public long expected(long letters) {
        return switch (this) {
            case BASE64 -> letters * 54 / 74; // lines of 72 and a line end
            case UUENCODED -> letters * 45 / 62;
            case QUOTED_PRINTABLE, AS_IS -> letters;
        };
    }

    /** The bytes meant by {@code encoded}; the same ones when they are not encoded in this way at all. */
    public byte[] decode(byte[] encoded) {
        String text = new String(encoded, ISO_8859_1);
        return switch (this) {
            case BASE64 -> base64(text, encoded);
            case QUOTED_PRINTABLE -> quotedPrintable(text, encoded);
            case UUENCODED -> {
                Matcher begin = UU_BEGIN.matcher(text);
                yield begin.find() ? read(text.substring(begin.start())) : encoded;
            }
            case AS_IS -> encoded;
        };
    }

    /** Like {@link #decode} for text that has no control letters: what would be one is an equals sign that nobody encoded. */
    public byte[] decodeText(byte[] encoded) {
        return this == QUOTED_PRINTABLE
                ? decode(CONTROL.matcher(new String(encoded, ISO_8859_1))
                        .replaceAll("=3D")
                        .getBytes(ISO_8859_1))
                : decode(encoded);
    }

    /**
     * Lone equals signs are encoded first: the decoder takes {@code =-1} for a number and for the end, and one before a soft break
     * would make a code of what follows it.
     */
    private byte[] quotedPrintable(String text, byte[] encoded) {
        Matcher lone = LONE_EQUALS.matcher(text);
        return lone.results().count() * 4 <= text.length()
                ? read(SOFT_BREAK.matcher(lone.replaceAll("=3D")).replaceAll(""))
                : encoded;
    }

    private byte[] base64(String text, byte[] encoded) {
        int end = appended(text);
        String before =
                FOREIGN_TO_BASE64.matcher(text.substring(0, end)).replaceAll("").replaceAll("[\\r\\n]+", "");
        if (end < text.length()
                && before.length() % 4 == 0
                && WHOLE_BASE64.matcher(before).matches()) {
            String decoded = new String(read(before), ISO_8859_1);
            return (decoded + "\n" + text.substring(end)).getBytes(ISO_8859_1);
        }
        boolean damagedAtMost = FOREIGN_TO_BASE64.matcher(text).results().count() * 20 <= text.length();
        return damagedAtMost ? read(text + "===") : encoded;
    }

    /** Where the plain text begins that a mailing list put behind base64: at a line that is none, with no full line of it after. */
    private static int appended(String text) {
        int start = text.length();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            String letters = line.group().strip();
            if (FULL_LINE.matcher(letters).matches()) {
                start = text.length();
            } else if (start == text.length() && isNoBase64(letters)) {
                start = line.start();
            }
        }
        return start;
    }

    private static boolean isNoBase64(String line) {
        return line.startsWith("===")
                || FOREIGN_TO_BASE64.matcher(line).results().count() * 20 > line.length();
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
