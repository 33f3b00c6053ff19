package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.env.Secret;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.support.DrippingServer;
import dev.aiemployee.core.support.HttpGitHost;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The remote over HTTP and HTTPS, against git's own backend: one token, one host, nobody's redirect. */
class RemoteBranchHttpTest {
    private static final String TOKEN = "s3cr3t-t0ken-of-this-repository";
    private static final Patience PATIENT = Patience.of(Duration.ofSeconds(20));
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private VaultRepository repository;
    private CommitId first;

    @BeforeEach
    void start() {
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        first = commit("first");
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void theTokenPushesLooksAndFetches() {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                RemoteBranch remote = remote(host, TOKEN)) {
            assertThat(remote.tip()).isInstanceOf(FetchOutcome.NoBranch.class);
            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
            assertThat(remote.tip()).isEqualTo(new FetchOutcome.Tip(first));

            CommitId theirs = pushedByHand(host);

            assertThat(remote.push(commit("late"), first)).isEqualTo(new PushOutcome.LostRace(theirs));
            assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(theirs));
            assertThat(repository.has(theirs)).isTrue();
        }
    }

    @Test
    void twoClonesSyncAndClaimOverIt() {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                VaultClone local = clone(host, "local", AgentKind.LOCAL);
                VaultClone cloud = clone(host, "cloud", AgentKind.CLOUD)) {
            local.write("Dashboard.md", TwoAgents.DASHBOARD)
                    .write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "Hello."));
            local.cycle();
            cloud.cycle();

            ClaimOutcome outcome = cloud.desk().claim(new TaskId("EMAIL_1"));

            assertThat(outcome).isInstanceOf(ClaimOutcome.Won.class);
            assertThat(host.origin().tree("main")).contains("In_Progress/cloud/EMAIL_1.md");
        }
    }

    @Test
    void whatTheServerCannotStoreIsRefusedWithItsWords() {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                RemoteBranch remote = remote(host, TOKEN)) {
            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
            host.origin().run("config", "receive.maxInputSize", "10");

            PushOutcome outcome = remote.push(commit("too much"), first);

            assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
            assertThat(outcome.toString()).contains("pack exceeds maximum allowed size");
        }
    }

    @Test
    void halfAPackBecauseOfDamageHereIsNotTheServersRefusal() throws IOException {
        byte[] text = "lost".getBytes(StandardCharsets.UTF_8);
        ObjectBase objects = repository.objects();
        BlobId blob = objects.writeBlob(text);
        TreeId tree = objects.writeTree(null, Map.of("note.md", Optional.of(TreeEntry.file(blob))));
        CommitId broken = objects.commit(tree, null, "broken", "agent", TwoAgents.NOON);
        objects.secure();
        damage(blob);
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                RemoteBranch remote = remote(host, TOKEN)) {
            PushOutcome outcome = remote.push(broken, null);

            assertThat(outcome).isNotInstanceOf(PushOutcome.Refused.class);
        }
    }

    private void damage(BlobId blob) throws IOException {
        String name = blob.toString();
        Path object = repository.vault().resolve(".git/objects/" + name.substring(0, 2) + "/" + name.substring(2));
        byte[] bytes = Files.readAllBytes(object);
        Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("rw-------"));
        Files.write(object, Arrays.copyOf(bytes, bytes.length / 2));
    }

    @Test
    void aWrongTokenIsSaidWithoutBeingShown() {
        String wrong = "wr0ng-t0ken-that-nobody-may-read";
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                RemoteBranch remote = remote(host, wrong)) {
            String looked = remote.tip().trouble();
            PushOutcome pushed = remote.push(first, null);

            assertThat(looked).contains("GIT_HTTPS_TOKEN", "HTTP 401").doesNotContain(wrong);
            assertThat(pushed).isInstanceOf(PushOutcome.Unreachable.class);
            assertThat(pushed.toString()).doesNotContain(wrong);
            assertThat(login(wrong).toString()).doesNotContain(wrong);
            assertThat(host.origin().run("for-each-ref")).isEmpty();
        }
    }

    @Test
    void aRedirectIsNotFollowedWhateverTheConfigurationSays() {
        repository.setRemote("https://example.org/vault.git");
        new NativeGit(repository.vault()).run("config", "http.followRedirects", "true");
        try (HttpGitHost elsewhere = HttpGitHost.plain(folder, TOKEN);
                HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                RemoteBranch remote = remote(host, TOKEN)) {
            host.redirectTo(elsewhere.url().replace("/origin.git", ""));

            String trouble = remote.fetch().trouble();

            assertThat(trouble).contains("redirects to " + elsewhere.url(), "GIT_REMOTE_URL");
            assertThat(elsewhere.logins()).isEmpty();
        }
    }

    @Test
    void httpIsForThisMachineAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteAccess.https("http://git.example.org/vault.git", login(TOKEN), PATIENT))
                .withMessageContaining("https://");
    }

    @Test
    void moreThanTheAllowedBytesEndTheTalk() {
        FetchLimits few = new FetchLimits(100, 100, 1000, 40, 1024);
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN);
                RemoteBranch remote =
                        repository.remote(new RemoteAccess(host.url(), null, null, login(TOKEN), PATIENT, few))) {
            pushedByHand(host);

            assertThat(remote.tip().trouble()).contains("takes more than 100 bytes");
        }
    }

    @Test
    void aServerThatDripsIsLeftWhenTheTimeIsOver() throws IOException {
        Patience brief = new Patience(Duration.ofSeconds(60), Duration.ofMillis(600), Duration.ofMillis(600));
        try (DrippingServer server = new DrippingServer();
                RemoteBranch remote = repository.remote(
                        RemoteAccess.https("http://127.0.0.1:" + server.port() + "/origin.git", login(TOKEN), brief))) {
            assertThat(remote.fetch().trouble())
                    .startsWith("the Git host's answer does not end")
                    .contains("by the clock");
        }
    }

    @Test
    void aListOfBranchesWithoutEndIsReadNoFurtherThanItsLimit() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RemoteBranchHttpTest::branchesWithoutEnd);
        server.start();
        try (RemoteBranch remote = repository.remote(RemoteAccess.https(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/origin.git", login(TOKEN), PATIENT))) {
            assertThat(remote.tip().trouble())
                    .startsWith("the Git host's answer does not end")
                    .contains("8 MB");
            assertThat(remote.readOnly())
                    .hasValueSatisfying(
                            trouble -> assertThat(trouble.reason()).startsWith("the Git host's answer does not end"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(120)
    void whoIsToStopWaitsForNoHost() throws IOException {
        Patience endless = new Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> awaited(over));
        server.start();
        try (RemoteBranch remote = repository.remote(RemoteAccess.https(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/origin.git", login(TOKEN), endless))) {
            repository.stop();

            assertThat(remote.fetch().trouble()).contains("because the agent is to stop");
            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Unreachable.class);
        } finally {
            over.countDown();
            server.stop(0);
        }
    }

    private static void awaited(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void branchesWithoutEnd(HttpExchange exchange) throws IOException {
        String service = exchange.getRequestURI().getQuery().replace("service=", "");
        exchange.getResponseHeaders().set("Content-Type", "application/x-" + service + "-advertisement");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream answer = exchange.getResponseBody()) {
            String head = "# service=" + service + "\n";
            answer.write(String.format("%04x%s0000", head.length() + 4, head).getBytes(StandardCharsets.US_ASCII));
            for (int i = 1; i < 1_000_000; i++) { // 60 MB
                String line = String.format("%040x refs/heads/b%d\n", i, i);
                answer.write(String.format("%04x%s", line.length() + 4, line).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void aCertificateOfOnesOwnCountsOnlyWhereTheMachineTrustsIt() throws Exception {
        KeyStore made = certificate();
        SSLSocketFactory usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        try (HttpGitHost host = HttpGitHost.overTls(folder, TOKEN, context(made));
                RemoteBranch remote = remote(host, TOKEN)) {
            new NativeGit(repository.vault()).run("config", "http.sslVerify", "false");

            String untrusted = remote.tip().trouble();
            HttpsURLConnection.setDefaultSSLSocketFactory(context(made).getSocketFactory());
            PushOutcome trusted = remote.push(first, null);

            assertThat(untrusted).contains("no trusted connection to 127.0.0.1", "trust store");
            assertThat(host.logins()).as("before it was trusted").doesNotContain("");
            assertThat(trusted).isInstanceOf(PushOutcome.Landed.class);
        } finally {
            HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        }
    }

    private VaultClone clone(HttpGitHost host, String name, AgentKind kind) {
        return new VaultClone(folder, host.url(), name, kind, new MovingClock(TwoAgents.NOON))
                .reaching(RemoteAccess.https(host.url(), login(TOKEN), PATIENT));
    }

    private RemoteBranch remote(HttpGitHost host, String token) {
        return repository.remote(RemoteAccess.https(host.url(), login(token), PATIENT));
    }

    private static HttpsLogin login(String token) {
        return new HttpsLogin(HttpGitHost.USER, new Secret(token));
    }

    private CommitId pushedByHand(HttpGitHost host) {
        CommitId commit = commit("by hand");
        new NativeGit(repository.vault())
                .run("push", "-q", "-f", folder.resolve("origin.git").toString(), commit + ":refs/heads/main");
        assertThat(host.origin().run("rev-parse", "main").strip()).isEqualTo(commit.value());
        return commit;
    }

    private CommitId commit(String message) {
        ObjectBase objects = repository.objects();
        CommitId commit = objects.commit(objects.writeTree(null, Map.of()), null, message, "agent", TwoAgents.NOON);
        objects.secure();
        return commit;
    }

    private KeyStore certificate() throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = new FileInputStream(file.toFile())) {
            store.load(bytes, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
