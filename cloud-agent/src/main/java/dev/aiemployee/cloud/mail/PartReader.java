package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.aiemployee.cloud.mail.text.CalendarText;
import dev.aiemployee.cloud.mail.text.FlowedText;
import dev.aiemployee.cloud.mail.text.HtmlText;
import dev.aiemployee.cloud.mail.text.TextDecoder;
import dev.aiemployee.cloud.mail.text.TnefText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks one mail's parts within the limits: texts are read, all else is listed, and what lies beyond a limit is listed as such.
 * Nothing is unpacked but transfer encodings, and of these at most three times the largest mail. For one mail, one thread.
 */
final class PartReader {
    private static final Pattern PAGE_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");
    private static final int WORDS_LOOKED_AT = 2_000;
    private static final Set<String> SIGNED = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");

    private final MailLimits limits;
    private final Set<String> calendars = new HashSet<>();
    private int partsLeft;
    private long decodingLeft;
    private int textLeft;

    PartReader(MailLimits limits) {
        this.limits = limits;
        this.partsLeft = limits.parts();
        this.decodingLeft = limits.decodedBytes();
        this.textLeft = 2 * limits.partBytes();
    }

    MailContent read(MimePart part) {
        return read(part, 0, "text/plain");
    }

    private MailContent read(MimePart part, int depth, String otherwise) {
        PartType type = part.type(otherwise);
        if (depth >= limits.depth()) {
            return MailContent.attached(new ListedPart(
                    "(nested too deep, not read)", type.word(), part.body().length()));
        }
        if (type.isMultipart()) {
            return mayDecode(part) ? multipart(part, type, depth) : tooMuch(part, type);
        }
        if (type.is("message/rfc822") || type.is("message/global")) {
            return mayDecode(part) ? message(part, type, depth) : tooMuch(part, type);
        }
        if (SIGNED.contains(type.word())) {
            return signed(part, type, depth);
        }
        if (TNEF.contains(type.word()) || part.fileName().equalsIgnoreCase("winmail.dat")) {
            return tnef(part, type);
        }
        boolean attached = part.disposition().is("attachment");
        if (isCalendar(part, type) && textLeft > 0) {
            return calendar(part, type, attached);
        }
        boolean readable = type.is("text/plain") || type.is("text/html") || type.is("text/enriched") || type.is("text");
        boolean named = !part.fileName().isEmpty() && !part.disposition().is("inline");
        return readable && !attached && !named && textLeft > 0
                ? text(part, type)
                : MailContent.attached(listed(part, type));
    }

    /** Whether what the part holds can be unpacked within what is left; it then counts. */
    private boolean mayDecode(MimePart part) {
        decodingLeft -= part.bytesToDecode();
        return decodingLeft >= 0;
    }

    private static MailContent tooMuch(MimePart part, PartType type) {
        return MailContent.attached(new ListedPart(
                "(encoded too many times over, not read)",
                type.word(),
                part.body().length()));
    }

    /** A signed mail is read; of one that is encrypted it is said that it is. */
    private MailContent signed(MimePart part, PartType type, int depth) {
        MailContent list = MailContent.attached(listed(part, type));
        if (part.body().length() > limits.partBytes() || !mayDecode(part)) {
            return list;
        }
        Optional<byte[]> content = SignedMail.content(part.content().all());
        if (content.isPresent()) {
            MailContent inner = read(MimePart.parse(MailBytes.of(content.get())), depth + 1, "text/plain");
            return together(List.of(inner, list));
        }
        boolean encrypted =
                type.parameter("smime-type").toLowerCase(Locale.ROOT).contains("enveloped");
        return encrypted ? together(List.of(encrypted("S/MIME"), list)) : list;
    }

    private static MailContent encrypted(String how) {
        return MailContent.text(
                "[This mail is encrypted (" + how + "). Only your own mail program can show what it says.]", false);
    }

    private MailContent tnef(MimePart part, PartType type) {
        MailContent list = MailContent.attached(listed(part, type));
        if (part.body().length() > limits.partBytes() || !mayDecode(part)) {
            return list;
        }
        MailContent text = TnefText.of(part.content().all())
                .map(words -> MailContent.text(words, false))
                .orElse(MailContent.NOTHING);
        return together(List.of(text, list));
    }

    private static boolean isCalendar(MimePart part, PartType type) {
        return type.is("text/calendar")
                || type.is("application/ics")
                || (type.is("application/octet-stream")
                        && part.fileName().toLowerCase(Locale.ROOT).endsWith(".ics"));
    }

    /** Many senders hang the same invitation on as a file as well: it is told once. */
    private MailContent calendar(MimePart part, PartType type, boolean attached) {
        byte[] bytes = part.textStart(Math.min(limits.partBytes(), textLeft));
        textLeft -= bytes.length;
        String calendar = TextDecoder.decode(bytes, type.parameter("charset"));
        MailContent list = MailContent.attached(listed(part, type));
        String method = CalendarText.method(calendar);
        String meant = method.isEmpty() ? type.parameter("method").toLowerCase(Locale.ROOT) : method;
        String says = CalendarText.of(calendar);
        MailContent told = calendars.add(says) ? MailContent.text(says, false) : MailContent.NOTHING;
        return new MailContent(
                told.texts(), list.attachments(), false, attached && meant.isEmpty() ? "publish" : meant);
    }

    private MailContent multipart(MimePart part, PartType type, int depth) {
        List<MailContent> children = new ArrayList<>();
        String otherwise = type.is("multipart/digest") ? "message/rfc822" : "text/plain";
        Multipart.Parts parts = Multipart.split(part.content(), type.parameter("boundary"), partsLeft);
        int surplus = parts.surplus();
        for (MailBytes raw : parts.pieces()) {
            if (partsLeft > 0) {
                partsLeft--;
                children.add(read(MimePart.parse(raw), depth + 1, otherwise));
            } else {
                surplus++;
            }
        }
        if (surplus > 0) {
            children.add(
                    MailContent.attached(new ListedPart("(" + surplus + " more parts, not read)", type.word(), 0)));
        } else if (children.isEmpty()) {
            return text(part, PartType.ofContent("text/plain", "text/plain"));
        }
        if (type.is("multipart/encrypted")) {
            children.add(0, encrypted("PGP"));
        }
        return type.is("multipart/alternative") ? best(children) : together(children);
    }

    /** The plain text when there is one and it says what the page says, else both; invitations and attachments of all. */
    private static MailContent best(List<MailContent> children) {
        Optional<MailContent> plain = children.stream()
                .filter(c -> c.hasText() && !c.html() && c.calendar().isEmpty())
                .findFirst();
        Optional<MailContent> page =
                children.stream().filter(c -> c.hasText() && c.html()).reduce((a, b) -> b);
        List<MailContent> chosen = new ArrayList<>();
        plain.ifPresent(chosen::add);
        page.filter(other -> plain.isEmpty() || differs(plain.get(), other)).ifPresent(chosen::add);
        children.stream().filter(c -> !c.calendar().isEmpty()).forEach(chosen::add);
        MailContent texts = together(chosen);
        return new MailContent(texts.texts(), together(children).attachments(), texts.html(), texts.calendar());
    }

    /** Whether most words of a plain text are not in the page beside it: it then only says that there is a page, or something else. */
    private static boolean differs(MailContent plain, MailContent page) {
        List<String> words = words(plain);
        Set<String> shown = new HashSet<>(words(page));
        long missing = words.stream().filter(word -> !shown.contains(word)).count();
        return !shown.isEmpty() && missing * 2 > words.size();
    }

    private static List<String> words(MailContent of) {
        return WORD.matcher(String.join(" ", of.texts()))
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .limit(WORDS_LOOKED_AT)
                .toList();
    }

    private static MailContent together(List<MailContent> children) {
        return new MailContent(
                children.stream().flatMap(c -> c.texts().stream()).toList(),
                children.stream().flatMap(c -> c.attachments().stream()).toList(),
                children.stream().anyMatch(MailContent::html),
                children.stream()
                        .map(MailContent::calendar)
                        .filter(method -> !method.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /** Also one that hangs on as a file: what it says is what the mail is about. */
    private MailContent message(MimePart part, PartType type, int depth) {
        MimePart inner = MimePart.parse(part.content());
        String subject = inner.headers().text("Subject", 100);
        String name = part.fileName().isEmpty() && !subject.isEmpty() ? subject : part.fileName();
        MailContent list = MailContent.attached(attachment(name, type, part.contentSize()));
        MailContent content = read(inner, depth + 1, "text/plain");
        MailContent head = MailContent.text(
                "[Forwarded message]\nFrom: " + inner.headers().text("From", 200) + "\nDate: "
                        + inner.headers().text("Date", 100) + "\nSubject: " + subject,
                false);
        MailContent forwarded = together(List.of(head, content, list));
        return new MailContent(forwarded.texts(), forwarded.attachments(), forwarded.html());
    }

    private MailContent text(MimePart part, PartType type) {
        int most = Math.max(1, Math.min(limits.partBytes(), textLeft));
        byte[] bytes = part.textStart(most);
        textLeft -= bytes.length;
        boolean html = type.is("text/html");
        String label = type.parameter("charset");
        String text = TextDecoder.decode(bytes, html && label.isEmpty() ? pageCharset(bytes) : label);
        MailContent read = html ? MailContent.text(HtmlText.of(text, limits.tags()), true) : plain(flowed(text, type));
        return bytes.length < most
                ? read
                : together(List.of(
                        read, MailContent.text("[cut here: this part has " + part.contentSize() + " bytes]", html)));
    }

    private static String flowed(String text, PartType type) {
        boolean joins = type.parameter("format").equalsIgnoreCase("flowed")
                && type.parameter("delsp").equalsIgnoreCase("yes");
        return joins ? FlowedText.joined(text) : text;
    }

    private static MailContent plain(String text) {
        return text.contains("begin ") ? UuFiles.takeOut(text) : MailContent.text(text, false);
    }

    private static String pageCharset(byte[] page) {
        Matcher found = PAGE_CHARSET.matcher(new String(page, 0, Math.min(page.length, 2_000), ISO_8859_1));
        return found.find() ? found.group(1) : "";
    }

    private static ListedPart listed(MimePart part, PartType type) {
        return attachment(part.fileName(), type, part.contentSize());
    }

    private static ListedPart attachment(String name, PartType type, long size) {
        return new ListedPart(name.isBlank() ? "(no name)" : name, type.word(), size);
    }
}
