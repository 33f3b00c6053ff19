package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.cloud.mail.text.ReadableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The name a mail has for ever: SHA-256 over its normalised Message-ID and its content, to which belongs where answers are
 * wanted. What servers add on the way (Received and the like) does not count, so that a copy which came by another way is the
 * same mail; a mail without a Message-ID has nothing else to be told apart by, and then every byte counts.
 */
final class MailKey {
    private static final String[] COUNTED = {"From", "To", "Subject", "Date"};

    private static final int STRETCH = 8 << 10;

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Pattern BARE_ID = Pattern.compile("[^<>\\s@,;]{1,200}@[^<>\\s@,;]{1,200}");

    private MailKey() {}

    static String of(MailBytes raw, MimePart mail) {
        MessageDigest digest = sha256();
        String messageId = messageId(mail.headers());
        if (messageId.isEmpty()) {
            return of(raw);
        }
        add(digest, normalised(messageId));
        for (String name : COUNTED) {
            add(digest, String.join("\n", mail.headers().all(name)));
        }
        for (String wanted : mail.headers().all("Reply-To")) {
            add(digest, "Reply-To:" + wanted);
        }
        addLines(digest, mail.body());
        return hex(digest.digest());
    }

    /**
     * The id that counts here, which is not always the one that an answer names. To be left as it is: read in another way, old mails would
     * have new keys, and become tasks once more when a mailbox is read from its beginning.
     */
    private static String messageId(HeaderFields headers) {
        String written = ReadableText.line(String.join(" ", headers.all("Message-ID")));
        String values = written.indexOf('<') < 0 ? BARE_ID.matcher(written).replaceAll("<$0>") : written;
        return ID.matcher(values)
                .results()
                .map(MatchResult::group)
                .filter(id ->
                        QuotedText.property(id).equals(id) && Masked.of(id).spans() == 0)
                .findFirst()
                .orElse("");
    }

    /** The key of bytes that are no mail. */
    static String of(MailBytes raw) {
        MessageDigest digest = sha256();
        read(raw, (bytes, count) -> digest.update(bytes, 0, count));
        return hex(digest.digest());
    }

    /** Ids compare by their text without brackets; the part after {@code @} is a domain and has no case. */
    static String normalised(String messageId) {
        String id = messageId.replaceAll("[<>\\s]", "");
        int at = id.lastIndexOf('@');
        return at < 0 ? id : id.substring(0, at) + id.substring(at).toLowerCase(Locale.ROOT);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.replaceAll("\\s+", " ").strip().getBytes(UTF_8));
        digest.update((byte) 0);
    }

    /** Line ends differ between servers, and so does what stands after the last one. */
    private static void addLines(MessageDigest digest, MailBytes body) {
        Lines lines = new Lines(digest);
        read(body, lines::add);
        lines.end();
    }

    private interface Taker {
        void take(byte[] bytes, int count);
    }

    private static void read(MailBytes from, Taker taker) {
        try (InputStream in = from.open()) {
            byte[] stretch = new byte[STRETCH];
            for (int count = in.read(stretch); count > 0; count = in.read(stretch)) {
                taker.take(stretch, count);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a mail's file cannot be read", unreadable);
        }
    }

    private static final class Lines {
        private final MessageDigest digest;
        private final byte[] out = new byte[2 * STRETCH];
        private int ends;
        private boolean any;
        private byte previous;

        Lines(MessageDigest digest) {
            this.digest = digest;
        }

        void add(byte[] bytes, int count) {
            int filled = 0;
            for (int i = 0; i < count; i++) {
                byte b = bytes[i];
                if (b == '\r' || (b == '\n' && previous != '\r')) {
                    ends++;
                } else if (b != '\n') {
                    filled = endLines(filled);
                    out[filled++] = b;
                    any = true;
                }
                previous = b;
                if (filled > STRETCH) {
                    digest.update(out, 0, filled);
                    filled = 0;
                }
            }
            digest.update(out, 0, filled);
        }

        private int endLines(int from) {
            int filled = from;
            for (; ends > 0; ends--) {
                if (filled > STRETCH) {
                    digest.update(out, 0, filled);
                    filled = 0;
                }
                out[filled++] = '\n';
            }
            return filled;
        }

        void end() {
            if (any) {
                digest.update((byte) '\n');
            }
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
