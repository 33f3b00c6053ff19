package dev.aiemployee.local.execute;

import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Letter;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;

/** The text of a letter and the files that go with it, as the parts of one mail (RFC 2046, 5.1.3). */
final class MailParts {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final KeptFiles files;

    MailParts(KeptFiles files) {
        this.files = files;
    }

    /**
     * The text first, then the files in their order.
     *
     * @param mail distinguishes this mail from every other: the same mail has the same boundary
     * @throws MessagingException when the bytes of a file are not there as they were approved
     */
    MimeMultipart of(Letter letter, String mail) throws MessagingException {
        MimeMultipart parts = new Mixed(boundary(mail));
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.body(), UTF_8);
        text.setHeader("Content-Transfer-Encoding", "quoted-printable");
        parts.addBodyPart(text);
        for (Attachment file : letter.attachments()) {
            parts.addBodyPart(part(file));
        }
        return parts;
    }

    private MimeBodyPart part(Attachment file) throws MessagingException {
        byte[] bytes = files.read(file.digest())
                .orElseThrow(() -> new MessagingException(
                        "attachments: " + file.path() + " as it was approved is missing or damaged"));
        String type = MediaTypes.of(file.fileName());
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setHeader("Content-Disposition", disposition(file.fileName()));
        return part;
    }

    /** The name in UTF-8 whatever this machine's own character set is (RFC 2231). */
    private static String disposition(String fileName) {
        if (EncodedWords.looksEncoded(fileName) || fileName.indexOf('%') >= 0 || fileName.indexOf('\'') >= 0) {
            return Part.ATTACHMENT + "; filename*=UTF-8''" + percentEncoded(fileName);
        }
        ParameterList parameters = new ParameterList();
        parameters.set("filename", fileName, UTF_8);
        return new ContentDisposition(Part.ATTACHMENT, parameters).toString();
    }

    /** What looks like an encoded word or a percent-encoded name is spelled out byte by byte, so that nobody decodes it twice. */
    private static String percentEncoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (octet >= '0' && octet <= '9')
                    || (octet >= 'A' && octet <= 'Z')
                    || (octet >= 'a' && octet <= 'z')
                    || octet == '.'
                    || octet == '-'
                    || octet == '_';
            encoded.append(plain ? Character.toString(octet) : String.format("%%%02X", octet & 0xFF));
        }
        return encoded.toString();
    }

    /** Neither base64 nor quoted-printable can hold {@code =_}, so no part can hold the boundary. */
    private static String boundary(String mail) {
        return "=_" + Digest.of(mail.getBytes(StandardCharsets.UTF_8)).value().substring(0, 40);
    }

    /** The library's own boundary would tell two mails of one content apart. */
    private static final class Mixed extends MimeMultipart {
        Mixed(String boundary) {
            ContentType type = new ContentType("multipart", "mixed", new ParameterList());
            type.setParameter("boundary", boundary);
            contentType = type.toString();
        }
    }
}
