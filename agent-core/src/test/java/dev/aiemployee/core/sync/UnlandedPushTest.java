package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.git.remote.RemoteWire.Report;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cycle whose commit did not reach the remote, or that broke off: what it had put on disk already must not get out of step. */
class UnlandedPushTest {
    private static final String FREE = "Needs_Action/email/EMAIL_1.md";
    private static final String HELD = "In_Progress/cloud/EMAIL_1.md";
    private static final String DONE = "Done/email/2026-11/EMAIL_1.md";
    private static final String TEXT = TwoAgents.task("EMAIL_1", "a question");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private Path stranger;
    private NativeGit git;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write(FREE, TEXT);
        agents.settle();
        stranger = folder.resolve("stranger");
        new NativeGit(folder).run("clone", agents.originFolder().toString(), stranger.toString());
        git = new NativeGit(stranger);
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aTaskThatWentOnWhileARestoreDidNotLandStandsInOnePlaceOnly() throws IOException {
        Files.writeString(stranger.resolve("Company_Handbook.md"), "# evil\n");
        commitAll();
        move(FREE, HELD);
        refuseThePush();
        local.cycle();
        assertThat(local.has(HELD)).isTrue();
        move(HELD, DONE);

        CycleReport report = local.cycle();

        assertThat(local.has(DONE)).isTrue();
        assertThat(local.has(HELD)).isFalse();
        assertThat(report.pending()).doesNotContain(new VaultPath(HELD), new VaultPath(DONE));
        assertThat(agents.origin().tree("main")).doesNotContain("Company_Handbook.md", HELD);
    }

    @Test
    void anEditStaysWithItsTaskUntilItIsPublishedWhereTheTaskWent() {
        move(FREE, HELD);
        move(HELD, DONE);
        local.write(FREE, TEXT + "the operator's word\n");
        refuseThePush();
        refuseThePush();

        local.cycle();

        assertThat(local.read(FREE)).contains("the operator's word");
        local.cycle();
        assertThat(local.has(FREE)).isFalse();
        assertThat(local.read(DONE)).contains("the operator's word");
        assertThat(agents.origin().show("main", DONE)).contains("the operator's word");
    }

    @Test
    void aCycleThatBreaksOffIsForgottenAsByARestart() {
        AtomicBoolean full = new AtomicBoolean();
        local.with((step, file) -> {
            if (step.equals("move branch") && full.getAndSet(false)) {
                throw new VaultException("No space left on device");
            }
        });
        move(FREE, HELD);
        full.set(true);
        assertThatThrownBy(local::cycle).hasMessageContaining("No space left");
        move(HELD, DONE);

        local.cycle();

        assertThat(local.has(DONE)).isTrue();
        assertThat(local.has(HELD)).isFalse();
        assertThat(local.has(FREE)).isFalse();
    }

    @Test
    void aCopyOfATaskIsNoNewerTextBecauseTheTaskWasJustBeingTakenAway() {
        local.write("Needs_Action/social/EMAIL_1.md", TEXT);
        local.write(FREE, TEXT + "the operator's word\n");
        local.cycle();
        AtomicBoolean kill = new AtomicBoolean(true);
        local.with((step, file) -> {
            if (step.equals("move branch") && kill.get()) {
                throw new VaultException("killed");
            }
        });
        move(FREE, HELD);
        local.write("Notes/mine.md", "mine\n");
        assertThatThrownBy(local::cycle).hasMessage("killed");
        local.delete(HELD); // the kill came before its name was on the disk
        kill.set(false);

        local.start().cycle();

        assertThat(local.read(HELD)).contains("the operator's word");
        assertThat(agents.origin().show("main", HELD)).contains("the operator's word");
    }

    private void refuseThePush() {
        local.faults().nextPush((wire, commit, expected) -> new Report.Refused("pre-receive hook declined"));
    }

    private void move(String from, String to) {
        try {
            Files.createDirectories(stranger.resolve(to).getParent());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        git.run("pull", "-q", "--ff-only", "origin", "main");
        git.run("mv", from, to);
        commitAll();
    }

    private void commitAll() {
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "x");
        git.run("push", "-q", "origin", "HEAD:main");
    }
}
