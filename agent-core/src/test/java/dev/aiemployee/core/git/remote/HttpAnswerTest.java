package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.support.HttpGitHost;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the status codes of an HTTP host mean for a push, against git's own backend behind a proxy that answers first. */
class HttpAnswerTest {
    private static final String TOKEN = "s3cr3t-t0ken-of-this-repository";
    private static final String PUSH = "POST git-receive-pack";

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock(TwoAgents.NOON);
    private HttpGitHost host;
    private VaultRepository repository;
    private CommitId first;

    @BeforeEach
    void start() {
        host = HttpGitHost.plain(folder, TOKEN);
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        ObjectBase objects = repository.objects();
        first = objects.commit(objects.writeTree(null, Map.of()), null, "first", "agent", TwoAgents.NOON);
        objects.secure();
    }

    @AfterEach
    void stop() {
        repository.close();
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, the server does not let this login in",
        "403, this login has no right to the repository",
        "404, the server knows no such repository",
        "429, the server asks to be left alone for a while",
        "302, it redirects to"
    })
    void whatTheHostAnswersIsToldAsThatWhereverItIsTold(int code, String words) {
        host.behind(asked -> asked.with(code, Map.of(), ""));
        try (RemoteBranch looking = remote();
                RemoteBranch pushing = remote();
                RemoteBranch asking = remote()) {
            assertThat(looking.fetch().trouble()).startsWith(words).doesNotContainIgnoringCase("time out");
            assertThat(pushing.push(first, null).toString()).contains(words).doesNotContain("time out");
            assertThat(asking.readOnly())
                    .hasValueSatisfying(trouble -> assertThat(trouble.reason()).startsWith(words));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 422})
    void whatTheHostRefusesDidNotLandAndItsWordsAreKept(int code) {
        pushesAreAnswered(code, Map.of(), "the body is over 1 MiB");
        try (RemoteBranch remote = remote()) {
            PushOutcome outcome = remote.push(first, null);

            assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
            assertThat(outcome.toString()).contains("HTTP " + code);
            assertThat(host.requests()).as("sent once").containsOnlyOnce(PUSH);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 502, 503})
    void aHostThatTakesNothingNowIsSaidToHaveTakenNothing(int code) {
        pushesAreAnswered(code, Map.of("Retry-After", "60"), "");
        try (RemoteBranch remote = remote()) {
            PushOutcome outcome = remote.push(first, null);

            assertThat(outcome).isInstanceOf(PushOutcome.Unreachable.class);
            assertThat(outcome.toString()).contains("HTTP " + code);
            assertThat(host.requests()).as("sent once").containsOnlyOnce(PUSH);
        }
    }

    @Test
    void aGatewayThatGaveUpWaitingKnowsNothing() {
        pushesAreAnswered(504, Map.of(), "");
        try (RemoteBranch remote = remote()) {
            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Unknown.class);
        }
    }

    @Test
    void aServerErrorAfterThePackWasTakenIsReadFromTheBranch() {
        try (RemoteBranch remote = remote()) {
            host.behind(asked -> {
                if (!asked.request().equals(PUSH)) {
                    return asked;
                }
                host.origin().run("fetch", "-q", repository.vault().toString(), first + ":refs/heads/main");
                return asked.with(500, Map.of(), "post-receive hook failed");
            });
            repository.refs().set(LocalRefs.FETCHED, first); // what native git fetches from must be on a ref

            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, PT2M", "86400, PT1H"})
    void nothingIsAskedOfAHostBeforeThePauseItWishesForIsOver(String wish, Duration pause) {
        host.behind(asked -> asked.with(429, Map.of("Retry-After", wish), "slow down"));
        try (RemoteBranch remote = remote()) {
            String said = remote.fetch().trouble();
            clock.advance(pause.minusSeconds(1));
            String meanwhile = remote.fetch().trouble();
            PushOutcome pushed = remote.push(first, null);
            int asked = host.requests().size();
            host.behind(own -> own);
            clock.advance(Duration.ofSeconds(2));

            assertThat(said).contains("HTTP 429");
            assertThat(meanwhile).contains("nothing is asked of it before");
            assertThat(pushed).isInstanceOf(PushOutcome.Unreachable.class);
            assertThat(asked).isEqualTo(1);
            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
        }
    }

    @Test
    void aPauseUntilADateIsMeasuredByTheHostsOwnClock() {
        String now = "Sun, 06 Nov 1994 08:49:37 GMT";

        assertThat(HttpAnswer.pause("Sun, 06 Nov 1994 08:51:37 GMT", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(HttpAnswer.pause("Sun, 06 Nov 1994 08:00:00 GMT", now)).isZero();
        assertThat(HttpAnswer.pause("soon", now)).isZero();
        assertThat(HttpAnswer.pause("Sun, 06 Nov 1994 08:51:37 GMT", null)).isZero();
        assertThat(HttpAnswer.pause(null, now)).isZero();
    }

    @Test
    void aNoteThatIsTooBigForTheHostIsHeldAndTheRestFlows() {
        try (VaultClone local =
                new VaultClone(folder, host.url(), "local", AgentKind.LOCAL, clock).reaching(access())) {
            local.write("Dashboard.md", TwoAgents.DASHBOARD).cycle();
            host.behind(asked ->
                    asked.request().equals(PUSH) && asked.bytes() > 20_000 ? asked.with(413, Map.of(), "") : asked);
            for (int i = 0; i < 5; i++) {
                local.write("n" + i + ".md", "text " + i);
            }
            local.write("big.csv", noise(40_000));

            CycleReport report = local.cycle();

            assertThat(host.origin().tree("main")).contains("n0.md", "n4.md").doesNotContain("big.csv");
            assertThat(report.problem()).isEmpty();
            assertThat(report.held()).singleElement().satisfies(held -> {
                assertThat(held.path()).isEqualTo("big.csv");
                assertThat(held.rule()).contains("413");
            });
        }
    }

    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void pushesAreAnswered(int code, Map<String, String> headers, String words) {
        host.behind(asked -> asked.request().equals(PUSH) ? asked.with(code, headers, words) : asked);
    }

    private RemoteBranch remote() {
        return repository.remote(access(), clock);
    }

    private RemoteAccess access() {
        return RemoteAccess.https(
                host.url(), new HttpsLogin(HttpGitHost.USER, new Secret(TOKEN)), Patience.of(Duration.ofSeconds(20)));
    }
}
