package dev.aiemployee.cloud.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.watch.FaultyImap.Fault;
import dev.aiemployee.cloud.watch.PollOutcome.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mailbox that would not give out one message keeps no other out, and none counts as read that was not. */
@Timeout(60)
class ImapFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:20:00Z");
    private static final int LARGE = 700_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** For what only silence ends. */
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private FaultyImap server;
    private ImapWatcher watcher;
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private MailCursor cursor;

    private final List<Long> taken = new ArrayList<>();
    private final List<UndeliveredMail> told = new ArrayList<>();

    @BeforeEach
    void startTheServer() throws IOException {
        server = new FaultyImap(IntStream.rangeClosed(1, 4)
                .mapToObj(i -> "Subject: " + i + "\r\n\r\n" + "body ".repeat(i == 3 ? LARGE / 5 : 1))
                .toList());
        restart(TIMEOUT);
        cursor = MailCursor.start(watcher.account(), NOW.minus(Duration.ofDays(2)));
    }

    private void restart(Duration timeout) {
        watcher = new ImapWatcher(
                new ImapAccount("127.0.0.1", server.port(), "me", "INBOX", ImapSecurity.LOOPBACK),
                new ImapLimits(50, 1 << 20, 1 << 22, timeout),
                new MailSpool(folder),
                clock,
                () -> "secret");
    }

    @AfterEach
    void stopTheServer() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO",
                "BAD",
                "NIL",
                "NOTHING",
                "SHORT",
                "ENDLESS",
                "HUGE",
                "HUGE_AND_SENT",
                "DROP",
                "NO_LISTING",
                "OTHER_UID"
            })
    void oneMessageThatIsNotGivenOutKeepsNoOtherOut(Fault fault) throws IOException {
        assertThatAllButTheSecondAreTaken(fault, 5);
    }

    /** Whoever names no message means the one that was asked for, and no mail has no bytes. */
    @ParameterizedTest
    @EnumSource(names = {"NO_UID", "SIZE_ZERO"})
    void whatTheServerDoesNotSayOfAMessageKeepsItNotBack(Fault fault) throws IOException {
        server.fault = fault;
        server.about = 2;

        Fetched fetched = poll();

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        assertThat(fetched.mails()).allSatisfy(mail -> assertThat(mail.size()).isPositive());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEGATIVE", "HANG", "DRIP"})
    void oneMessageThatTakesForEverKeepsNoOtherOut(Fault fault) throws IOException {
        restart(SHORT_TIMEOUT);

        assertThatAllButTheSecondAreTaken(fault, 3);
    }

    @Test
    void aMessageOfWhichOnlyTheStartIsGivenOutIsNotTaken() throws IOException {
        server.fault = Fault.NO_SECOND_STRETCH;
        server.about = 3;

        for (int look = 0; look < 3; look++) {
            poll();
        }

        assertThat(taken).containsExactly(1L, 2L, 4L);
        assertThat(told).extracting(UndeliveredMail::uid).containsExactly(3L);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "HANG_GREETING",
                "ENDLESS_GREETING",
                "ENDLESS_LINE",
                "HANG_LOGIN",
                "HUGE_LOGIN",
                "BYE_AT_SELECT",
                "NO_VALIDITY",
                "VALIDITY_ZERO"
            })
    void aServerOutOfOrderIsReadFromWhereItStoodWhenItIsWell(Fault fault) throws IOException {
        server.fault = fault;
        restart(SHORT_TIMEOUT);
        assertThat(watcher.poll(cursor)).isInstanceOf(PollOutcome.Unreachable.class);

        server.fault = Fault.NONE;
        restart(TIMEOUT);
        poll();

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told).isEmpty();
    }

    @Test
    void aNumberThatNoMessageHasMovesTheCursorPastNone() throws IOException {
        server.fault = Fault.PHANTOMS;
        poll();

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        assertThat(cursor.lastUid()).isEqualTo(4);
    }

    private void assertThatAllButTheSecondAreTaken(Fault fault, int looks) throws IOException {
        server.fault = fault;
        server.about = 2;

        for (int look = 0; look < looks; look++) {
            poll();
        }

        assertThat(taken).containsExactly(1L, 3L, 4L);
        assertThat(told).singleElement().satisfies(mail -> {
            assertThat(mail.uid()).isEqualTo(2);
            assertThat(mail.validity()).isEqualTo(7);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"NO", "NIL", "SHORT", "DROP"})
    void whatIsGivenOutLaterIsTakenLater(Fault fault) throws IOException {
        server.fault = fault;
        server.about = 2;
        poll();

        server.fault = Fault.NONE;
        clock = Clock.fixed(NOW.plus(Duration.ofHours(2)), ZoneOffset.UTC);
        restart(TIMEOUT);
        poll();
        poll();

        assertThat(taken).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(cursor.stuck()).isEmpty();
    }

    @Test
    void whileNothingIsGivenOutNoMessageIsBlamed() throws IOException {
        server.fault = Fault.NO;
        for (int look = 0; look < 10; look++) {
            poll();
        }
        assertThat(told).isEmpty();

        server.fault = Fault.NONE;
        poll();

        assertThat(taken).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void whenNothingIsGivenOutForLongTheOperatorIsTold() throws IOException {
        server.fault = Fault.NO;
        poll();

        clock = Clock.fixed(NOW.plus(Duration.ofMinutes(20)), ZoneOffset.UTC);
        restart(TIMEOUT);
        poll();

        assertThat(told).hasSize(4);
    }

    @Test
    void aMessageSaidToBeLargerThanItIsIsNotTakenForWhole() throws IOException {
        server.sizeLie = 10;

        poll();

        assertThat(taken).isEmpty();
    }

    @Test
    void aMessageThatIsMoreThanItWasSaidToBeIsTakenWhole() throws IOException {
        server.sizeLie = -3;

        Fetched fetched = poll();

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        assertThat(fetched.next().stuck()).isEmpty();
    }

    @Test
    void aLargeMessageLiesInAFileUntilItIsRead() throws IOException {
        Fetched fetched = (Fetched) watcher.poll(cursor);
        RawMail large = fetched.mails().get(2);

        assertThat(large.bytes().length()).isGreaterThan(LARGE);
        assertThat(folder.toFile().list()).hasSize(1);
        large.close();

        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void whatTheMailboxSaysOfAMessageComesWithIt() throws IOException {
        server.flags = "\\Seen \\Answered";

        RawMail mail = ((Fetched) watcher.poll(cursor)).mails().get(0);

        assertThat(mail.has(MailboxFlag.ANSWERED)).isTrue();
        assertThat(mail.has(MailboxFlag.DRAFT)).isFalse();
    }

    @Test
    void whatIsLeftBehindOutlivesARestart() throws IOException {
        server.fault = Fault.DROP;
        server.about = 2;
        poll();
        MailCursorFile file = new MailCursorFile(folder.resolve("cursor"));

        file.save(cursor);

        assertThat(cursor.stuck()).hasSize(1);
        assertThat(file.load(watcher.account())).contains(cursor);
    }

    @Test
    void theCursorOfTheFirstVersionIsRead() throws IOException {
        Files.writeString(folder.resolve("cursor"), "7 3 2026-11-18T08:20:00Z me@127.0.0.1:143/INBOX\n");

        assertThat(new MailCursorFile(folder.resolve("cursor")).load("me@127.0.0.1:143/INBOX"))
                .contains(new MailCursor("me@127.0.0.1:143/INBOX", 7, 3, Instant.parse("2026-11-18T08:20:00Z")));
    }

    private Fetched poll() throws IOException {
        Fetched fetched = (Fetched) watcher.poll(cursor);
        for (RawMail mail : fetched.mails()) {
            taken.add(mail.uid());
            mail.close();
        }
        told.addAll(fetched.undelivered());
        cursor = fetched.next();
        return fetched;
    }
}
