package dev.aiemployee.cloud.draft;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a person opens a mail that was read: the provider's search by Message-ID where it has one, else a link that mail programs know
 * (RFC 2392). Only Gmail's is documented by its provider (operator {@code rfc822msgid}); Outlook on the web has none.
 *
 * @param prefix what stands before the Message-ID
 */
public record MailboxLink(String prefix) {
    private static final String GMAIL = "https://mail.google.com/mail/#search/rfc822msgid%3A";
    private static final String ANY = "mid:";
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

    /**
     * The one of a mail server.
     *
     * @param host its name; may be empty
     */
    public static MailboxLink of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean gmail = name.equals("imap.gmail.com") || name.equals("imap.googlemail.com");
        return new MailboxLink(gmail ? GMAIL : ANY);
    }

    /** The address of a mail by its Message-ID, which stands in angle brackets; absent without one. */
    Optional<String> to(String messageId) {
        String bare = messageId.replaceAll("^<|>$", "");
        return bare.isEmpty() ? Optional.empty() : Optional.of(prefix + encoded(bare));
    }

    /** All but letters and digits of ASCII and {@code -._} is written in hexadecimal: nothing of a stranger's is a sign of Markdown. */
    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(one) >= 0) {
                out.append((char) one);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", one));
            }
        }
        return out.toString();
    }
}
