package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The name a mail has for ever: SHA-256 over its normalised Message-ID and its content, to which belongs where answers are
 * wanted. What servers add on the way (Received and the like) does not count, so that a copy which came by another way is the
 * same mail; a mail without a Message-ID has nothing else to be told apart by, and then every byte counts.
 */
final class MailKey {
    private static final String[] COUNTED = {"From", "To", "Subject", "Date"};

    private MailKey() {}

    static String of(byte[] raw, MimePart mail, String messageId) {
        MessageDigest digest = sha256();
        if (messageId.isEmpty()) {
            return hex(digest.digest(raw));
        }
        add(digest, normalised(messageId));
        for (String name : COUNTED) {
            add(digest, String.join("\n", mail.headers().all(name)));
        }
        for (String wanted : mail.headers().all("Reply-To")) {
            add(digest, "Reply-To:" + wanted);
        }
        addLines(digest, MimePart.bytes(mail.body()));
        return hex(digest.digest());
    }

    /** The key of bytes that are no mail. */
    static String of(byte[] raw) {
        return hex(sha256().digest(raw));
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
    private static void addLines(MessageDigest digest, byte[] body) {
        int ends = 0;
        boolean any = false;
        for (int i = 0; i < body.length; i++) {
            boolean afterReturn = i > 0 && body[i - 1] == '\r';
            if (body[i] == '\r' || (body[i] == '\n' && !afterReturn)) {
                ends++;
            } else if (body[i] != '\n') {
                for (; ends > 0; ends--) {
                    digest.update((byte) '\n');
                }
                digest.update(body[i]);
                any = true;
            }
        }
        if (any) {
            digest.update((byte) '\n');
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
