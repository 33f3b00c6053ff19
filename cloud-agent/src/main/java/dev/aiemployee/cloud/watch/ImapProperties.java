package dev.aiemployee.cloud.watch;

import java.util.Properties;

/** What the mail library is told about a line: times out, checks names, leaves no trace. */
final class ImapProperties {
    private ImapProperties() {}

    /** {@code imap} or {@code imaps}. */
    static String protocol(ImapSecurity security) {
        return security == ImapSecurity.TLS ? "imaps" : "imap";
    }

    static Properties of(ImapAccount account, ImapLimits limits) {
        String name = "mail." + protocol(account.security()) + ".";
        String millis = String.valueOf(limits.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty(name + "host", account.host());
        properties.setProperty(name + "port", String.valueOf(account.port()));
        properties.setProperty(name + "connectiontimeout", millis);
        properties.setProperty(name + "timeout", millis);
        properties.setProperty(name + "writetimeout", millis);
        properties.setProperty(name + "peek", "true"); // a plain FETCH sets \Seen
        properties.setProperty(name + "fetchsize", String.valueOf(256 << 10));
        properties.setProperty(name + "ignorebodystructuresize", "true");
        properties.setProperty(name + "ssl.checkserveridentity", "true");
        boolean starttls = account.security() == ImapSecurity.STARTTLS;
        properties.setProperty(name + "starttls.enable", String.valueOf(starttls));
        properties.setProperty(name + "starttls.required", String.valueOf(starttls));
        return properties;
    }
}
