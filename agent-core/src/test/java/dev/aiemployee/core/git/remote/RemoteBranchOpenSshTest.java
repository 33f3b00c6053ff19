package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.OpenSshHost;
import dev.aiemployee.core.task.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The remote behind OpenSSH's own server and native git; skipped where no {@code sshd} is installed. */
class RemoteBranchOpenSshTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private OpenSshHost host;
    private VaultRepository repository;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(OpenSshHost.SERVER), "no " + OpenSshHost.SERVER + " on this machine");
        host = new OpenSshHost(folder);
        repository = VaultRepository.create(folder.resolve("vault"), "main");
    }

    @AfterEach
    void stop() throws Exception {
        if (host != null) {
            repository.close();
            host.close();
        }
    }

    @Test
    void pushFetchAndTipGoOverOneLogin() throws Exception {
        CommitId first = commit(null, "first");
        CommitId second = commit(first, "second");
        try (RemoteBranch remote = remote()) {
            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
            new NativeGit(folder.resolve("vault"))
                    .run("push", "-q", host.origin().toString(), second + ":main");
            repository.refs().set(LocalRefs.FETCHED, first);

            assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(second));
            assertThat(remote.tip()).isEqualTo(new FetchOutcome.Tip(second));
            assertThat(remote.push(commit(first, "late"), first)).isEqualTo(new PushOutcome.LostRace(second));
        }

        assertThat(host.logins()).isEqualTo(1);
    }

    @Test
    void aServerThatWasRestartedIsReachedAgain() throws Exception {
        CommitId first = commit(null, "first");
        try (RemoteBranch remote = remote()) {
            assertThat(remote.tip()).isEqualTo(new FetchOutcome.NoBranch());
            host.kill();
            assertThat(remote.tip()).isInstanceOf(FetchOutcome.Unreachable.class);
            host.start();

            assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
        }
    }

    private RemoteBranch remote() {
        return repository.remote(new RemoteAccess(host.url(), host.key(), host.knownHosts(), Duration.ofSeconds(20)));
    }

    private CommitId commit(@Nullable CommitId parent, String message) {
        ObjectBase objects = repository.objects();
        return objects.commit(objects.writeTree(null, Map.of()), parent, message, "agent", NOON);
    }
}
