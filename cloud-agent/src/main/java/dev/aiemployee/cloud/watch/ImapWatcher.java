package dev.aiemployee.cloud.watch;

import dev.aiemployee.cloud.watch.ImapTalk.Refused;
import dev.aiemployee.core.text.CertificateTrouble;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Looks into an IMAP mailbox. The folder is opened with EXAMINE and messages are fetched with PEEK, so that nothing there
 * changes. Each look is a line of its own: a daemon that looks every two minutes needs no other way to notice a dead one.
 */
public final class ImapWatcher implements WatchedMailbox {
    /** How many of the usual waits one whole answer may take. */
    private static final int PATIENCE = 2;

    private final ImapAccount account;
    private final ImapLimits limits;
    private final MailSpool spool;
    private final Clock clock;
    private final Supplier<String> password;
    private Instant delivered = Instant.MIN;

    /**
     * A watcher that has not connected yet.
     *
     * @param password asked for at each look and kept nowhere
     */
    public ImapWatcher(
            ImapAccount account, ImapLimits limits, MailSpool spool, Clock clock, Supplier<String> password) {
        this.account = account;
        this.limits = limits;
        this.spool = spool;
        this.clock = clock;
        this.password = password;
    }

    @Override
    public String account() {
        return account.line();
    }

    @Override
    public PollOutcome poll(MailCursor cursor) {
        return ask((folder, sockets) -> look(folder, sockets, cursor));
    }

    /** Logs in and opens the mailbox, and reads no mail. @return why that cannot be done; empty when all is well */
    public Optional<String> trouble() {
        PollOutcome outcome = ask((folder, sockets) -> {
            folder.open(Folder.READ_ONLY);
            folder.close(false);
            return new PollOutcome.Fetched(List.of(), MailCursor.start(account(), clock.instant()), false);
        });
        return outcome instanceof PollOutcome.Unreachable unreachable
                ? Optional.of(unreachable.reason())
                : Optional.empty();
    }

    private interface Look {
        PollOutcome at(IMAPFolder folder, MailSockets sockets) throws MessagingException, IOException, Refused;
    }

    private PollOutcome ask(Look look) {
        Duration patience = limits.timeout().multipliedBy(PATIENCE);
        BoundedAnswers answers = new BoundedAnswers(ImapDownload.longestLiteral(), patience, System::nanoTime);
        MailSockets sockets = new MailSockets(answers, account.security() == ImapSecurity.TLS ? account.host() : null);
        Session session = Session.getInstance(ImapProperties.of(account, limits, sockets));
        try (Store store = session.getStore(ImapProperties.PROTOCOL)) {
            return ask(store, sockets, look);
        } catch (MessagingException failure) {
            return unreachable(failure);
        } finally {
            sockets.cut();
        }
    }

    private PollOutcome ask(Store store, MailSockets sockets, Look look) throws MessagingException {
        try {
            store.connect(account.host(), account.port(), account.user(), password.get());
            return look.at((IMAPFolder) store.getFolder(account.folder()), sockets);
        } catch (AuthenticationFailedException refused) {
            sockets.cut();
            return new PollOutcome.Unreachable(
                    "mailbox " + account() + " refused the login (check the user name and the" + " password)");
        } catch (MessagingException | IOException | Refused failure) {
            sockets.cut(); // or the farewell would be waited for as long again
            return unreachable(failure);
        }
    }

    private PollOutcome look(IMAPFolder folder, MailSockets sockets, MailCursor cursor)
            throws MessagingException, IOException, Refused {
        folder.open(Folder.READ_ONLY);
        ImapTalk talk = new ImapTalk(folder);
        ImapBatch batch = new ImapBatch(talk, new ImapDownload(talk, spool, limits), limits, clock, delivered, cursor);
        PollOutcome.Fetched fetched = batch.take();
        delivered = batch.delivered();
        if (batch.isBroken()) {
            sockets.cut();
        } else if (folder.isOpen()) {
            folder.close(false);
        }
        return fetched;
    }

    private PollOutcome.Unreachable unreachable(Exception failure) {
        String words = CertificateTrouble.in(failure, account.host()).orElseGet(() -> reason(failure));
        return new PollOutcome.Unreachable("mailbox " + account() + " did not answer: " + words);
    }

    /**
     * The innermost cause says it best: a refused connection, an unknown host. Where there is none, the mail library tells of it in a
     * farewell of its own making.
     */
    static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage())
                .replaceAll("\\s+", " ")
                .replaceFirst("^\\* BYE Jakarta Mail Exception: ([\\w.$]+: )?", "");
        String words = message.substring(0, Math.min(200, message.length()));
        if (cause instanceof UnknownHostException) {
            return "no computer of that name is known (" + words + ")";
        } else if (cause instanceof SocketTimeoutException) {
            return "it took too long (" + words + ")";
        }
        return cause.getMessage() == null ? "the connection broke off without a word" : words;
    }
}
