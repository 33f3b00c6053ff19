package dev.aiemployee.local.execute;

import dev.aiemployee.local.execute.SentFolderName.Listed;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;

/** The Sent folder of the mailbox that mail is sent from. One connection a question; never more than one copy of a mail. */
final class SentFolder {
    /** Hosts that file what leaves over them. */
    private static final Set<String> FILING =
            Set.of("smtp.gmail.com", "smtp.googlemail.com", "smtp-mail.outlook.com", "outlook.office365.com");

    private final SentSettings settings;
    private final Session session;

    SentFolder(SentSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** Whether a mail with this Message-ID lies there. */
    boolean holds(String messageId) throws MessagingException {
        try (Store store = connected()) {
            Optional<Folder> folder = folder(store);
            return folder.isPresent() && holds(folder.get(), messageId);
        }
    }

    /**
     * Files a copy, unless the server or an earlier attempt already has; makes the folder when there is none.
     *
     * @param smtpHost over which the mail left; some hosts file what leaves over them by themselves
     */
    void keep(MimeMessage mail, String smtpHost) throws MessagingException {
        try (Store store = connected()) {
            if (filesItself(store, smtpHost)) {
                return;
            }
            Optional<Folder> there = folder(store);
            Folder folder = there.isPresent() ? there.get() : create(store);
            if (!holds(folder, mail.getMessageID())) {
                mail.setFlag(Flags.Flag.SEEN, true);
                folder.appendMessages(new Message[] {mail});
            }
        }
    }

    /** Marks the mail in the inbox as answered. @return whether it was there and could be marked */
    boolean markAnswered(String messageId) throws MessagingException {
        try (Store store = connected()) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            try {
                Message[] found = inbox.search(new MessageIDTerm(messageId));
                if (found.length > 0 && inbox.getPermanentFlags().contains(Flags.Flag.ANSWERED)) {
                    inbox.setFlags(found, new Flags(Flags.Flag.ANSWERED), true);
                    return true;
                }
                return false;
            } finally {
                inbox.close(false);
            }
        }
    }

    /** Gmail and Microsoft 365 file what leaves over them; a second copy would stand beside it. */
    private boolean filesItself(Store store, String smtpHost) throws MessagingException {
        String host = smtpHost.toLowerCase(Locale.ROOT);
        boolean sameHost = host.equals(settings.server().host().toLowerCase(Locale.ROOT));
        boolean gmail = store instanceof IMAPStore imap && imap.hasCapability("X-GM-EXT-1");
        return FILING.contains(host) || host.endsWith(".office365.com") || (gmail && sameHost);
    }

    /** The one that is named in the settings, else the one that is there. */
    private Optional<Folder> folder(Store store) throws MessagingException {
        String named = settings.folder();
        Optional<String> name =
                named.isEmpty() ? SentFolderName.find(listed(store), namespace(store)) : Optional.of(named);
        Folder folder = name.isEmpty() ? null : store.getFolder(name.get());
        return folder != null && folder.exists() ? Optional.of(folder) : Optional.empty();
    }

    private Folder create(Store store) throws MessagingException {
        String above = namespace(store);
        String name = settings.folder();
        if (name.isEmpty()) {
            name = above.isEmpty() ? "Sent" : above + store.getFolder(above).getSeparator() + "Sent";
        }
        Folder folder = store.getFolder(name);
        if (!folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("folder " + name + " is not there and cannot be made");
        }
        return folder;
    }

    private static String namespace(Store store) throws MessagingException {
        Folder[] namespaces = store.getPersonalNamespaces();
        return namespaces.length == 0 ? "" : namespaces[0].getFullName();
    }

    /** What a plain LIST says, and what is marked where the server says that only when asked (RFC 6154, 2). */
    private static List<Listed> listed(Store store) throws MessagingException {
        List<Listed> listed = new ArrayList<>();
        if (store instanceof IMAPStore imap
                && imap.hasCapability("SPECIAL-USE")
                && store.getDefaultFolder() instanceof IMAPFolder root) {
            root.doOptionalCommand("LIST (SPECIAL-USE)", protocol -> {
                for (Response line : protocol.command("LIST (SPECIAL-USE) \"\" \"*\"", null)) {
                    if (line instanceof IMAPResponse answer && answer.keyEquals("LIST")) {
                        ListInfo info = new ListInfo(answer);
                        listed.add(new Listed(info.name, info.separator, Set.of(info.attrs)));
                    }
                }
                return true;
            });
        }
        for (Folder folder : store.getDefaultFolder().list("*")) {
            Set<String> attributes = folder instanceof IMAPFolder imap ? Set.of(imap.getAttributes()) : Set.of();
            listed.add(new Listed(folder.getFullName(), folder.getSeparator(), attributes));
        }
        return listed;
    }

    private static boolean holds(Folder folder, String messageId) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            return folder.search(new MessageIDTerm(messageId)).length > 0;
        } finally {
            folder.close(false);
        }
    }

    /** Logs in and looks for the folder. @return why that cannot be done; empty when all is well */
    static Optional<String> trouble(SentSettings settings) {
        SentFolder sent = new SentFolder(settings);
        try (Store store = sent.connected()) {
            sent.folder(store);
            return Optional.empty();
        } catch (MessagingException failure) {
            return Optional.of(OutsideText.line(sent.reason(failure), SendOutcome.MOST));
        }
    }

    /** One line for a person. */
    String reason(MessagingException failure) {
        return MailTrouble.reason(failure, settings.server().host());
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
        properties.put(
                prefix + "socketFactory", new BoundedSockets(settings.timeouts().answer()));
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.setProperty(prefix + "timeout", answer);
        properties.setProperty(prefix + "writetimeout", answer);
        String connect = Long.toString(settings.timeouts().connect().toMillis());
        properties.setProperty(prefix + "connectiontimeout", connect);
        return properties;
    }
}
