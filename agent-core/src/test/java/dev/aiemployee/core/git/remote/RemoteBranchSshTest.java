package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.support.DrippingServer;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.SshGitHost;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The remote over SSH: an Ed25519 key in OpenSSH's format, a pinned host, and nothing of the user's own {@code ~/.ssh}. */
class RemoteBranchSshTest {
    @TempDir
    Path folder;

    private SshGitHost host;
    private VaultRepository repository;
    private CommitId commit;

    @BeforeEach
    void start() throws Exception {
        host = new SshGitHost(folder);
        Path vault = folder.resolve("vault");
        repository = VaultRepository.create(vault, "main");
        Files.writeString(vault.resolve("Dashboard.md"), "# Dashboard\n");
        NativeGit git = new NativeGit(vault);
        git.run("add", "Dashboard.md");
        git.run("commit", "-q", "-m", "first");
        commit = new CommitId(git.run("rev-parse", "HEAD").strip());
    }

    @AfterEach
    void stop() {
        repository.close();
        host.close();
    }

    @Test
    void theKeyOfThisAgentPushesAndFetches() {
        RemoteBranch remote = remote(host.key());

        assertThat(remote.fetch()).isInstanceOf(FetchOutcome.NoBranch.class);
        assertThat(remote.push(commit, null)).isInstanceOf(PushOutcome.Landed.class);

        assertThat(host.origin().run("show", "main:Dashboard.md")).isEqualTo("# Dashboard\n");
        assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(commit));
    }

    @Test
    void aServerThatCannotWriteObjectsRefusesAndSaysSo() throws IOException {
        try (RemoteBranch remote = remote(host.key())) {
            Path packs = folder.resolve("origin.git/objects/pack");
            Files.delete(packs);
            Files.writeString(packs, "no folder");

            PushOutcome outcome = remote.push(commit, null);

            assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
        }
    }

    @Test
    void anotherKeyReachesNothing() {
        RemoteBranch remote = remote(host.otherKey());

        assertThat(remote.tip()).isInstanceOf(FetchOutcome.Unreachable.class);
        assertThat(remote.push(commit, null)).isInstanceOf(PushOutcome.Unreachable.class);
        assertThat(host.origin().run("for-each-ref")).isEmpty();
    }

    @Test
    void aHostWithAnotherKeyThanThePinnedOneGetsNothing() {
        host.pretendAnotherHostKey();

        PushOutcome outcome = remote(host.key()).push(commit, null);

        assertThat(outcome).isInstanceOf(PushOutcome.Unreachable.class);
        assertThat(((PushOutcome.Unreachable) outcome).reason())
                .contains("shows another key than the one pinned in", "SHA256:", "replace its line");
        assertThat(host.origin().run("for-each-ref")).isEmpty();
    }

    @Test
    void aHostThatIsNotPinnedGetsNothing() {
        host.pinNothing();

        FetchOutcome outcome = remote(host.key()).tip();

        assertThat(outcome).isInstanceOf(FetchOutcome.Unreachable.class);
        assertThat(((FetchOutcome.Unreachable) outcome).reason()).contains("is not pinned in");
        assertThat(((FetchOutcome.Unreachable) outcome).fix()).contains("ssh-keyscan");
    }

    @Test
    void allThatIsAskedGoesOverOneConnection() {
        try (RemoteBranch remote = remote(host.key())) {
            remote.push(commit, null);
            remote.fetch();
            remote.tip();
            remote.tip();

            assertThat(host.logins()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatWasBegunAtTheStartIsTheOneThatIsUsed() {
        try (RemoteBranch remote = remote(host.key())) {
            remote.prepare();
            remote.prepare();

            assertThat(remote.push(commit, null)).isInstanceOf(PushOutcome.Landed.class);
            assertThat(host.logins()).isEqualTo(1);
        }
    }

    @Test
    void whatFailsAtTheStartIsToldByTheFirstQuestion() {
        host.pinNothing();
        try (RemoteBranch remote = remote(host.key())) {
            remote.prepare();

            FetchOutcome outcome = remote.tip();

            assertThat(((FetchOutcome.Unreachable) outcome).reason()).contains("is not pinned in");
        }
    }

    @Test
    void aConnectionThatDiedIsOpenedAnewWithoutAWord() {
        try (RemoteBranch remote = remote(host.key())) {
            remote.tip();
            host.dropConnections();

            PushOutcome outcome = remote.push(commit, null);

            assertThat(outcome).isInstanceOf(PushOutcome.Landed.class);
            assertThat(host.logins()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatDripsIsLeftWhenTheTimeIsOver() throws IOException {
        try (DrippingServer server = new DrippingServer();
                RemoteBranch remote = repository.remote(new RemoteAccess(
                        "ssh://git@127.0.0.1:" + server.port() + "/origin.git",
                        host.key(),
                        host.knownHosts(),
                        new Patience(Duration.ofSeconds(60), Duration.ofMillis(600), Duration.ofMillis(600)),
                        FetchLimits.DEFAULT))) {

            FetchOutcome outcome = remote.fetch();

            assertThat(outcome).isInstanceOf(FetchOutcome.Unreachable.class);
            assertThat(((FetchOutcome.Unreachable) outcome).reason()).contains("by the clock");
        }
    }

    private RemoteBranch remote(Path key) {
        return repository.remote(new RemoteAccess(host.url(), key, host.knownHosts(), Duration.ofSeconds(20)));
    }
}
