package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.execute.ScriptedSmtpServer.Deed;
import dev.aiemployee.local.execute.ScriptedSmtpServer.Point;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are not ASCII: what is said to a server that offers SMTPUTF8 (RFC 6531), and to one that does not. */
class SmtpUtf8Test {
    private static final Map<Point, Deed> OFFERED =
            Map.of(Point.EHLO, new Deed.Answer("250-scripted\r\n250-8BITMIME\r\n250 SMTPUTF8"));
    private static final Note TO_JOERG =
            ApprovalNotes.undecided().withList("to", List.of("Jörg <jörg@bücher.example>", "anna@example.org"));

    @TempDir
    private Path state;

    private boolean left;

    @Test
    void aServerThatOffersItIsToldTheAddressAsItIs() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(OFFERED)) {
            SendOutcome outcome = send(server, TO_JOERG, "office@example.com");

            assertThat(outcome).isInstanceOf(Sent.class);
            assertThat(commands(server))
                    .contains(
                            "MAIL FROM:<office@example.com> SMTPUTF8",
                            "RCPT TO:<jörg@xn--bcher-kva.example>",
                            "RCPT TO:<anna@example.org>");
            assertThat(utf8(server.taken().get(0))).contains("To: \"Jörg\" <jörg@xn--bcher-kva.example>");
        }
    }

    @Test
    void aServerThatDoesNotOfferItIsToldNothing() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of())) {
            SendOutcome outcome = send(server, TO_JOERG, "office@example.com");

            assertThat(outcome)
                    .isEqualTo(new RefusedBeforeSending(
                            "the mail server offers no SMTPUTF8, without which it cannot be told jörg@bücher.example;"
                                    + " use an address in plain letters, or a server that offers it",
                            true));
            assertThat(left).isFalse();
            assertThat(commands(server)).noneMatch(command -> command.startsWith("MAIL") || command.startsWith("RCPT"));
        }
    }

    @Test
    void aHiddenRecipientAndTheSenderNeedItToo() {
        Note hidden = ApprovalNotes.undecided().withList("bcc", List.of("jörg@example.org"));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of())) {
            assertThat(send(server, hidden, "office@example.com")).isInstanceOf(RefusedBeforeSending.class);
            assertThat(send(server, ApprovalNotes.undecided(), "büro@example.com"))
                    .isInstanceOf(RefusedBeforeSending.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aMailToPlainAddressesDoesNotAskForIt() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(OFFERED)) {
            Note note = ApprovalNotes.undecided().withList("to", List.of("Jörg <joerg@bücher.example>"));

            assertThat(send(server, note, "office@bücher.example")).isInstanceOf(Sent.class);
            assertThat(commands(server))
                    .contains("MAIL FROM:<office@xn--bcher-kva.example>", "RCPT TO:<joerg@xn--bcher-kva.example>");
            assertThat(server.taken().get(0))
                    .matches(raw -> StandardCharsets.US_ASCII.newEncoder().canEncode(raw));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@straße.example", "anna@βόλος.example", "anna@a\u200Db.example"})
    void aDomainThatCanBeReadAsTwoIsNotGuessed(String address) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(OFFERED)) {
            Note note = ApprovalNotes.undecided().withList("to", List.of(address));

            assertThat(send(server, note, "office@example.com"))
                    .isInstanceOfSatisfying(
                            RefusedBeforeSending.class,
                            refused -> assertThat(refused.reason()).contains("can be read as two domains"));
            assertThat(server.commands()).isEmpty();
        }
    }

    private SendOutcome send(ScriptedSmtpServer server, Note note, String from) {
        Duration answer = Duration.ofSeconds(5);
        SmtpSettings settings = new SmtpSettings(
                new SmtpSettings.Server("127.0.0.1", server.port(), SmtpTls.NONE),
                Mailbox.parse(from),
                null,
                new SmtpSettings.Timeouts(answer, answer));
        MessageIds ids = MessageIds.open(state.resolve("message-id.key"), new SecureRandom());
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        return new SmtpExecutor(settings, null, ids, KeptFiles.NONE, clock)
                .execute(Clearing.of(note), trace -> left = true);
    }

    private static List<String> commands(ScriptedSmtpServer server) {
        return server.commands().stream().map(SmtpUtf8Test::utf8).toList();
    }

    /** The server reads bytes as Latin letters. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
