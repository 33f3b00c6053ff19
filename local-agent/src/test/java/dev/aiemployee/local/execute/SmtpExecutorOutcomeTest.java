package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Clearing;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.execute.ScriptedSmtpServer.Deed;
import dev.aiemployee.local.execute.ScriptedSmtpServer.Point;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known after each way in which a conversation with a mail server can end. */
class SmtpExecutorOutcomeTest {
    private static final Deed DROP = new Deed.Drop();

    @TempDir
    private Path state;

    @Test
    void aMailTheServerTookIsSent() {
        SendOutcome outcome = send(Map.of());

        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(((Sent) outcome).reply()).isEqualTo("250 queued as 42");
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"DOT", "TEXT"},
            mode = Mode.EXCLUDE)
    void aConnectionLostBeforeTheFinalDotIsARefusalWorthAnotherAttempt(Point point) {
        assertThat(send(Map.of(point, DROP)))
                .isInstanceOfSatisfying(
                        RefusedBeforeSending.class,
                        refused -> assertThat(refused.permanent()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"DOT", "TEXT"},
            mode = Mode.EXCLUDE)
    void aServerThatFallsSilentBeforeTheFinalDotIsARefusalWorthAnotherAttempt(Point point) {
        assertThat(send(Map.of(point, new Deed.Stall())))
                .isInstanceOfSatisfying(
                        RefusedBeforeSending.class,
                        refused -> assertThat(refused.permanent()).isFalse());
    }

    @Test
    void aServerThatReadsNoFurtherThanTheTextHasNotTakenTheMail() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(Point.TEXT, new Deed.Stall()))) {
            SendOutcome outcome = executor(server.port(), null)
                    .execute(Clearing.withBody(ApprovalNotes.undecided(), "long line\n".repeat(3_000_000)), id -> {});

            assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
        }
    }

    @Test
    void aConnectionLostWhileTheEndMayBeOnTheWireLeavesTheOutcomeUnknown() {
        assertThat(send(Map.of(Point.TEXT, DROP))).isInstanceOf(Unknown.class);
    }

    @Test
    void aServerThatFallsSilentAfterTheFinalDotLeavesTheOutcomeUnknown() {
        assertThat(send(Map.of(Point.DOT, new Deed.Stall()))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50})
    @Timeout(60)
    void anAnswerToTheFinalDotThatNeverEndsLeavesTheOutcomeUnknown(long pause) {
        assertThat(send(Map.of(Point.DOT, new Deed.GoOn("250-more", pause)))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"GREETING", "EHLO", "RCPT"})
    @Timeout(60)
    void anAnswerThatNeverEndsBeforeTheMailIsARefusalWorthAnotherAttempt(Point point) {
        assertThat(send(Map.of(point, new Deed.GoOn(point == Point.GREETING ? "220-more" : "250-more", 50))))
                .isInstanceOfSatisfying(
                        RefusedBeforeSending.class,
                        refused -> assertThat(refused.permanent()).isFalse());
    }

    @Test
    void aConnectionLostAfterTheFinalDotLeavesTheOutcomeUnknown() {
        assertThat(send(Map.of(Point.DOT, DROP))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"251 what", "200 ok", "354 more", "garbage", "", "999 what"})
    void anAnswerToTheFinalDotThatIsNeitherYesNorNoLeavesTheOutcomeUnknown(String answer) {
        assertThat(send(Map.of(Point.DOT, new Deed.AnswerAndDrop(answer)))).isInstanceOf(Unknown.class);
    }

    @Test
    void aServerThatTakesTheMailAndDiesHasTakenIt() {
        assertThat(send(Map.of(Point.DOT, new Deed.AnswerAndDrop("250 queued"))))
                .isInstanceOf(Sent.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    void a4yzReplyIsARefusalWorthAnotherAttempt(Point point) {
        assertThat(send(Map.of(point, new Deed.Answer("451 later"))))
                .isEqualTo(new RefusedBeforeSending("451 later", false));
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    void a5yzReplyIsARefusalForGood(Point point) {
        assertThat(send(Map.of(point, new Deed.Answer("550 never"))))
                .isInstanceOfSatisfying(RefusedBeforeSending.class, refused -> {
                    assertThat(refused.permanent()).isTrue();
                    assertThat(refused.reason()).isEqualTo("550 never");
                });
    }

    @Test
    void aLoginThatIsNotAcceptedIsARefusalForGoodAndThePasswordStaysSecret() {
        try (ScriptedSmtpServer server =
                new ScriptedSmtpServer(Map.of(Point.AUTH, new Deed.Answer("535 bad credentials")))) {
            SmtpSettings.Login login = new SmtpSettings.Login("me", new Secret("hunter2"));

            SendOutcome outcome =
                    executor(server.port(), login).execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

            assertThat(outcome).isInstanceOfSatisfying(RefusedBeforeSending.class, refused -> {
                assertThat(refused.permanent()).isTrue();
                assertThat(refused.reason()).doesNotContain("hunter2");
            });
        }
    }

    @Test
    void oneRefusedRecipientMeansNobodyGetsIt() {
        Map<Point, Deed> script = Map.of(Point.RCPT, new Deed.Answer("550 no such user"));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(script)) {
            executor(server.port(), null).execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

            assertThat(server.commands()).noneMatch(command -> command.startsWith("DATA"));
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsARefusalWorthAnotherAttempt() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        SendOutcome outcome = executor(free, null).execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RefusedBeforeSending.class,
                        refused -> assertThat(refused)
                                .isEqualTo(new RefusedBeforeSending(
                                        "127.0.0.1 does not answer (Connection refused)", false)));
    }

    @Test
    void withoutTheTlsThatIsAskedForNothingIsSaid() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of())) {
            SmtpSettings settings =
                    settings(server.port(), SmtpTls.STARTTLS, new SmtpSettings.Login("me", new Secret("x")));

            SendOutcome outcome = new SmtpExecutor(settings, null, ids(), KeptFiles.NONE, clock())
                    .execute(Clearing.of(ApprovalNotes.undecided()), id -> {});

            assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
            assertThat(server.commands())
                    .noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
        }
    }

    @Test
    void aNoteForAnotherAccountIsNotSentFromThisOne() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of())) {
            SendOutcome outcome = executor(server.port(), null)
                    .execute(Clearing.of(ApprovalNotes.undecided().with("account", "other@example.org")), id -> {});

            assertThat(outcome).isInstanceOf(RefusedBeforeSending.class);
            assertThat(server.commands()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"GREETING", "EHLO", "MAIL", "RCPT"})
    void untilTheServerIsAskedToTakeTheTextNothingLeaves(Point point) {
        List<Trace> departures = new ArrayList<>();
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(point, DROP))) {
            executor(server.port(), null).execute(Clearing.of(ApprovalNotes.undecided()), departures::add);

            assertThat(departures).isEmpty();
        }
    }

    @Test
    void theDepartureIsToldOnceBeforeTheServerIsAskedToTakeTheText() {
        List<Trace> departures = new ArrayList<>();
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(Point.DOT, DROP))) {
            SendOutcome outcome = executor(server.port(), null).execute(Clearing.of(ApprovalNotes.undecided()), id -> {
                assertThat(server.commands()).noneMatch(command -> command.startsWith("DATA"));
                departures.add(id);
            });

            assertThat(departures).containsExactly(((Unknown) outcome).trace());
        }
    }

    @Test
    void aDepartureThatCannotBeWrittenDownDoesNotTakePlace() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of())) {
            SmtpExecutor executor = executor(server.port(), null);

            assertThatThrownBy(() -> executor.execute(Clearing.of(ApprovalNotes.undecided()), id -> {
                        throw new VaultException("disk full");
                    }))
                    .isInstanceOf(VaultException.class);

            assertThat(server.commands()).noneMatch(command -> command.startsWith("DATA"));
        }
    }

    @Test
    void theOutcomeNamesTheMessageIdThatTheMailCarried() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Map.of(Point.DOT, DROP))) {
            SendOutcome first = executor(server.port(), null).execute(Clearing.of(ApprovalNotes.undecided()), id -> {});
            SendOutcome second =
                    executor(server.port(), null).execute(Clearing.of(ApprovalNotes.undecided()), id -> {});
            SendOutcome other = executor(server.port(), null)
                    .execute(Clearing.of(ApprovalNotes.undecided().with("subject", "other")), id -> {});

            String id = ((Unknown) first).trace().value();
            assertThat(id).matches("<[0-9a-f]{40}@example\\.com>");
            assertThat(server.taken().get(0)).contains("Message-ID: " + id);
            assertThat(((Unknown) second).trace().value()).isEqualTo(id);
            assertThat(((Unknown) other).trace().value()).isNotEqualTo(id);
        }
    }

    private SendOutcome send(Map<Point, Deed> script) {
        Map<Point, Deed> deeds = new EnumMap<>(Point.class);
        deeds.putAll(script);
        SmtpSettings.Login login = new SmtpSettings.Login("me", new Secret("hunter2"));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(deeds)) {
            SendOutcome outcome =
                    executor(server.port(), login).execute(Clearing.of(ApprovalNotes.undecided()), id -> {});
            assertThat(server.taken()).hasSize(deeds.isEmpty() || deeds.containsKey(Point.DOT) ? 1 : 0);
            return outcome;
        }
    }

    private SmtpExecutor executor(int port, SmtpSettings.Login login) {
        return new SmtpExecutor(settings(port, SmtpTls.NONE, login), null, ids(), KeptFiles.NONE, clock());
    }

    private static SmtpSettings settings(int port, SmtpTls tls, SmtpSettings.Login login) {
        return new SmtpSettings(
                new SmtpSettings.Server("127.0.0.1", port, tls),
                Mailbox.parse("Our Office <office@example.com>"),
                login,
                new SmtpSettings.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300)));
    }

    private MessageIds ids() {
        return MessageIds.open(state.resolve("message-id.key"), new SecureRandom());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    }
}
