package dev.aiemployee.local.execute;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.util.Properties;

/** The Sent folder of the mailbox that mail is sent from. One connection a question; never more than one copy of a mail. */
final class SentFolder {
    private final SentSettings settings;
    private final Session session;

    SentFolder(SentSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** Whether a mail with this Message-ID lies there. */
    boolean holds(String messageId) throws MessagingException {
        try (Store store = connected()) {
            Folder folder = store.getFolder(settings.folder());
            return folder.exists() && holds(folder, messageId);
        }
    }

    /** Files a copy, unless the server or an earlier attempt already has; makes the folder when there is none. */
    void keep(MimeMessage mail) throws MessagingException {
        try (Store store = connected()) {
            Folder folder = store.getFolder(settings.folder());
            if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
                throw new MessagingException("folder " + settings.folder() + " is not there and cannot be made");
            }
            if (!holds(folder, mail.getMessageID())) {
                mail.setFlag(Flags.Flag.SEEN, true);
                folder.appendMessages(new Message[] {mail});
            }
        }
    }

    private static boolean holds(Folder folder, String messageId) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            return folder.search(new MessageIDTerm(messageId)).length > 0;
        } finally {
            folder.close(false);
        }
    }

    private Store connected() throws MessagingException {
        Store store = session.getStore(protocol(settings));
        SmtpSettings.Server server = settings.server();
        SmtpSettings.Login login = settings.login();
        store.connect(
                server.host(), server.port(), login.user(), login.password().reveal());
        return store;
    }

    private static String protocol(SentSettings settings) {
        return settings.server().tls() == SmtpTls.TLS ? "imaps" : "imap";
    }

    private static Properties properties(SentSettings settings) {
        String prefix = "mail." + protocol(settings) + ".";
        boolean startTls = settings.server().tls() == SmtpTls.STARTTLS;
        String answer = Long.toString(settings.timeouts().answer().toMillis());
        Properties properties = new Properties();
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
        properties.setProperty(prefix + "timeout", answer);
        properties.setProperty(prefix + "writetimeout", answer);
        String connect = Long.toString(settings.timeouts().connect().toMillis());
        properties.setProperty(prefix + "connectiontimeout", connect);
        return properties;
    }
}
