package dev.aiemployee.cloud.watch;

import java.util.Properties;

/** What the mail library is told about a line: times out, and goes no way but the one whose answers are bounded. */
final class ImapProperties {
    /** TLS from the first byte is the connection's own affair, not the library's. */
    static final String PROTOCOL = "imap";

    private ImapProperties() {}

    static Properties of(ImapAccount account, ImapLimits limits, MailSockets sockets) {
        String name = "mail." + PROTOCOL + ".";
        String millis = String.valueOf(limits.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty(name + "host", account.host());
        properties.setProperty(name + "port", String.valueOf(account.port()));
        properties.setProperty(name + "connectiontimeout", millis);
        properties.setProperty(name + "timeout", millis);
        properties.put(name + "socketFactory", sockets.plain());
        properties.setProperty(name + "socketFactory.fallback", "false"); // else it would connect without our bounds
        properties.put(name + "ssl.socketFactory", sockets.starttls());
        boolean starttls = account.security() == ImapSecurity.STARTTLS;
        properties.setProperty(name + "starttls.enable", String.valueOf(starttls));
        properties.setProperty(name + "starttls.required", String.valueOf(starttls));
        return properties;
    }
}
