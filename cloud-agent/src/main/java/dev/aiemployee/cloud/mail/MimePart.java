package dev.aiemployee.cloud.mail;

import jakarta.mail.util.SharedByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** A mail or one part of it: header fields and the bytes after the first empty line, shared with the whole mail. One thread. */
final class MimePart {
    private static final int LONGEST_HEADERS = 64 << 10;

    private final HeaderFields headers;
    private final SharedByteArrayInputStream body;
    private final boolean headersFit;
    private @Nullable SharedByteArrayInputStream decoded;

    private MimePart(HeaderFields headers, SharedByteArrayInputStream body, boolean headersFit) {
        this.headers = headers;
        this.body = body;
        this.headersFit = headersFit;
    }

    static MimePart parse(SharedByteArrayInputStream raw) {
        return parse(raw, LONGEST_HEADERS);
    }

    /** Without an empty line all is header; what of it is longer than {@code headerBytes} is read as the body. */
    static MimePart parse(SharedByteArrayInputStream raw, int headerBytes) {
        SharedByteArrayInputStream head = stretch(raw, 0, Math.min(length(raw), headerBytes));
        HeaderFields fields = HeaderFields.parse(head);
        boolean fit = head.available() > 0 || length(raw) <= headerBytes;
        return new MimePart(fields, stretch(raw, head.getPosition(), -1), fit);
    }

    private static SharedByteArrayInputStream stretch(SharedByteArrayInputStream of, long start, long end) {
        return (SharedByteArrayInputStream) of.newStream(start, end);
    }

    private static int length(SharedByteArrayInputStream stretch) {
        return stretch(stretch, 0, -1).available();
    }

    /** A copy of the bytes, wherever the stream stands. */
    static byte[] bytes(SharedByteArrayInputStream stretch) {
        return stretch(stretch, 0, -1).readAllBytes();
    }

    HeaderFields headers() {
        return headers;
    }

    boolean headersFit() {
        return headersFit;
    }

    /** As it stands in the mail; to be read by {@link #bytes}, which leaves the stream where it is. */
    SharedByteArrayInputStream body() {
        return body;
    }

    PartType type(String otherwise) {
        return PartType.ofContent(headers.first("Content-Type"), otherwise);
    }

    PartType disposition() {
        return PartType.of(headers.first("Content-Disposition"));
    }

    /** How many bytes {@link #content} has to decode when it is first asked for; 0 when they stand as they are. */
    int bytesToDecode() {
        return decoded == null && encoding() != TransferEncoding.AS_IS ? length(body) : 0;
    }

    /** The body without its transfer encoding; decoded once. */
    SharedByteArrayInputStream content() {
        SharedByteArrayInputStream content = decoded;
        if (content == null) {
            boolean plain = encoding() == TransferEncoding.AS_IS;
            content = plain ? body : new SharedByteArrayInputStream(encoding().decode(bytes(body)));
            decoded = content;
        }
        return content;
    }

    private TransferEncoding encoding() {
        return TransferEncoding.named(headers.first("Content-Transfer-Encoding"));
    }

    /** How long the body is as it stands. */
    int bodySize() {
        return length(body);
    }

    /** How long {@link #content} is. */
    int contentSize() {
        return length(content());
    }

    /** The file name that the part claims, without folders; empty when it claims none. */
    String fileName() {
        String claimed = disposition().parameter("filename");
        String name = ReadableText.line(claimed.isBlank() ? type("text/plain").parameter("name") : claimed, 120);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
