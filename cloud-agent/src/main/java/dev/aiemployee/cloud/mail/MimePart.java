package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** A mail or one part of it: header fields and the bytes after the first empty line. */
final class MimePart {
    private static final byte[] MAILBOX_LINE = "From ".getBytes(US_ASCII);

    private final HeaderFields headers;
    private final byte[] body;

    private MimePart(HeaderFields headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    /** Splits at the first empty line; without one all is header. A leading mailbox line is passed over. */
    static MimePart parse(byte[] raw) {
        int start = startsWithMailboxLine(raw) ? Bytes.nextLine(raw, 0) : 0;
        int end = endOfHeaders(raw, start);
        return new MimePart(
                HeaderFields.parse(Arrays.copyOfRange(raw, start, end)),
                Arrays.copyOfRange(raw, Bytes.nextLine(raw, end), raw.length));
    }

    /** {@code From somebody date}, as mailbox files part their mails; {@code From : somebody} is a field. */
    private static boolean startsWithMailboxLine(byte[] raw) {
        int i = MAILBOX_LINE.length;
        while (i < raw.length && raw[i] == ' ') {
            i++;
        }
        return Bytes.startsWith(raw, 0, MAILBOX_LINE) && (i == raw.length || raw[i] != ':');
    }

    /** Where the empty line after the header fields starts, or the end. */
    static int endOfHeaders(byte[] raw, int start) {
        int line = start;
        while (line < raw.length && Bytes.endOfLine(raw, line) > line) {
            line = Bytes.nextLine(raw, line);
        }
        return line;
    }

    HeaderFields headers() {
        return headers;
    }

    /** As it stands in the mail; not to be changed. */
    byte[] body() {
        return body;
    }

    PartType type(String otherwise) {
        return PartType.ofContent(headers.first("Content-Type"), otherwise);
    }

    PartType disposition() {
        return PartType.of(headers.first("Content-Disposition"));
    }

    /** The body without its transfer encoding. */
    byte[] decoded() {
        return TransferEncoding.decode(body, headers.first("Content-Transfer-Encoding"));
    }

    /** The file name that the part claims, without folders; empty when it claims none. */
    String fileName() {
        String claimed = disposition().parameter("filename");
        String name = ReadableText.line(claimed.isBlank() ? type("text/plain").parameter("name") : claimed, 120);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
