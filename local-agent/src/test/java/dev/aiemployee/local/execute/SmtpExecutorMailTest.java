package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at a real mail server. */
class SmtpExecutorMailTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    private Path state;

    private ZoneId zone = ZoneOffset.UTC;

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
    void whatLooksEncodedAlreadyIsReadAsItWasShown() throws Exception {
        String literal = "Re: =?utf-8?b?UGF5IDkwMCBFVVIgbm93?= " + "=?utf-8?q?x?=".repeat(9);
        Note note = ApprovalNotes.undecided()
                .withList("to", List.of("=?utf-8?q?Boss?= <anna@example.org>"))
                .with("subject", literal);
        Attachment file = file("Files/=?utf-8?q?invoice?=.pdf", new byte[] {1});
        Attachment other = file("Files/a'%41.pdf", new byte[] {2});

        executor(Map.of(file.digest(), new byte[] {1}, other.digest(), new byte[] {2}))
                .execute(Clearing.withFiles(note, List.of(file, other)), id -> {});

        MimeMessage mail = onlyMail(1);
        assertThat(mail.getSubject()).isEqualTo(literal);
        assertThat(((InternetAddress) mail.getRecipients(RecipientType.TO)[0]).getPersonal())
                .isEqualTo("=?utf-8?q?Boss?=");
        assertThat(GreenMailUtil.getWholeMessage(mail))
                .doesNotContain("=?utf-8?q?Boss", "=?utf-8?b?UGF5", "=?utf-8?q?invoice", "%41.pdf\"")
                .contains("filename*=UTF-8''%3D%3Futf-8%3Fq%3Finvoice%3F%3D.pdf", "filename*=UTF-8''a%27%2541.pdf");
    }

    @Test
    void theHeaderOfALongThreadStaysShortAndKeepsTheFirstAndTheLastReferences() throws Exception {
        List<String> references = IntStream.range(0, 400)
                .mapToObj(i -> "<" + "m".repeat(60) + i + "@example.org>")
                .toList();
        Note note = ApprovalNotes.undecided()
                .with("in_reply_to", references.get(399))
                .withList("references", references)
                .with("subject", "Re: Grüße " + "lang ".repeat(40));

        executor().execute(Clearing.of(note), id -> {});

        MimeMessage mail = onlyMail(1);
        String raw = GreenMailUtil.getWholeMessage(mail);
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).hasSizeLessThan(3_000);
        List<String> kept = List.of(mail.getHeader("References")[0].split("\\s+", -1));
        assertThat(kept).hasSizeGreaterThan(8).isSubsetOf(references);
        assertThat(kept).startsWith(references.get(0)).endsWith(references.get(398), references.get(399));
    }

    @Test
    void anAddressThatIsNamedTwiceIsToldToTheServerOnce() throws Exception {
        Note note = ApprovalNotes.undecided()
                .withList("to", List.of("Anna <anna@example.org>"))
                .withList("cc", List.of("ANNA@example.org", "ben@example.org"))
                .withList("bcc", List.of("ben@example.org"));

        executor().execute(Clearing.of(note), id -> {});

        assertThat(onlyMail(2).getRecipients(RecipientType.CC)).hasSize(2);
    }

    @Test
    void theDateIsWrittenInTheOperatorsZone() throws Exception {
        zone = ZoneId.of("Europe/Berlin");

        executor().execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

        assertThat(onlyMail(1).getHeader("Date")).containsExactly("Fri, 20 Nov 2026 10:00:00 +0100");
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
    void theApprovedFilesArriveByteForByteUnderTheirNames() throws Exception {
        byte[] pdf = new byte[100_000];
        new Random(7).nextBytes(pdf);
        byte[] table = "name;price\r\nBücher;5\n".getBytes(StandardCharsets.ISO_8859_1);
        Cleared cleared = Clearing.withFiles(
                ApprovalNotes.undecided(),
                List.of(
                        file(
                                "Files/Angebot für Anna, \"2026\" – sehr, sehr, sehr lange benannt, damit es"
                                        + " umbricht.pdf",
                                pdf),
                        file("Files/preise 2026.csv", table)));
        Map<Digest, byte[]> kept = Map.of(Digest.of(pdf), pdf, Digest.of(table), table);

        SendOutcome outcome = executor(kept).execute(cleared, id -> {});

        MimeMessage mail = onlyMail(1);
        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(mail.getMessageID()).isEqualTo(((Sent) outcome).trace().value());
        String raw = GreenMailUtil.getWholeMessage(mail);
        assertThat(raw).matches(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text));
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        List<String> parts = parts(raw);
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0))
                .contains("Content-Type: text/plain; charset=UTF-8")
                .endsWith("Dear Anna,\r\n\r\nyes.");
        assertThat(parts.get(1))
                .contains("Content-Type: application/pdf\r\n", "filename*=UTF-8''Angebot%20f%C3%BCr%20Anna%2C%20%22");
        assertThat(parts.get(2)).contains("Content-Type: text/csv; charset=UTF-8\r\n", "filename=\"preise 2026.csv\"");
        assertThat(decoded(parts.get(1))).isEqualTo(pdf);
        assertThat(decoded(parts.get(2))).isEqualTo(table);
        assertThat(((MimeMultipart) mail.getContent()).getBodyPart(1).getFileName())
                .isEqualTo("Angebot für Anna, \"2026\" – sehr, sehr, sehr lange benannt, damit es umbricht.pdf");
    }

    @Test
    void theSameFilesGiveTheSameMail() throws Exception {
        byte[] bytes = {1, 2, 3};
        Cleared cleared = Clearing.withFiles(ApprovalNotes.undecided(), List.of(file("a.png", bytes)));

        executor(Map.of(Digest.of(bytes), bytes)).execute(cleared, id -> {});
        executor(Map.of(Digest.of(bytes), bytes)).execute(cleared, id -> {});

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0]))
                .isEqualTo(GreenMailUtil.getBody(server.getReceivedMessages()[1]));
        assertThat(server.getReceivedMessages()[0].getContentType())
                .isEqualTo(server.getReceivedMessages()[1].getContentType());
    }

    @Test
    void withoutTheBytesThatWereApprovedNothingIsSaid() {
        byte[] bytes = {1, 2, 3};
        Cleared cleared = Clearing.withFiles(ApprovalNotes.undecided(), List.of(file("Files/a.png", bytes)));

        SendOutcome outcome = executor(Map.of()).execute(cleared, id -> {});

        assertThat(outcome)
                .isEqualTo(new RefusedBeforeSending(
                        "attachments: Files/a.png as it was approved is missing or damaged", true));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** The parts between the boundaries, read with no mail library. */
    private static List<String> parts(String raw) {
        String boundary = raw.replaceAll("(?s).*boundary=\"([^\"]+)\".*", "$1");
        String[] parts =
                raw.substring(raw.indexOf("\r\n\r\n")).split("\r\n--" + Pattern.quote(boundary) + "(--)?\r?\n?");
        return Stream.of(parts).skip(1).filter(part -> !part.isBlank()).toList();
    }

    private static byte[] decoded(String part) {
        return Base64.getMimeDecoder().decode(part.substring(part.indexOf("\r\n\r\n") + 4));
    }

    private static Attachment file(String path, byte[] bytes) {
        return new Attachment(path, bytes.length, Digest.of(bytes));
    }

    private SmtpExecutor executor(Map<Digest, byte[]> kept) {
        KeptFiles files = digest -> Optional.ofNullable(kept.get(digest));
        return new SmtpExecutor(settings(server.getSmtp().getPort(), SmtpTls.NONE), null, ids(), files, clock());
    }

    @Test
    void aLongThreadIsFolded() throws Exception {
        List<String> references = IntStream.range(0, 25)
                .mapToObj(i -> "<message-number-" + i + "@mail.example.org>")
                .toList();

        executor().execute(Clearing.of(ApprovalNotes.undecided().withList("references", references)), id -> {});

        MimeMessage mail = onlyMail(1);
        assertThat(mail.getHeader("References", null).split("\\s+")).containsExactlyElementsOf(references);
        assertThat(GreenMailUtil.getWholeMessage(mail).lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void anAddressThatIsNotAsciiReachesAServerThatTakesIt() throws Exception {
        SendOutcome outcome = executor()
                .execute(Clearing.of(ApprovalNotes.undecided().withList("to", List.of("jörg@example.org"))), id -> {});

        assertThat(outcome).isInstanceOf(Sent.class);
        onlyMail(1);
        assertThat(server.getUserManager().listUser())
                .extracting(user -> user.getEmail())
                .contains("jörg@example.org");
    }

    @Test
    void aServerThatCannotProveItsNameGetsNothing() {
        SmtpSettings settings = settings(server.getSmtps().getPort(), SmtpTls.TLS);

        SendOutcome outcome = new SmtpExecutor(settings, null, ids(), KeptFiles.NONE, clock())
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
        return new SmtpExecutor(
                settings(server.getSmtp().getPort(), SmtpTls.NONE), null, ids(), KeptFiles.NONE, clock());
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

    private Clock clock() {
        return Clock.fixed(NOW, zone);
    }
}
