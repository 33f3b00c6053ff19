package dev.aiemployee.local.execute;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an approved mail over SMTP as plain text and the files that go with it: to all its recipients, or to none when the server refuses one of them. */
public final class SmtpExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpExecutor.class);

    private final SmtpSettings settings;
    private final MessageIds messageIds;
    private final Clock clock;
    private final @Nullable SentFolder sentFolder;
    private final MailComposer composer;

    /**
     * @param sent null when no copies are kept
     * @param clock its zone is the one in which mails are dated
     * @param files the attached files as they were approved
     */
    public SmtpExecutor(
            SmtpSettings settings, @Nullable SentSettings sent, MessageIds messageIds, KeptFiles files, Clock clock) {
        this(settings, sent, messageIds, files, clock, SmtpProperties.of(settings));
    }

    /** @param properties what the mail library is told */
    SmtpExecutor(
            SmtpSettings settings,
            @Nullable SentSettings sent,
            MessageIds messageIds,
            KeptFiles files,
            Clock clock,
            Properties properties) {
        this.sentFolder = sent == null ? null : new SentFolder(sent);
        this.settings = settings;
        this.messageIds = messageIds;
        this.clock = clock;
        this.composer = new MailComposer(properties, settings.from(), files, clock.getZone());
    }

    @Override
    public ActionType action() {
        return ActionType.SEND_EMAIL;
    }

    @Override
    public SendOutcome execute(Cleared cleared, Departure departure) {
        Outgoing outgoing = cleared.outgoing();
        String address = settings.from().address();
        String account = outgoing.account();
        if (!account.isEmpty() && !account.equalsIgnoreCase(address)) {
            return new RefusedBeforeSending(
                    "it is to be sent as " + account + ", this machine sends as " + address, true);
        }
        Trace trace = Trace.messageId(messageIds.of(cleared.digest(), WireAddress.domain(address)));
        try {
            MimeMessage message = composer.compose(outgoing, trace.value(), clock.instant());
            TrackedTransport transport =
                    new TrackedTransport(composer.session(outgoing), () -> departure.leaving(trace));
            return send(
                    transport,
                    new Mail(message, List.of(composer.envelope(outgoing)), composer.needingUtf8(outgoing)),
                    trace);
        } catch (MessagingException e) {
            return new RefusedBeforeSending(reason(e), true);
        }
    }

    @Override
    public boolean isThere(Trace trace) {
        if (sentFolder == null) {
            return false;
        }
        try {
            return trace.kind() == Trace.Kind.MESSAGE_ID && !trace.isNone() && sentFolder.holds(trace.value());
        } catch (MessagingException e) {
            LOG.warn("message={} cannot be looked for in the Sent folder: {}", trace.value(), sentFolder.reason(e));
            return false;
        }
    }

    @Override
    public String keepCopy(Outgoing outgoing, Trace trace, Instant sent) {
        if (sentFolder == null) {
            return "";
        }
        try {
            MimeMessage copy = composer.compose(outgoing, trace.value(), sent);
            copy.setRecipients(Message.RecipientType.BCC, composer.hidden(outgoing));
            sentFolder.keep(copy, settings.server().host());
            markAnswered(outgoing.letter().threading().inReplyTo());
            return "";
        } catch (MessagingException e) {
            LOG.warn("message={} no copy in the Sent folder: {}", trace.value(), sentFolder.reason(e));
            return OutsideText.line(sentFolder.reason(e), SendOutcome.MOST);
        }
    }

    /** For whoever reads the mailbox; nothing depends on it. */
    private void markAnswered(String messageId) {
        try {
            if (!messageId.isEmpty() && sentFolder != null && !sentFolder.markAnswered(messageId)) {
                LOG.info("message={} is not in the inbox or cannot be marked as answered", messageId);
            }
        } catch (MessagingException e) {
            LOG.info("message={} not marked as answered: {}", messageId, e.getMessage());
        }
    }

    /** @param utf8 the addresses that the server must offer SMTPUTF8 for */
    private record Mail(MimeMessage message, List<InternetAddress> recipients, List<String> utf8) {}

    private SendOutcome send(TrackedTransport transport, Mail mail, Trace trace) {
        try {
            connect(transport, settings);
            if (!mail.utf8().isEmpty() && !transport.supportsExtension("SMTPUTF8")) {
                return new RefusedBeforeSending(
                        "the mail server offers no SMTPUTF8, without which it cannot be told "
                                + String.join(", ", mail.utf8())
                                + "; use an address in plain letters, or a server that offers it",
                        true);
            }
            transport.sendMessage(mail.message(), mail.recipients().toArray(new InternetAddress[0]));
        } catch (MessagingException e) {
            LOG.warn(
                    "message={} accepted={} open={} smtp: {}",
                    trace.value(),
                    transport.isAccepted(),
                    transport.isOpen(),
                    reason(e));
            if (!transport.isAccepted()) {
                return transport.isOpen()
                        ? new Unknown(trace, reason(e))
                        : new RefusedBeforeSending(reason(e), isPermanent(e, transport.getLastReturnCode()));
            }
        } finally {
            hangUp(transport);
        }
        return new Sent(trace, transport.reply());
    }

    /** Logs in at the server and sends nothing. @return why that cannot be done; empty when all is well */
    public static Optional<String> trouble(SmtpSettings settings) {
        TrackedTransport transport = new TrackedTransport(Session.getInstance(SmtpProperties.of(settings)), () -> {});
        try {
            connect(transport, settings);
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(
                    OutsideText.line(MailTrouble.reason(e, settings.server().host()), SendOutcome.MOST));
        } finally {
            hangUp(transport);
        }
    }

    private static void connect(TrackedTransport transport, SmtpSettings settings) throws MessagingException {
        SmtpSettings.Server server = settings.server();
        SmtpSettings.Login login = settings.login();
        if (login == null) {
            transport.connect(server.host(), server.port(), null, null);
        } else {
            transport.connect(
                    server.host(), server.port(), login.user(), login.password().reveal());
        }
    }

    /** The outcome is known by now; how the connection ends does not change it. */
    private static void hangUp(TrackedTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("smtp connection ended badly: {}", e.getMessage());
        }
    }

    /** Whether the same attempt would fail again: a 5yz reply (RFC 5321, 4.2.1), or a login that is not accepted. */
    private static boolean isPermanent(MessagingException failure, int lastReply) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            int reply = e instanceof AuthenticationFailedException ? lastReply : code(e);
            if (reply >= 500 && reply <= 599) {
                return true;
            }
        }
        return false;
    }

    private String reason(MessagingException failure) {
        return MailTrouble.reason(failure, settings.server().host());
    }

    private static int code(Exception e) {
        if (e instanceof SMTPSendFailedException failed) {
            return failed.getReturnCode();
        } else if (e instanceof SMTPAddressFailedException failed) {
            return failed.getReturnCode();
        }
        return e instanceof SMTPSenderFailedException failed ? failed.getReturnCode() : 0;
    }
}
