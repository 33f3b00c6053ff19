package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.cloud.mail.ReadMail.Unreadable;
import dev.aiemployee.cloud.mail.text.ReadableText;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail's bytes. Whatever they hold, the answer is a value: a mail, in which what looks like a credential is masked, or
 * the reason why there is none. Thread-safe.
 */
public final class MailReader {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final int LONGEST_LINE = 20_000;
    private static final int LONGEST_WISH = 120;

    private final MailLimits limits;

    public MailReader() {
        this(MailLimits.USUAL);
    }

    public MailReader(MailLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one mail.
     *
     * @param raw a whole message as it lies in the mailbox (RFC 5322)
     */
    public ReadMail read(byte[] raw) {
        return read(MailBytes.of(raw));
    }

    /**
     * Reads one mail; only what is read of it is ever in memory.
     *
     * @param raw a whole message as it lies in the mailbox (RFC 5322)
     */
    public ReadMail read(MailBytes raw) {
        if (raw.length() > limits.mailBytes()) {
            return unreadable(raw, raw.length() + " bytes (at most " + limits.mailBytes() + " are read)");
        }
        MimePart mail = MimePart.parse(raw, limits.headerBytes());
        if (!mail.headersFit()) {
            return unreadable(raw, "its header has more than " + limits.headerBytes() + " bytes");
        }
        return mail.headers().isMail() ? read(raw, mail) : unreadable(raw, "no header field of a mail");
    }

    /** What stands for a mail that nothing is to be read of. */
    public static Unreadable unreadable(MailBytes raw, String reason) {
        return new Unreadable(MailKey.of(raw), reason);
    }

    private Mail read(MailBytes raw, MimePart mail) {
        HeaderFields headers = mail.headers();
        Correspondents people = people(headers);
        MailThread threading = threading(headers);
        MailContent content = new PartReader(limits).read(mail);
        MailText text = body(content);
        return new Mail(
                MailKey.of(raw, mail),
                people,
                ReadableText.line(
                        Masked.of(headers.text("Subject", LONGEST_LINE)).text(), Mail.MAX_SUBJECT),
                date(headers.first("Date")),
                threading,
                text,
                content.attachments().stream().map(MailReader::masked).toList(),
                OriginReader.read(headers, mail.type("text/plain"), people, text.text(), content.calendar()));
    }

    private static Correspondents people(HeaderFields headers) {
        List<MailAddress> from = addresses(headers, "From");
        return new Correspondents(
                from.isEmpty() ? addresses(headers, "Sender") : from,
                replyTo(headers),
                addresses(headers, "To"),
                addresses(headers, "Cc"));
    }

    /** A wish that names no address at all, such as an empty group, is kept as a name. */
    private static List<MailAddress> replyTo(HeaderFields headers) {
        List<MailAddress> wanted = addresses(headers, "Reply-To");
        String words =
                headers.text("Reply-To", LONGEST_WISH).replaceAll("[<>]", "").strip();
        return wanted.isEmpty() && !words.isEmpty() ? List.of(masked(new MailAddress(words, ""))) : wanted;
    }

    static List<MailAddress> addresses(HeaderFields headers, String name) {
        return headers.all(name).stream()
                .flatMap(value -> AddressList.parse(value).stream())
                .limit(100)
                .map(MailReader::masked)
                .toList();
    }

    private static MailAddress masked(MailAddress read) {
        return new MailAddress(
                Masked.of(read.name()).text(), Masked.of(read.address()).text());
    }

    private static ListedPart masked(ListedPart file) {
        return new ListedPart(
                Masked.of(file.name()).text(), Masked.of(file.type()).text(), file.size());
    }

    private static MailThread threading(HeaderFields headers) {
        List<String> answered = ids(headers, "In-Reply-To");
        List<String> references = new ArrayList<>(ids(headers, "References"));
        answered.stream().skip(1).filter(id -> !references.contains(id)).forEach(references::add);
        return new MailThread(first(ids(headers, "Message-ID")), first(answered), references);
    }

    private static String first(List<String> ids) {
        return ids.stream().findFirst().orElse("");
    }

    private static List<String> ids(HeaderFields headers, String name) {
        return MessageIdField.ids(ReadableText.line(String.join(" ", headers.all(name)))).stream()
                .filter(id ->
                        QuotedText.property(id).equals(id) && Masked.of(id).spans() == 0)
                .toList();
    }

    private static @Nullable Instant date(String header) {
        Date date = new MailDateFormat().parse(ReadableText.line(header, 200), new ParsePosition(0));
        return Optional.ofNullable(date)
                .map(Date::toInstant)
                .filter(instant -> instant.isAfter(EARLIEST) && instant.isBefore(LATEST))
                .orElse(null);
    }

    private MailText body(MailContent content) {
        ReadableText.Cleaned cleaned = ReadableText.of(String.join("\n\n", content.texts()));
        Masked masked = Masked.of(cleaned.text());
        String text = ReadableText.tidy(masked.text());
        String kept = upTo(text, limits.textBytes());
        if (kept.length() == text.length()) {
            return new MailText(text, cleaned.hidden(), masked.spans(), false);
        }
        String notice = "\n[cut here: " + (text.length() - kept.length()) + " more characters are in the mailbox]";
        return new MailText(kept.stripTrailing() + notice, cleaned.hidden(), masked.spans(), true);
    }

    private static String upTo(String text, int bytes) {
        int length = Math.min(text.length(), bytes);
        while (text.substring(0, length).getBytes(UTF_8).length > bytes) {
            length -= Math.max(1, length / 16);
        }
        boolean splitsLetter =
                length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsLetter ? length - 1 : length);
    }
}
