package dev.aiemployee.demo.witness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One mail as bytes, read by hand: RFC 5322 header lines, RFC 2047 words, RFC 2045 encodings. Single-part mails only. */
public final class RawMail {
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?*]+)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(\\?=)[ \\t\\r\\n]+(=\\?)");

    private final byte[] bytes;
    private final boolean seen;
    private final String head;
    private final byte[] body;

    RawMail(byte[] bytes, boolean seen) {
        this.bytes = bytes.clone();
        this.seen = seen;
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        this.head = (end < 0 ? all : all.substring(0, end)) + "\r\n";
        this.body = end < 0 ? new byte[0] : all.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A mail that nobody has read. */
    public static RawMail of(byte[] bytes) {
        return new RawMail(bytes, false);
    }

    /** The whole mail. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether somebody marked it as read. */
    public boolean isSeen() {
        return seen;
    }

    /** Every value of a header, unfolded, otherwise as sent. */
    public List<String> headers(String name) {
        return Pattern.compile("\r\n(?![ \t])")
                .splitAsStream(head)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line ->
                        line.substring(name.length() + 1).replace("\r\n", "").trim())
                .toList();
    }

    /** The one value of a header; absent when there is none. @throws IllegalStateException when there are several */
    public Optional<String> header(String name) {
        List<String> all = headers(name);
        if (all.size() > 1) {
            throw new IllegalStateException(name + ": " + all.size() + " lines (expected: one)");
        }
        return all.stream().findFirst();
    }

    /** A header with its encoded words read. */
    public Optional<String> decodedHeader(String name) {
        return header(name).map(RawMail::decodeWords);
    }

    /** The text of a text/plain mail, its line ends as LF, in the charset that it names. */
    public String text() {
        String type = header("Content-Type").orElse("text/plain; charset=us-ascii");
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            throw new IllegalStateException("Content-Type: " + type + " (expected: text/plain)");
        }
        Matcher charset = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE)
                .matcher(type);
        return new String(decodedBody(), Charset.forName(charset.find() ? charset.group(1) : "us-ascii"))
                .replace("\r\n", "\n");
    }

    private byte[] decodedBody() {
        String encoding = header("Content-Transfer-Encoding").orElse("7bit").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "7bit", "8bit", "binary" -> body;
            case "base64" -> Base64.getMimeDecoder().decode(body);
            case "quoted-printable" ->
                quoted(new String(body, StandardCharsets.ISO_8859_1).replaceAll("=[ \\t]*\\r\\n", ""), false);
            default -> throw new IllegalStateException("Content-Transfer-Encoding: " + encoding);
        };
    }

    private static String decodeWords(String value) {
        String joined = BETWEEN_WORDS.matcher(value).replaceAll("$1$2");
        return ENCODED_WORD.matcher(joined).replaceAll(word -> Matcher.quoteReplacement(decodeWord(word)));
    }

    private static String decodeWord(MatchResult word) {
        byte[] text = word.group(2).equalsIgnoreCase("b")
                ? Base64.getDecoder().decode(word.group(3))
                : quoted(word.group(3), true);
        return new String(text, Charset.forName(word.group(1)));
    }

    private static byte[] quoted(String text, boolean inWord) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '=' && i + 2 < text.length()) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(inWord && next == '_' ? ' ' : next);
            }
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return List.of("From", "To", "Subject", "Message-ID").stream()
                .map(name -> name + ": " + decodedHeader(name).orElse("-"))
                .collect(Collectors.joining(", "));
    }
}
