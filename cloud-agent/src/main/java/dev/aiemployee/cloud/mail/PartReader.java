package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks one mail's parts within the limits: texts are read, all else is listed, and what lies beyond a limit is listed as such.
 * Nothing is unpacked but transfer encodings, and of these at most three times the largest mail. For one mail, one thread.
 */
final class PartReader {
    private static final Pattern PAGE_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final int LONGEST_PART = 2 << 20;
    private static final int LONGEST_TOGETHER = 4 << 20;

    private final MailLimits limits;
    private int partsLeft;
    private long decodingLeft;
    private int textLeft = LONGEST_TOGETHER;

    PartReader(MailLimits limits) {
        this.limits = limits;
        this.partsLeft = limits.parts();
        this.decodingLeft = 3L * limits.mailBytes();
    }

    MailContent read(MimePart part) {
        return read(part, 0, "text/plain");
    }

    private MailContent read(MimePart part, int depth, String otherwise) {
        PartType type = part.type(otherwise);
        if (depth >= limits.depth()) {
            return MailContent.attached(new Attachment("(nested too deep, not read)", type.word(), part.bodySize()));
        }
        decodingLeft -= part.bytesToDecode();
        if (decodingLeft < 0) {
            return MailContent.attached(
                    new Attachment("(encoded too many times over, not read)", type.word(), part.bodySize()));
        }
        if (type.isMultipart()) {
            return multipart(part, type, depth);
        }
        boolean attached = part.disposition().is("attachment");
        if (type.is("message/rfc822") || type.is("message/global")) {
            return message(part, type, depth, attached);
        }
        boolean readable = type.is("text/plain") || type.is("text/html") || type.is("text/enriched") || type.is("text");
        boolean named = !part.fileName().isEmpty() && !part.disposition().is("inline");
        return readable && !attached && !named && textLeft > 0
                ? text(part, type)
                : MailContent.attached(listed(part, type));
    }

    private MailContent multipart(MimePart part, PartType type, int depth) {
        List<MailContent> children = new ArrayList<>();
        String otherwise = type.is("multipart/digest") ? "message/rfc822" : "text/plain";
        Multipart.Parts parts = Multipart.split(part.content(), type.parameter("boundary"), partsLeft);
        int surplus = parts.surplus();
        for (SharedByteArrayInputStream raw : parts.pieces()) {
            if (partsLeft > 0) {
                partsLeft--;
                children.add(read(MimePart.parse(raw), depth + 1, otherwise));
            } else {
                surplus++;
            }
        }
        if (surplus > 0) {
            children.add(
                    MailContent.attached(new Attachment("(" + surplus + " more parts, not read)", type.word(), 0)));
        } else if (children.isEmpty()) {
            return text(part, PartType.ofContent("text/plain", "text/plain"));
        }
        return type.is("multipart/alternative") ? best(children) : together(children);
    }

    /** The plain text when there is one, else the last text; attachments of all. */
    private static MailContent best(List<MailContent> children) {
        Optional<MailContent> plain =
                children.stream().filter(c -> c.hasText() && !c.html()).findFirst();
        MailContent chosen = plain.or(
                        () -> children.stream().filter(MailContent::hasText).reduce((a, b) -> b))
                .orElse(MailContent.NOTHING);
        return new MailContent(chosen.texts(), together(children).attachments(), chosen.html());
    }

    private static MailContent together(List<MailContent> children) {
        return new MailContent(
                children.stream().flatMap(c -> c.texts().stream()).toList(),
                children.stream().flatMap(c -> c.attachments().stream()).toList(),
                children.stream().anyMatch(MailContent::html));
    }

    private MailContent message(MimePart part, PartType type, int depth, boolean attached) {
        MimePart inner = MimePart.parse(part.content());
        String subject = inner.headers().text("Subject", 100);
        String name = part.fileName().isEmpty() && !subject.isEmpty() ? subject : part.fileName();
        MailContent list = MailContent.attached(attachment(name, type, part.contentSize()));
        if (attached) {
            return list;
        }
        MailContent content = read(inner, depth + 1, "text/plain");
        MailContent head = MailContent.text(
                "[Forwarded message]\nFrom: " + inner.headers().text("From", 200) + "\nDate: "
                        + inner.headers().text("Date", 100) + "\nSubject: " + subject,
                false);
        return together(List.of(head, content, list));
    }

    private MailContent text(MimePart part, PartType type) {
        byte[] content = MimePart.bytes(part.content());
        byte[] bytes = content.length > LONGEST_PART ? Arrays.copyOf(content, LONGEST_PART) : content;
        textLeft -= bytes.length;
        boolean html = type.is("text/html");
        String label = type.parameter("charset");
        String text = TextDecoder.decode(bytes, html && label.isEmpty() ? pageCharset(bytes) : label);
        MailContent read = html ? MailContent.text(HtmlText.of(text), true) : plain(text);
        MailContent cut = MailContent.text("[cut here: this part has " + content.length + " bytes]", html);
        return bytes.length == content.length ? read : together(List.of(read, cut));
    }

    private static MailContent plain(String text) {
        return text.contains("begin ") ? UuFiles.takeOut(text) : MailContent.text(text, false);
    }

    private static String pageCharset(byte[] page) {
        Matcher found = PAGE_CHARSET.matcher(new String(page, 0, Math.min(page.length, 2_000), ISO_8859_1));
        return found.find() ? found.group(1) : "";
    }

    private static Attachment listed(MimePart part, PartType type) {
        return attachment(part.fileName(), type, part.contentSize());
    }

    private static Attachment attachment(String name, PartType type, long size) {
        return new Attachment(name.isBlank() ? "(no name)" : name, type.word(), size);
    }
}
