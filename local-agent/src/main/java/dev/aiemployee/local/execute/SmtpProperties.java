package dev.aiemployee.local.execute;

import java.util.Properties;

/** What the mail library is told. Its defaults wait for ever, trust any certificate's name and may send to some of many. */
final class SmtpProperties {
    private SmtpProperties() {}

    static Properties of(SmtpSettings settings) {
        String address = WireAddress.of(settings.from().address());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", address);
        properties.setProperty("mail.smtp.localhost", address.substring(address.lastIndexOf('@') + 1));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.login() != null));
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty("mail.smtp.quitwait", "false");
        SmtpTls tls = settings.server().tls();
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls == SmtpTls.TLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls == SmtpTls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls == SmtpTls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        String answer = Long.toString(settings.timeouts().answer().toMillis());
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.timeouts().connect().toMillis()));
        properties.put(
                "mail.smtp.socketFactory",
                new BoundedSockets(settings.timeouts().answer()));
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        return properties;
    }
}
