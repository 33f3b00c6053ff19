package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.aiemployee.cloud.mail.text.CharsetLabel;
import dev.aiemployee.cloud.mail.text.DecodedWords;
import dev.aiemployee.cloud.mail.text.ReadableText;
import dev.aiemployee.cloud.mail.text.TextDecoder;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header fields of a mail or a part. Raw eight-bit values (RFC 6532, and senders before it) are decoded by trial. */
final class HeaderFields {
    private static final List<String> KNOWN = List.of(
            "From",
            "Subject",
            "Date",
            "To",
            "Message-ID",
            "Received",
            "Return-Path",
            "MIME-Version",
            "Content-Type",
            "Sender");

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:+-]{1,40})");

    private final InternetHeaders fields;
    private final String charset;

    private HeaderFields(InternetHeaders fields) {
        this.fields = fields;
        Matcher label = CHARSET.matcher(String.valueOf(fields.getHeader("Content-Type", "\n")));
        this.charset = label.find() && CharsetLabel.isSuperset(label.group(1)) ? label.group(1) : "";
    }

    /** Reads up to the first empty line or the end; lines that are no field are passed over. */
    static HeaderFields parse(ByteArrayInputStream mail) {
        InternetHeaders fields = new InternetHeaders();
        try {
            fields.load(mail);
        } catch (MessagingException noMoreFields) {
            return new HeaderFields(fields); // what came before the trouble is kept
        }
        return new HeaderFields(fields);
    }

    /** Every value of that field, unfolded, not decoded; empty when there is none. */
    List<String> all(String name) {
        String[] values = fields.getHeader(name);
        return values == null
                ? List.of()
                : List.of(values).stream().map(this::unfold).toList();
    }

    /** The first value that is not blank, unfolded, not decoded; empty when there is none. */
    String first(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst().orElse("");
    }

    /** {@link #first} with encoded words decoded, on one line without hidden characters, at most {@code limit} long. */
    String text(String name, int limit) {
        return ReadableText.line(DecodedWords.decode(first(name)), limit);
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** Whether there is any field that a mail could not do without entirely: who, what or when. */
    boolean isMail() {
        return KNOWN.stream().anyMatch(this::has);
    }

    /**
     * Headers are ASCII or UTF-8 whatever the body is in; the body's charset is a last hint for other letters, and only when it
     * could be theirs. A fold is a line end before a blank that stays (RFC 5322 section 2.2.3).
     */
    private String unfold(String value) {
        byte[] raw = value.getBytes(ISO_8859_1);
        String text = TextDecoder.isAscii(raw) ? value : TextDecoder.decode(raw, charset);
        return text.replaceAll("(?:\\r?\\n|\\r)(?=[ \\t])", "")
                .replaceAll("\\r?\\n|\\r", " ")
                .strip();
    }
}
