package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote that is a folder: fresh and packed refs, what is not there, and commands that hang. */
class JGitWireTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(3), Duration.ofSeconds(3));

    @TempDir
    Path folder;

    private VaultRepository repository;
    private CommitId first;
    private CommitId second;

    @BeforeEach
    void start() {
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        first = commit(null, "first");
        second = commit(first, "second");
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void theTipIsSeenFreshAndPacked() throws WireException {
        try (RemoteWire wire = wire(Patience.DEFAULT)) {
            assertThat(wire.tip()).isEmpty();
            pushByHand(first);
            assertThat(wire.tip()).contains(first);
            new NativeGit(origin()).run("pack-refs", "--all");
            assertThat(wire.tip()).contains(first);
            pushByHand(second);
            assertThat(wire.tip()).contains(second);
        }
    }

    @Test
    void aFolderThatIsNotThereSaysSo() {
        try (RemoteWire wire = repository.wire(
                RemoteAccess.local(folder.resolve("away.git").toUri().toString()))) {
            assertThatThrownBy(wire::tip).isInstanceOf(WireException.class).hasMessageContaining("does not exist");
            assertThatThrownBy(() -> wire.push(first, null)).hasMessageContaining("does not exist");
        }
    }

    @Test
    void aFolderWithoutARepositorySaysSo() {
        try (RemoteWire wire = repository.wire(RemoteAccess.local(folder.toString()))) {
            assertThatThrownBy(wire::tip)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("is not a Git repository");
        }
    }

    @Test
    void aHookThatNeverEndsIsLeftAfterTheLimitWithoutADefiniteReport() throws Exception {
        hook("pre-receive", "echo $$ > " + folder.resolve("pid") + "; exec sleep 600");

        RemoteWire.Report report;
        try (RemoteWire wire = wire(SHORT)) {
            report = wire.push(first, null);
        }

        assertThat(report).isInstanceOf(RemoteWire.Report.NoReport.class);
        assertThat(((RemoteWire.Report.NoReport) report).why()).contains("by the clock");
        assertThat(sleeper()).as("the hook's process").matches(gone -> gone.isEmpty() || ended(gone.get()));
    }

    @Test
    void afterALimitWasOverTheSameWireWorksAgain() throws Exception {
        hook("pre-receive", "sleep 600");
        try (RemoteWire wire = wire(SHORT)) {
            wire.push(first, null);
            hook("pre-receive", "exit 0");

            assertThat(repository.wire(RemoteAccess.local(origin().toString())).push(first, null))
                    .isInstanceOf(RemoteWire.Report.Accepted.class);
            assertThat(wire.tip()).contains(first);
        }
    }

    private boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
            return true;
        } catch (Exception running) {
            return false;
        }
    }

    private Optional<ProcessHandle> sleeper() throws IOException {
        return ProcessHandle.of(
                Long.parseLong(Files.readString(folder.resolve("pid")).strip()));
    }

    private RemoteWire wire(Patience patience) {
        return repository.wire(
                new RemoteAccess(origin().toUri().toString(), null, null, patience, FetchLimits.DEFAULT));
    }

    private void pushByHand(CommitId commit) {
        new NativeGit(folder.resolve("vault")).run("push", "-q", origin().toString(), commit + ":refs/heads/main");
    }

    private Path origin() {
        return folder.resolve("origin.git");
    }

    private void hook(String name, String script) throws IOException {
        Path hook = Files.writeString(origin().resolve("hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private CommitId commit(@Nullable CommitId parent, String message) {
        ObjectBase objects = repository.objects();
        CommitId commit = objects.commit(objects.writeTree(null, Map.of()), parent, message, "agent", NOON);
        objects.secure();
        return commit;
    }
}
