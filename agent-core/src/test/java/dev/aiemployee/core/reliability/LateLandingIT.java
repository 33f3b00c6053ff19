package dev.aiemployee.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.OpenSshHost;
import dev.aiemployee.core.support.ServerHook;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenSSH's connection dies while native git's pre-receive hook is at work, and the push lands after the client has looked and found
 * nothing. Skipped where no {@code sshd} is installed; the same over a faulty wire is in AdoptionTest and RemoteBranchTest.
 */
@Timeout(120)
class LateLandingIT {
    private static final TaskId TASK = new TaskId("EMAIL_1");

    @TempDir
    Path folder;

    private OpenSshHost host;
    private NativeGit origin;
    private VaultClone local;
    private VaultClone cloud;
    private Path gate;

    @BeforeEach
    void oneTaskBehindOpenSsh() throws Exception {
        assumeTrue(Files.isExecutable(OpenSshHost.SERVER), "no " + OpenSshHost.SERVER + " on this machine");
        host = new OpenSshHost(folder);
        origin = new NativeGit(host.origin());
        origin.run(
                "config", "receive.keepAlive", "0"); // else the server notices within five seconds that nobody listens
        gate = folder.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        local = clone("local", AgentKind.LOCAL);
        local.write("Dashboard.md", TwoAgents.DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
        local.write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"))
                .cycle();
        cloud = clone("cloud", AgentKind.CLOUD);
        cloud.cycle();
    }

    @AfterEach
    void close() {
        if (host != null) {
            cloud.close();
            local.close();
            host.close();
        }
    }

    @Test
    void aSyncFindsOutThatItsCommitIsPublishedAndPublishesItOnce() throws IOException {
        new ServerHook(host.origin()).losesTheConnectionAndWaitsAt(gate, false);
        local.write("Notes/plan.md", "plan\n");

        CycleReport unknown = local.cycle();
        openTheGate(tip());
        local.write("Notes/more.md", "more\n");
        CycleReport later = local.cycle();

        assertThat(unknown.trouble()).isEqualTo(CycleReport.Trouble.MAY_PASS);
        assertThat(later.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(later.conflicts()).isEmpty();
        assertThat(commitsOn("Notes/plan.md")).isEqualTo(1);
        assertThat(commitsOn("Notes/more.md")).isEqualTo(1);
        assertThat(local.git().run("rev-parse", "HEAD").strip()).isEqualTo(tip());
    }

    @Test
    void aPushThatIsOvertakenByItsOwnSecondTryChangesNothingAnyMore() throws IOException {
        new ServerHook(host.origin()).losesTheConnectionAndWaitsAt(gate, true);
        local.write("Notes/plan.md", "plan\n");

        CycleReport tried = local.cycle();
        String published = tip();
        Files.writeString(gate, "go\n");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("gate.passed")));
        CycleReport later = local.cycle();

        assertThat(tried.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(later.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(later.published()).isNull();
        assertThat(tip()).isEqualTo(published);
        assertThat(commitsOn("Notes/plan.md")).isEqualTo(1);
    }

    @Test
    void aClaimIsAdoptedAndWorkedOnOnce() throws IOException {
        new ServerHook(host.origin()).losesTheConnectionAndWaitsAt(gate, true);

        ClaimOutcome unknown = cloud.desk().claim(TASK);
        boolean worksAlready = !cloud.desk().adopt().ours().isEmpty();
        openTheGate(tip());
        cloud.cycle();
        List<HeldTask> ours = cloud.desk().adopt().ours();
        CloseOutcome closed = cloud.desk().close(List.of(LostReplyIT.done(ours.get(0))));
        ClaimOutcome other = local.desk().claim(TASK);

        assertThat(unknown).isInstanceOf(ClaimOutcome.Unknown.class);
        assertThat(worksAlready).isFalse();
        assertThat(ours)
                .singleElement()
                .satisfies(held -> assertThat(held.claimId())
                        .isEqualTo(((ClaimOutcome.Unknown) unknown).claim().value()));
        assertThat(closed).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(other).isInstanceOf(ClaimOutcome.Gone.class);
        assertThat(commitsOn("Done/email/2026-11/EMAIL_1.md")).isEqualTo(1);
    }

    /** Lets the push go on and waits until it has landed. */
    private void openTheGate(String before) throws IOException {
        Files.createFile(folder.resolve("gate.open"));
        Files.writeString(gate, "go\n");
        await().atMost(Duration.ofSeconds(60)).until(() -> !tip().equals(before));
    }

    private String tip() {
        return origin.run("rev-parse", "main").strip();
    }

    private long commitsOn(String path) {
        return origin.run("log", "--format=%H", "main", "--", path).lines().count();
    }

    private VaultClone clone(String name, AgentKind kind) {
        return new VaultClone(folder, host.origin().toString(), name, kind, new MovingClock(TwoAgents.NOON))
                .reaching(new RemoteAccess(host.url(), host.key(), host.knownHosts(), Duration.ofSeconds(20)));
    }
}
