package dev.aiemployee.cloud.mail;

import dev.aiemployee.cloud.mail.text.CharsetLabel;
import dev.aiemployee.cloud.mail.text.ReadableText;
import dev.aiemployee.cloud.mail.text.StrayReturns;
import dev.aiemployee.cloud.mail.text.TransferEncoding;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A mail or one part of it: header fields and the bytes after the first empty line, shared with the whole mail. One thread. */
final class MimePart {
    private static final int LONGEST_HEADERS = 64 << 10;
    private static final int SMALL = 256 << 10;
    /** Quoted-printable spends three letters on a byte. */
    private static final int LONGEST_CODE = 3;

    private final HeaderFields headers;
    private final MailBytes body;
    private final boolean headersFit;
    private @Nullable MailBytes decoded;

    private MimePart(HeaderFields headers, MailBytes body, boolean headersFit) {
        this.headers = headers;
        this.body = body;
        this.headersFit = headersFit;
    }

    static MimePart parse(MailBytes raw) {
        return parse(raw, LONGEST_HEADERS);
    }

    /** Without an empty line all is header; what of it is longer than {@code headerBytes} is read as the body. */
    static MimePart parse(MailBytes raw, int headerBytes) {
        SharedByteArrayInputStream head = new SharedByteArrayInputStream(StrayReturns.blanked(raw.first(headerBytes)));
        HeaderFields fields = HeaderFields.parse(head);
        boolean fit = head.available() > 0 || raw.length() <= headerBytes;
        return new MimePart(fields, raw.from(head.getPosition()), fit);
    }

    HeaderFields headers() {
        return headers;
    }

    boolean headersFit() {
        return headersFit;
    }

    /** As it stands in the mail. */
    MailBytes body() {
        return body;
    }

    PartType type(String otherwise) {
        return PartType.ofContent(headers.first("Content-Type"), otherwise);
    }

    PartType disposition() {
        return PartType.of(headers.first("Content-Disposition"));
    }

    /** How many bytes {@link #content} has to decode in memory when it is first asked for; 0 when they stand as they are. */
    long bytesToDecode() {
        return decoded == null && encoding() != TransferEncoding.AS_IS ? body.length() : 0;
    }

    /** The body without its transfer encoding; decoded once, in memory. */
    MailBytes content() {
        MailBytes content = decoded;
        if (content == null) {
            boolean plain = encoding() == TransferEncoding.AS_IS;
            content = plain ? body : MailBytes.of(encoding().decode(body.all()));
            decoded = content;
        }
        return content;
    }

    /** The start of {@link #content} as text, for which only the start of the body is decoded. */
    byte[] textStart(int most) {
        if (encoding() == TransferEncoding.AS_IS) {
            return body.first(most);
        }
        byte[] encoded = body.first(LONGEST_CODE * most);
        byte[] start =
                hasControlLetters() ? encoding().decode(encoded) : encoding().decodeText(encoded);
        return start.length > most ? Arrays.copyOf(start, most) : start;
    }

    /** UTF-16 and ISO-2022 write letters with bytes that are control letters elsewhere. */
    private boolean hasControlLetters() {
        String label = type("text/plain").parameter("charset");
        return CharsetLabel.find(label).isPresent() && !CharsetLabel.isSuperset(label);
    }

    private TransferEncoding encoding() {
        return TransferEncoding.named(headers.first("Content-Transfer-Encoding"));
    }

    /** How long {@link #content} is; of a long one, which is not decoded for that, as its encoding lets expect. */
    long contentSize() {
        return bytesToDecode() > SMALL
                ? encoding().expected(body.length())
                : content().length();
    }

    /** The file name that the part claims, without folders; empty when it claims none. */
    String fileName() {
        String claimed = disposition().parameter("filename");
        String name = ReadableText.line(claimed.isBlank() ? type("text/plain").parameter("name") : claimed, 120);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
