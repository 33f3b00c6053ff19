package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.approve.Mailbox;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at a real mail server. */
class SmtpExecutorMailTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    private Path state;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
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
    void theApprovedMailArrivesWordForWord() throws Exception {
        String subject = "Re: \"x\" [URGENT] @y #z: - 😀 and so on, longer than one header line may be without a fold";
        String text = "Grüße,\n\n.\n..dots\n=20 trailing  \n" + "long ".repeat(400) + "\n-- \n😀";
        Note note =
                ApprovalNotes.undecided("EMAIL_DRAFT_0001", "EMAIL_0001", text).with("subject", subject);

        SendOutcome outcome = executor().execute(Clearing.of(note), id -> {});

        MimeMessage mail = onlyMail(1);
        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualTo(text);
        assertThat(mail.getEncoding()).isEqualTo("quoted-printable");
        assertThat(mail.getMessageID()).isEqualTo(((Sent) outcome).trace().value());
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("office@example.com", "Our Öffice", "UTF-8"));
        assertThat(mail.getHeader("Return-Path")).containsExactly("<office@example.com>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<m1@example.org>");
        assertThat(mail.getHeader("References")).containsExactly("<m0@example.org> <m1@example.org>");
        assertThat(GreenMailUtil.getWholeMessage(mail))
                .matches(raw -> StandardCharsets.US_ASCII.newEncoder().canEncode(raw));
    }

    @Test
    void hiddenRecipientsGetTheMailAndNoHeaderNamesThem() throws Exception {
        Note note = ApprovalNotes.undecided()
                .withList("to", List.of("Müller, Anna <anna@example.org>", "ben@example.org"))
                .withList("cc", List.of("cleo@bücher.example"))
                .withList("bcc", List.of("hidden@example.org"));

        executor().execute(Clearing.of(note), id -> {});

        MimeMessage mail = onlyMail(4);
        assertThat(server.getUserManager().listUser())
                .extracting(user -> user.getEmail())
                .contains("anna@example.org", "ben@example.org", "cleo@xn--bcher-kva.example", "hidden@example.org");
        assertThat(mail.getRecipients(RecipientType.TO))
                .containsExactly(
                        new InternetAddress("anna@example.org", "Müller, Anna", "UTF-8"),
                        new InternetAddress("ben@example.org"));
        assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("hidden");
    }

    @Test
    void aLongThreadIsFolded() throws Exception {
        List<String> references = IntStream.range(0, 60)
                .mapToObj(i -> "<message-number-" + i + "@mail.example.org>")
                .toList();

        executor().execute(Clearing.of(ApprovalNotes.undecided().withList("references", references)), id -> {});

        MimeMessage mail = onlyMail(1);
        assertThat(mail.getHeader("References", null).split("\\s+")).containsExactlyElementsOf(references);
        assertThat(GreenMailUtil.getWholeMessage(mail).lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void anAddressThatNeedsAnExtensionIsRefusedBeforeAnythingIsSaid() {
        SendOutcome outcome = executor()
                .execute(Clearing.of(ApprovalNotes.undecided().withList("to", List.of("jörg@example.org"))), id -> {});

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RefusedBeforeSending.class,
                        refused -> assertThat(refused.permanent()).isTrue());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatCannotProveItsNameGetsNothing() {
        SmtpSettings settings = settings(server.getSmtps().getPort(), SmtpTls.TLS);

        SendOutcome outcome = new SmtpExecutor(settings, null, ids(), clock())
                .execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

        assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void theKeyIsMadeOnceAndForItsOwnerAlone() throws Exception {
        executor().execute(Clearing.of(ApprovalNotes.undecided()), id -> {});
        executor().execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getHeader("Message-ID"))
                .isEqualTo(server.getReceivedMessages()[1].getHeader("Message-ID"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("message-id.key"))))
                .isEqualTo("rw-------");
    }

    private MimeMessage onlyMail(int copies) {
        assertThat(server.getReceivedMessages()).hasSize(copies);
        return server.getReceivedMessages()[0];
    }

    private SmtpExecutor executor() {
        return new SmtpExecutor(settings(server.getSmtp().getPort(), SmtpTls.NONE), null, ids(), clock());
    }

    private static SmtpSettings settings(int port, SmtpTls tls) {
        return new SmtpSettings(
                new SmtpSettings.Server("127.0.0.1", port, tls),
                Mailbox.parse("Our Öffice <office@example.com>"),
                new SmtpSettings.Login("office", new Secret("s3cret")),
                new SmtpSettings.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    private MessageIds ids() {
        return MessageIds.open(state.resolve("message-id.key"), new SecureRandom());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
