package dev.aiemployee.local.execute;

import dev.aiemployee.core.task.Word;
import java.util.Locale;

/** How the connection to the mail server is protected; {@code SMTP_TLS}. */
public enum SmtpTls implements Word {
    /** Plain text. */
    NONE,
    /** Plain text, then TLS or nothing (RFC 3207); usually port 587. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314); usually port 465. */
    TLS;

    /** What holds when the operator names none: plain text never leaves this machine by default. */
    public static SmtpTls defaultFor(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        boolean loopback = name.equals("localhost") || name.equals("::1") || name.matches("127(\\.[0-9]{1,3}){3}");
        return loopback ? NONE : STARTTLS;
    }
}
