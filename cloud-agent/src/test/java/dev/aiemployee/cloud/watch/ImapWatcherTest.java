package dev.aiemployee.cloud.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aiemployee.cloud.watch.PollOutcome.Fetched;
import dev.aiemployee.cloud.watch.PollOutcome.Unreachable;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImapWatcherTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:20:00Z");
    private static final ImapLimits LIMITS = new ImapLimits(3, 10_000, 1 << 20, Duration.ofSeconds(10));

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });

    @TempDir
    private Path folder;

    private GreenMailUser user;
    private MailCursor start;
    private ImapWatcher watcher;

    @BeforeEach
    void startTheServer() {
        server.start();
        user = server.setUser("me@workshop.example", "me", "secret");
        watcher = watcher(ImapSecurity.LOOPBACK, server.getImap().getPort(), LIMITS, "secret");
        start = MailCursor.start(watcher.account(), NOW.minus(Duration.ofDays(3)));
    }

    @AfterEach
    void stopTheServer() {
        server.stop();
    }

    @Test
    void aMessageIsTakenByteForByteAndOnce() throws Exception {
        deliver("Subject: one\r\n\r\nbody\r\n", NOW);

        Fetched first = poll(start);
        Fetched second = poll(first.next());

        assertThat(first.mails()).singleElement().satisfies(mail -> {
            assertThat(new String(mail.bytes().all(), UTF_8)).isEqualTo("Subject: one\r\n\r\nbody\r\n");
            assertThat(mail.isWhole()).isTrue();
            assertThat(mail.received()).isEqualTo(NOW);
        });
        assertThat(second.mails()).isEmpty();
        assertThat(second.next()).isEqualTo(first.next());
    }

    @Test
    void lookingLeavesNoTraceInTheMailbox() throws Exception {
        deliver("Subject: one\r\n\r\nbody\r\n", NOW);

        poll(start);

        Flags flags = server.getManagers()
                .getImapHostManager()
                .getInbox(user)
                .getMessages()
                .get(0)
                .getFlags();
        assertThat(flags.contains(Flags.Flag.SEEN)).isFalse();
        assertThat(flags.getUserFlags()).isEmpty();
    }

    @Test
    void aBatchIsLimitedAndTheRestFollows() throws Exception {
        for (int i = 1; i <= 5; i++) {
            deliver("Subject: " + i + "\r\n\r\nbody\r\n", NOW);
        }

        Fetched first = poll(start);
        Fetched second = poll(first.next());

        assertThat(first.mails()).hasSize(3);
        assertThat(first.more()).isTrue();
        assertThat(second.mails()).hasSize(2);
        assertThat(second.more()).isFalse();
        assertThat(second.mails())
                .extracting(RawMail::uid)
                .isSorted()
                .allMatch(uid -> uid > first.next().lastUid());
    }

    @Test
    void aBatchEndsWhenItIsHeavyEnough() throws Exception {
        deliver("Subject: 1\r\n\r\n" + "x".repeat(5_000), NOW);
        deliver("Subject: 2\r\n\r\n" + "x".repeat(5_000), NOW);
        ImapLimits light = new ImapLimits(3, 10_000, 4_000, Duration.ofSeconds(10));

        PollOutcome outcome = watcher(ImapSecurity.LOOPBACK, server.getImap().getPort(), light, "secret")
                .poll(start);

        assertThat(outcome).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.mails()).hasSize(1);
            assertThat(fetched.more()).isTrue();
        });
    }

    @Test
    void ofALargeMessageOnlyTheStartIsTaken() throws Exception {
        deliver("Subject: large\r\n\r\n" + "x".repeat(50_000), NOW);

        Fetched fetched = poll(start);

        assertThat(fetched.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.isWhole()).isFalse();
            assertThat(mail.bytes().all()).hasSizeLessThanOrEqualTo(LIMITS.messageBytes());
            assertThat(mail.size()).isGreaterThan(50_000);
            assertThat(new String(mail.bytes().all(), UTF_8)).startsWith("Subject: large");
        });
        assertThat(poll(fetched.next()).mails()).isEmpty();
    }

    @Test
    void mailFromBeforeTheFirstLookIsThePast() throws Exception {
        deliver("Subject: old\r\n\r\nbody\r\n", NOW.minus(Duration.ofDays(30)));
        deliver("Subject: new\r\n\r\nbody\r\n", NOW);

        assertThat(poll(start).mails()).hasSize(1);
    }

    @Test
    void mailThatComesLateIsNewWhateverItsDate() throws Exception {
        Instant longAgo = NOW.minus(Duration.ofDays(30));
        MailCursor empty = poll(start).next();
        deliver("Subject: moved from Junk\r\n\r\nbody\r\n", longAgo);

        Fetched late = poll(empty);
        deliver("Subject: another\r\n\r\nbody\r\n", longAgo);

        assertThat(late.mails()).hasSize(1);
        assertThat(poll(late.next()).mails()).hasSize(1);
    }

    @Test
    void howMuchOlderMailIsLeftAloneIsSaidOnceAtTheFirstLook() throws Exception {
        deliver("Subject: old\r\n\r\nbody\r\n", NOW.minus(Duration.ofDays(30)));
        deliver("Subject: older\r\n\r\nbody\r\n", NOW.minus(Duration.ofDays(60)));
        deliver("Subject: new\r\n\r\nbody\r\n", NOW);

        Fetched first = poll(start);

        assertThat(first.olderLeftAlone()).isEqualTo(2);
        assertThat(poll(first.next()).olderLeftAlone()).isZero();
    }

    @Test
    void mailThatWasThereAtTheFirstLookStaysThePastHoweverManyLooksItTakes() throws Exception {
        for (int i = 1; i <= 5; i++) {
            deliver("Subject: new\r\n\r\nbody\r\n", NOW);
            deliver("Subject: old\r\n\r\nbody\r\n", NOW.minus(Duration.ofDays(30)));
        }

        List<RawMail> taken = new ArrayList<>();
        Fetched look = poll(start);
        taken.addAll(look.mails());
        while (look.more()) {
            look = poll(look.next());
            taken.addAll(look.mails());
        }

        assertThat(taken).hasSize(5);
        assertThat(poll(look.next()).mails()).isEmpty();
    }

    @Test
    void aCursorFromBeforeBringsNoOldMailAndThenAllThatComes() throws Exception {
        Instant longAgo = NOW.minus(Duration.ofDays(30));
        deliver("Subject: new\r\n\r\nbody\r\n", NOW);
        deliver("Subject: old\r\n\r\nbody\r\n", longAgo);
        MailCursor now = poll(start).next();
        MailCursor before = new MailCursor(now.account(), now.uidValidity(), 1, now.since());

        Fetched first = poll(before);
        deliver("Subject: moved from Junk\r\n\r\nbody\r\n", longAgo);

        assertThat(first.mails()).isEmpty();
        assertThat(poll(first.next()).mails()).hasSize(1);
    }

    @Test
    void whenTheNumbersStartAnewEverythingSinceIsTakenAgain() throws Exception {
        deliver("Subject: one\r\n\r\nbody\r\n", NOW);
        MailCursor after = poll(start).next();
        MailCursor stale = new MailCursor(after.account(), after.uidValidity() + 1, 4_711, after.since());

        Fetched again = poll(stale);

        assertThat(again.mails()).hasSize(1);
        assertThat(again.next()).isEqualTo(after);
    }

    @Test
    void aWrongPasswordIsAValueThatNamesNoPassword() {
        PollOutcome outcome = watcher(ImapSecurity.LOOPBACK, server.getImap().getPort(), LIMITS, "wrong-secret")
                .poll(start);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason())
                                .contains("refused the login")
                                .doesNotContain("wrong-secret"));
    }

    @Test
    void aLoginIsTriedWithoutReadingAnything() {
        int port = server.getImap().getPort();

        assertThat(watcher(ImapSecurity.LOOPBACK, port, LIMITS, "secret").trouble())
                .isEmpty();
        assertThat(watcher(ImapSecurity.LOOPBACK, port, LIMITS, "wrong").trouble())
                .hasValueSatisfying(reason -> assertThat(reason).contains("refused the login"));
    }

    @Test
    void aServerThatIsGoneIsAValue() {
        int port = server.getImap().getPort();
        server.stop();

        assertThat(watcher(ImapSecurity.LOOPBACK, port, LIMITS, "secret").poll(start))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).contains("did not answer"));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        ImapLimits impatient = new ImapLimits(3, 10_000, 1 << 20, Duration.ofMillis(300));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PollOutcome outcome = watcher(ImapSecurity.LOOPBACK, silent.getLocalPort(), impatient, "secret")
                    .poll(start);

            assertThat(outcome).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void aServerThatCannotProveItsNameIsRefused() {
        PollOutcome outcome = watcher(ImapSecurity.TLS, server.getImaps().getPort(), LIMITS, "secret")
                .poll(start);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason())
                                .contains("no trusted connection to", "does not trust its certificate"));
    }

    @Test
    void aServerWithoutStarttlsIsRefusedBeforeThePasswordIsSent() {
        PollOutcome outcome = watcher(ImapSecurity.STARTTLS, server.getImap().getPort(), LIMITS, "secret")
                .poll(start);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).contains("STARTTLS"));
    }

    @Test
    void anUnprotectedLineIsForThisMachineOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImapAccount("mail.example", 143, "me", "INBOX", ImapSecurity.LOOPBACK));
        assertThat(ImapAccount.inbox("mail.example", 143, "me").security()).isEqualTo(ImapSecurity.STARTTLS);
        assertThat(ImapAccount.inbox("mail.example", 993, "me").security()).isEqualTo(ImapSecurity.TLS);
        assertThat(ImapAccount.inbox("127.0.0.1", 3143, "me").security()).isEqualTo(ImapSecurity.LOOPBACK);
    }

    private Fetched poll(MailCursor cursor) {
        return (Fetched) watcher.poll(cursor);
    }

    private ImapWatcher watcher(ImapSecurity security, int port, ImapLimits limits, String password) {
        return new ImapWatcher(
                new ImapAccount("127.0.0.1", port, "me", "INBOX", security),
                limits,
                new MailSpool(folder),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> password);
    }

    private void deliver(String raw, Instant received) throws MessagingException, FolderException {
        MimeMessage message =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(UTF_8)));
        server.getManagers()
                .getImapHostManager()
                .getInbox(user)
                .appendMessage(message, new Flags(), Date.from(received));
    }

    @Test
    void theMailLibrarysOwnFarewellIsToldAsWhatHappened() {
        MessagingException farewell = new MessagingException(
                "* BYE Jakarta Mail Exception: java.net.SocketTimeoutException: it took too long");

        assertThat(ImapWatcher.reason(farewell)).isEqualTo("it took too long");
    }
}
