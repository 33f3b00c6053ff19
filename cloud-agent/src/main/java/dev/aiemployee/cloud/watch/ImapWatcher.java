package dev.aiemployee.cloud.watch;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Looks into an IMAP mailbox. The folder is opened with EXAMINE and messages are fetched with PEEK, so that nothing there
 * changes. Each look is a line of its own: a daemon that looks every two minutes needs no other way to notice a dead one.
 */
public final class ImapWatcher implements Mailbox {
    private final ImapAccount account;
    private final ImapLimits limits;
    private final Supplier<String> password;

    /**
     * A watcher that has not connected yet.
     *
     * @param password asked for at each look and kept nowhere
     */
    public ImapWatcher(ImapAccount account, ImapLimits limits, Supplier<String> password) {
        this.account = account;
        this.limits = limits;
        this.password = password;
    }

    @Override
    public String account() {
        return account.line();
    }

    @Override
    public PollOutcome poll(MailCursor cursor) {
        Session session = Session.getInstance(ImapProperties.of(account, limits));
        try (Store store = session.getStore(ImapProperties.protocol(account.security()))) {
            store.connect(account.host(), account.port(), account.user(), password.get());
            return look((IMAPFolder) store.getFolder(account.folder()), cursor);
        } catch (AuthenticationFailedException refused) {
            return new PollOutcome.Unreachable(
                    "mailbox " + account() + " refused the login (check the user name and the" + " password)");
        } catch (MessagingException | IOException failure) {
            return new PollOutcome.Unreachable("mailbox " + account() + " did not answer: " + reason(failure));
        }
    }

    private PollOutcome look(IMAPFolder folder, MailCursor cursor) throws MessagingException, IOException {
        folder.open(Folder.READ_ONLY);
        try {
            return new ImapBatch(folder, limits).after(cursor);
        } finally {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }

    /** The innermost cause says it best: a refused connection, an unknown host, a name that is not the certificate's. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        return cause.getClass().getSimpleName() + ": " + message.substring(0, Math.min(200, message.length()));
    }
}
