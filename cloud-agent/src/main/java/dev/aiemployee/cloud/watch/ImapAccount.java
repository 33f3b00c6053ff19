package dev.aiemployee.cloud.watch;

import dev.aiemployee.core.env.Loopback;

/**
 * Which mailbox to look into; the password comes by another way.
 *
 * @param folder usually {@code INBOX}
 */
public record ImapAccount(String host, int port, String user, String folder, ImapSecurity security) {
    /** @throws IllegalArgumentException for an unprotected line to another machine, which the settings check refuses */
    public ImapAccount {
        if (security == ImapSecurity.LOOPBACK && !Loopback.isNamed(host)) {
            throw new IllegalArgumentException("mail server: " + host + " (expected: this machine, or TLS)");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mail server port: " + port + " (expected: 1 to 65535)");
        }
    }

    /** The inbox with the usual protection. */
    public static ImapAccount inbox(String host, int port, String user) {
        return new ImapAccount(host, port, user, "INBOX", ImapSecurity.usual(host, port));
    }

    /** {@code user@host:port/folder}, without line ends. */
    public String line() {
        return (user + "@" + host + ":" + port + "/" + folder).replaceAll("\\s+", " ");
    }
}
