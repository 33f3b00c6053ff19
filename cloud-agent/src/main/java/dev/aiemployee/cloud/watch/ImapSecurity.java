package dev.aiemployee.cloud.watch;

import dev.aiemployee.core.env.Loopback;

/** How the line to a mail server is protected. Each but the last checks the server's certificate and name. */
public enum ImapSecurity {
    /** TLS from the first byte (RFC 8314), port 993. */
    TLS,
    /** TLS after STARTTLS; a server that does not offer it is refused. */
    STARTTLS,
    /** No protection, to this machine only. */
    LOOPBACK;

    private static final int TLS_PORT = 993;

    /** What an operator who says nothing gets: TLS on its port, nothing on this machine, else STARTTLS. */
    public static ImapSecurity usual(String host, int port) {
        if (port == TLS_PORT) {
            return TLS;
        }
        return Loopback.isNamed(host) ? LOOPBACK : STARTTLS;
    }

    /** What a setting says: {@code tls}, {@code starttls}, or {@code none} for a server on this machine. */
    public static ImapSecurity named(String setting) {
        return switch (setting) {
            case "tls" -> TLS;
            case "starttls" -> STARTTLS;
            case "none" -> LOOPBACK;
            default ->
                throw new IllegalArgumentException("mail security: " + setting + " (expected: tls, starttls or none)");
        };
    }
}
