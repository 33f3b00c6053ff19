package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Small mails for tests. */
public final class MailFixtures {
    private MailFixtures() {}

    /** Reads a mail given as text with plain line feeds. */
    public static Mail mail(String text) {
        return read(text.replace("\n", "\r\n").getBytes(UTF_8));
    }

    /** Reads bytes that are known to be a mail. */
    public static Mail read(byte[] raw) {
        return (Mail) new MailReader().read(raw);
    }

    /** A mail of one text from one sender. */
    public static Mail from(String sender, String subject, String text) {
        return mail("From: " + sender + "\nTo: office@workshop.example\nSubject: " + subject
                + "\nMessage-ID: <m@engines.example>\nContent-Type: text/plain; charset=utf-8\n\n" + text);
    }
}
