package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.Secret;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The login and the mail go to nobody who cannot prove to be the server. The certificates are made by the test. */
class SmtpTlsTest {
    private static final String ME = "AUTH PLAIN";

    @TempDir
    private static Path certificates;

    private static TestAuthority authority;
    private static SSLContext rightName;
    private static SSLContext wrongName;

    @TempDir
    private Path state;

    @BeforeAll
    static void certify() {
        authority = new TestAuthority(certificates);
        rightName = authority.server("right", "ip:127.0.0.1");
        wrongName = authority.server("wrong", "dns:mail.example.net");
    }

    @ParameterizedTest
    @EnumSource(value = SmtpTls.class, names = "NONE", mode = Mode.EXCLUDE)
    void aServerThatProvesItsNameGetsTheLoginAndTheMail(SmtpTls tls) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(), rightName, tls)) {
            SendOutcome outcome = send(server, tls, true);

            assertThat(outcome).isInstanceOf(Sent.class);
            assertThat(server.commands()).anyMatch(command -> command.startsWith(ME));
            assertThat(server.taken()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = SmtpTls.class, names = "NONE", mode = Mode.EXCLUDE)
    void aServerOfAnotherNameGetsNothing(SmtpTls tls) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(), wrongName, tls)) {
            SendOutcome outcome = send(server, tls, true);

            assertRefused(server, outcome, "its certificate is for another name");
        }
    }

    @ParameterizedTest
    @EnumSource(value = SmtpTls.class, names = "NONE", mode = Mode.EXCLUDE)
    void aServerOfAnUnknownAuthorityGetsNothing(SmtpTls tls) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(), rightName, tls)) {
            SendOutcome outcome = send(server, tls, false);

            assertRefused(server, outcome, "this computer does not trust its certificate");
        }
    }

    private static void assertRefused(ScriptedSmtpServer server, SendOutcome outcome, String words) {
        assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
        assertThat(outcome.message())
                .startsWith("not done: no trusted connection to 127.0.0.1: ")
                .contains(words)
                .doesNotContain("hunter2", "PKIX", "Exception");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
    }

    private SendOutcome send(ScriptedSmtpServer server, SmtpTls tls, boolean trusting) {
        SmtpSettings settings = new SmtpSettings(
                new SmtpSettings.Server("127.0.0.1", server.port(), tls),
                Mailbox.parse("office@example.com"),
                new SmtpSettings.Login("me", new Secret("hunter2")),
                new SmtpSettings.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10)));
        Properties properties = SmtpProperties.of(settings);
        if (trusting) {
            properties.put("mail.smtp.ssl.socketFactory", authority.trust());
            properties.put("mail.smtp.socketFactory.fallback", "false"); // else its last words are another factory's
        }
        MessageIds ids = MessageIds.open(state.resolve("message-id.key"), new SecureRandom());
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        return new SmtpExecutor(settings, null, ids, KeptFiles.NONE, clock, properties)
                .execute(Clearing.of(ApprovalNotes.undecided()), trace -> {});
    }
}
