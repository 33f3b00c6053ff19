package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A mail or one part of it: header fields and the bytes after the first empty line. */
final class MimePart {
    private static final byte[] MAILBOX_LINE = "From ".getBytes(US_ASCII);

    private static final int LONGEST_HEADERS = 256 << 10;

    private final HeaderFields headers;
    private final Slice body;

    private MimePart(HeaderFields headers, Slice body) {
        this.headers = headers;
        this.body = body;
    }

    /** Splits at the first empty line; without one all is header. A leading mailbox line is passed over. */
    static MimePart parse(Slice raw) {
        int start = startsWithMailboxLine(raw) ? raw.nextLine(0) : 0;
        int end = endOfHeaders(raw, start);
        Slice read = raw.part(start, Math.min(end, start + LONGEST_HEADERS));
        return new MimePart(HeaderFields.parse(read.copy()), raw.part(raw.nextLine(end), raw.length()));
    }

    /** Where the empty line after the header fields starts, or the end. */
    static int endOfHeaders(Slice raw, int start) {
        int line = start;
        while (line < raw.length() && raw.endOfLine(line) > line) {
            line = raw.nextLine(line);
        }
        return line;
    }

    /** {@code From somebody date}, as mailbox files part their mails; {@code From : somebody} is a field. */
    private static boolean startsWithMailboxLine(Slice raw) {
        int i = MAILBOX_LINE.length;
        while (i < raw.length() && raw.at(i) == ' ') {
            i++;
        }
        return raw.startsWith(MAILBOX_LINE, 0) && (i == raw.length() || raw.at(i) != ':');
    }

    HeaderFields headers() {
        return headers;
    }

    /** As it stands in the mail. */
    Slice body() {
        return body;
    }

    PartType type(String otherwise) {
        return PartType.ofContent(headers.first("Content-Type"), otherwise);
    }

    PartType disposition() {
        return PartType.of(headers.first("Content-Disposition"));
    }

    /** The body without its transfer encoding. */
    Slice content() {
        return TransferEncoding.decode(body, headers.first("Content-Transfer-Encoding"));
    }

    /** How long {@link #content} is, without making it where that is avoidable. */
    long contentSize() {
        return TransferEncoding.size(body, headers.first("Content-Transfer-Encoding"));
    }

    /** The file name that the part claims, without folders; empty when it claims none. */
    String fileName() {
        String claimed = disposition().parameter("filename");
        String name = ReadableText.line(claimed.isBlank() ? type("text/plain").parameter("name") : claimed, 120);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
