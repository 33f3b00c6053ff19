package dev.aiemployee.local.execute;

import dev.aiemployee.core.env.Secret;
import dev.aiemployee.local.approve.content.Mailbox;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves.
 *
 * @param from the sender in the header; its address is also the envelope sender
 * @param login null when the server asks for none
 */
public record SmtpSettings(
        Server server, Mailbox from, @Nullable Login login, Timeouts timeouts) {
    /** Where the mail server is. */
    public record Server(String host, int port, SmtpTls tls) {}

    /** Who we are to the mail server. */
    public record Login(String user, Secret password) {}

    /**
     * How long a silent server is waited for.
     *
     * @param answer also for the reply after the final dot, for which RFC 5321 (4.5.3.2.6) would give ten minutes
     */
    public record Timeouts(Duration connect, Duration answer) {
        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(120));
    }
}
