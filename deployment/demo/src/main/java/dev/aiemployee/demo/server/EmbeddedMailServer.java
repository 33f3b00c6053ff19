package dev.aiemployee.demo.server;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;

/** A mail house on loopback: SMTP and IMAP, plain, on free ports; it knows the given mailboxes and loses all at its end. */
public final class EmbeddedMailServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /**
     * Who has a mailbox here.
     *
     * @param address the address, which is the login name too
     * @param password never in the vault, which the demo's last check shows
     */
    public record Mailbox(String address, String password) {
        @Override
        public String toString() {
            return address;
        }
    }

    private final GreenMail server;

    private EmbeddedMailServer(GreenMail server) {
        this.server = server;
    }

    /** Starts with these mailboxes, empty. */
    public static EmbeddedMailServer start(List<Mailbox> mailboxes) {
        GreenMailConfiguration users = new GreenMailConfiguration();
        mailboxes.forEach(mailbox -> users.withUser(mailbox.address(), mailbox.address(), mailbox.password()));
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(users);
        server.start();
        return new EmbeddedMailServer(server);
    }

    public String host() {
        return HOST;
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Puts a mail into a mailbox as it came over the wire: not one byte of it changes. */
    public void deliver(Mailbox to, byte[] mail) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            server.getUserManager().getUserByEmail(to.address()).deliver(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("delivering a mail to " + to, e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
