package dev.aiemployee.cloud.mail.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words of headers (RFC 2047). Neighbours of one charset are joined before they are decoded, because senders break
 * them in the middle of a letter.
 */
public final class DecodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?(.{0,2000}?)\\?=");
    private static final int LONGEST_HEADER = 20_000;

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String charset = "";

    private DecodedWords() {}

    /** The header's value with every encoded word replaced by its text; anything else stands as it is. */
    public static String decode(String value) {
        String header = value.substring(0, Math.min(value.length(), LONGEST_HEADER));
        return header.contains("=?") ? new DecodedWords().read(header) : header;
    }

    private String read(String header) {
        Matcher word = WORD.matcher(header);
        int end = 0;
        while (word.find()) {
            String gap = header.substring(end, word.start());
            if (!gap.isBlank() || end == 0) {
                flush();
                text.append(gap);
            }
            add(word.group(1), word.group(2), word.group(3));
            end = word.end();
        }
        flush();
        return text.append(header.substring(end)).toString();
    }

    private void add(String wordCharset, String encoding, String content) {
        if (!wordCharset.equalsIgnoreCase(charset)) {
            flush();
            charset = wordCharset;
        }
        boolean base64 = encoding.equalsIgnoreCase("b");
        String bytes = base64 ? content : content.replace("_", "=20");
        TransferEncoding form = base64 ? TransferEncoding.BASE64 : TransferEncoding.QUOTED_PRINTABLE;
        pending.writeBytes(form.decode(bytes.getBytes(ISO_8859_1)));
    }

    private void flush() {
        if (pending.size() > 0) {
            text.append(TextDecoder.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }
}
