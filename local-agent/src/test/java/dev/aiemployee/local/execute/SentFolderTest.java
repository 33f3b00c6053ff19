package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of a sent mail, as a real IMAP server has it, and what its Sent folder tells of an unknown outcome. */
class SentFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final SmtpSettings.Timeouts SHORT =
            new SmtpSettings.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));

    @TempDir
    private Path state;

    private String folder = "Sent";

    private KeptFiles files = KeptFiles.NONE;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @BeforeEach
    void start() {
        server.start();
        server.setUser("office@example.com", "office", "s3cret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aSentMailHasOneReadCopyThatAlsoNamesTheHiddenRecipients() throws Exception {
        Note note = ApprovalNotes.undecided().withList("bcc", List.of("hidden@example.org"));
        Cleared cleared = Clearing.of(note);
        SmtpExecutor executor = executor("s3cret");

        Trace trace = send(executor, cleared);
        assertThat(executor.keepCopy(cleared.outgoing(), trace, NOW)).isEmpty();
        assertThat(executor.keepCopy(cleared.outgoing(), trace, NOW)).isEmpty();

        assertThat(sent().getMessageCount()).isEqualTo(1);
        MimeMessage copy = sent().getMessages().get(0).getMimeMessage();
        assertThat(copy.getMessageID()).isEqualTo(trace.value());
        assertThat(copy.getRecipients(RecipientType.BCC)).containsExactly(new InternetAddress("hidden@example.org"));
        assertThat(sent().getMessages().get(0).getFlags().contains(Flags.Flag.SEEN))
                .isTrue();
        assertThat(copy.getContent().toString()).isEqualToNormalizingNewlines("Dear Anna,\n\nyes.");
    }

    @Test
    void theCopyHasTheFilesToo() throws Exception {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        files = digest -> Optional.of(bytes).filter(kept -> Digest.of(kept).equals(digest));
        Attachment file = new Attachment("Files/größe.png", bytes.length, Digest.of(bytes));
        Cleared cleared = Clearing.withFiles(ApprovalNotes.undecided(), List.of(file));
        SmtpExecutor executor = executor("s3cret");

        Trace trace = send(executor, cleared);
        assertThat(executor.keepCopy(cleared.outgoing(), trace, NOW)).isEmpty();

        MimeMessage copy = sent().getMessages().get(0).getMimeMessage();
        BodyPart part = ((MimeMultipart) copy.getContent()).getBodyPart(1);
        assertThat(copy.getMessageID()).isEqualTo(trace.value());
        assertThat(part.getFileName()).isEqualTo("größe.png");
        assertThat(part.getInputStream().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void aCopyThatTheServerFiledItselfIsEnough() throws Exception {
        Cleared cleared = Clearing.of(ApprovalNotes.undecided());
        SmtpExecutor executor = executor("s3cret");
        Trace trace = send(executor, cleared);
        executor.keepCopy(cleared.outgoing(), trace, NOW);

        assertThat(executor("s3cret").keepCopy(cleared.outgoing(), trace, NOW)).isEmpty();

        assertThat(sent().getMessageCount()).isEqualTo(1);
    }

    @Test
    void theSentFolderTellsWhetherAMailOfUnknownOutcomeIsThere() {
        Cleared cleared = Clearing.of(ApprovalNotes.undecided());
        SmtpExecutor executor = executor("s3cret");
        Trace trace = send(executor, cleared);
        assertThat(executor.isThere(trace)).isFalse();

        executor.keepCopy(cleared.outgoing(), trace, NOW);

        assertThat(executor.isThere(trace)).isTrue();
        assertThat(executor.isThere(Trace.messageId("<other@example.com>"))).isFalse();
        assertThat(executor.isThere(Trace.NONE)).isFalse();
    }

    @Test
    void aMailboxThatCannotBeAskedSaysNothingAndItsPasswordStaysSecret() {
        Cleared cleared = Clearing.of(ApprovalNotes.undecided());
        SmtpExecutor executor = executor("wr0ng");
        Trace trace = send(executor, cleared);

        assertThat(executor.isThere(trace)).isFalse();
        assertThat(executor.keepCopy(cleared.outgoing(), trace, NOW))
                .isNotEmpty()
                .doesNotContain("wr0ng");
    }

    @Test
    void theFolderThatIsThereIsTakenAndNoneIsMadeBesideIt() throws Exception {
        folder = "";
        var user = server.getUserManager().getUser("office");
        var host = server.getManagers().getImapHostManager();
        MailFolder german = host.createMailbox(user, "Gesendete Objekte");
        Cleared cleared = Clearing.of(ApprovalNotes.undecided());
        SmtpExecutor executor = executor("s3cret");
        Trace trace = send(executor, cleared);

        assertThat(executor.keepCopy(cleared.outgoing(), trace, NOW)).isEmpty();

        assertThat(german.getMessageCount()).isEqualTo(1);
        assertThat(host.getFolder(user, "Sent")).isNull();
        assertThat(executor.isThere(trace)).isTrue();
    }

    @Test
    void withoutAnyFolderForSentMailOneIsMade() throws Exception {
        folder = "";
        Cleared cleared = Clearing.of(ApprovalNotes.undecided());
        SmtpExecutor executor = executor("s3cret");

        assertThat(executor.keepCopy(cleared.outgoing(), send(executor, cleared), NOW))
                .isEmpty();

        assertThat(sent().getMessageCount()).isEqualTo(1);
    }

    @Test
    void theMailThatWasAnsweredIsMarkedSo() throws Exception {
        var user = server.getUserManager().getUser("office");
        MimeMessage question = new MimeMessage(Session.getInstance(new Properties()));
        question.setText("Can you do it?");
        question.saveChanges();
        question.setHeader("Message-ID", "<m1@example.org>");
        user.deliver(question);
        Cleared cleared = Clearing.of(ApprovalNotes.undecided());
        SmtpExecutor executor = executor("s3cret");

        executor.keepCopy(cleared.outgoing(), send(executor, cleared), NOW);

        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
        assertThat(inbox.getMessages().get(0).getFlags().contains(Flags.Flag.ANSWERED))
                .isTrue();
    }

    private static Trace send(SmtpExecutor executor, Cleared cleared) {
        SendOutcome outcome = executor.execute(cleared, trace -> {});
        assertThat(outcome).isInstanceOf(Sent.class);
        return ((Sent) outcome).trace();
    }

    private MailFolder sent() {
        return server.getManagers()
                .getImapHostManager()
                .getFolder(server.getUserManager().getUser("office"), "Sent");
    }

    private SmtpExecutor executor(String password) {
        SmtpSettings settings = new SmtpSettings(
                new SmtpSettings.Server("127.0.0.1", server.getSmtp().getPort(), SmtpTls.NONE),
                Mailbox.parse("office@example.com"),
                new SmtpSettings.Login("office", new Secret("s3cret")),
                SHORT);
        SentSettings sent = new SentSettings(
                new SmtpSettings.Server("127.0.0.1", server.getImap().getPort(), SmtpTls.NONE),
                new SmtpSettings.Login("office", new Secret(password)),
                folder,
                SHORT);
        MessageIds ids = MessageIds.open(state.resolve("message-id.key"), new SecureRandom());
        return new SmtpExecutor(settings, sent, ids, files, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
