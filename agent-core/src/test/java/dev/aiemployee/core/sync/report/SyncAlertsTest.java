package dev.aiemployee.core.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.DiskRoom;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.ServerHook;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.NativeWriter;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One alert for each trouble, however long it lasts; gone by itself when the trouble is. */
class SyncAlertsTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private VaultClone cloud;

    @BeforeEach
    void twoAgents() {
        agents = new TwoAgents(folder);
        local = agents.local();
        cloud = agents.cloud();
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void fiveMinutesWithoutTheRemoteAreOneAlertAlsoOverARestartAndItGoesWithTheOutage() throws IOException {
        Path away = folder.resolve("away.git");
        Files.move(agents.originFolder(), away);
        local.cycle();
        agents.clock().advance(Duration.ofMinutes(4));
        local.cycle();
        assertThat(alerts(local)).isEmpty();
        for (int i = 0; i < 5; i++) {
            agents.clock().advance(Duration.ofMinutes(2));
            assertThat(local.cycle().status()).isEqualTo(SyncStatus.OFFLINE);
            local.start();
        }
        assertThat(alerts(local)).singleElement().asString().contains("offline_local");

        Files.move(away, agents.originFolder());
        CycleReport back = local.cycle();

        assertThat(alerts(local)).isEmpty();
        assertThat(back.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(agents.origin().tree("main")).noneMatch(path -> path.contains("offline"));
        assertThat(local.read("Logs/Local/errors.md")).contains("The remote answers again");
        local.cycle();
        assertThat(local.git().run("status", "--porcelain", "--", "Needs_Action", "Done"))
                .isEmpty();
    }

    @Test
    void whatTheOperatorWroteIntoAnAlertOutlivesTheTrouble() throws IOException {
        Path away = folder.resolve("away.git");
        Files.move(agents.originFolder(), away);
        local.cycle();
        agents.clock().advance(Duration.ofMinutes(6));
        local.cycle();
        String alert = alerts(local).get(0).value();
        local.write(alert, local.read(alert) + "\nCalled the host at ten.\n");

        Files.move(away, agents.originFolder());
        local.cycle();
        local.cycle();

        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.startsWith("Done/system/"))
                .singleElement()
                .satisfies(path -> assertThat(agents.origin().show("main", path))
                        .contains("Called the host at ten.")
                        .contains("The remote answers again"));
    }

    @Test
    void aRefusedPushIsOneAlertWithTheServersWordsUntilAPushIsTaken() throws IOException {
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho 'quota exceeded' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        local.write("Notes/a.md", "x\n");
        for (int i = 0; i < 4; i++) {
            agents.clock().advance(Duration.ofMinutes(1));
            CycleReport report = local.cycle();
            assertThat(report.pending()).containsAll(alerts(local));
            local.start();
        }
        assertThat(alerts(local))
                .singleElement()
                .satisfies(path -> assertThat(local.read(path.value())).contains("quota exceeded"));

        Files.delete(hook);
        CycleReport taken = local.cycle();

        assertThat(taken.published()).isNotNull();
        assertThat(alerts(local)).isEmpty();
        assertThat(agents.origin().tree("main"))
                .contains("Notes/a.md")
                .noneMatch(path -> path.contains("push_refused"));
    }

    @Test
    void theSearchForARefusedFileEndsNoAlertWhenAllIsRefused() throws IOException {
        new ServerHook(agents.originFolder()).refuses("quota exceeded", folder.resolve("asked"));
        local.write("Areas/a.md", "x\n")
                .write("Areas/b.md", "x\n")
                .write("Logs/Local/errors.md", "waits for company, and is the last that is tried\n");
        local.cycle();
        List<VaultPath> first = alerts(local);

        CycleReport report = local.cycle();

        assertThat(report.problem()).contains("quota exceeded");
        assertThat(alerts(local)).isEqualTo(first).hasSize(1);
        assertThat(local.read(".git_sync_state.md")).contains("quota exceeded");
    }

    @Test
    void fiveConflictsInAnHourAreOneAlertThatIsDoneWithTheLastCopy() throws IOException {
        conflict(0, 4);
        local.cycle();
        assertThat(alerts(local)).isEmpty();
        conflict(4, 7);
        local.cycle();
        local.cycle();
        local.start();
        local.cycle();
        assertThat(alerts(local)).singleElement().asString().contains("conflicts_local");

        for (VaultPath copy : reader(local).notesUnder(new VaultPath("Conflicts"))) {
            local.delete(copy.value());
        }
        local.cycle();
        agents.settle();

        assertThat(alerts(local)).isEmpty();
        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.contains("conflicts_local"))
                .singleElement()
                .asString()
                .startsWith("Done/system/2026-11/");
        assertThat(reader(cloud).notesUnder(new VaultPath("Done/system")))
                .singleElement()
                .satisfies(path -> assertThat(cloud.read(path.value()))
                        .contains("status: done")
                        .contains("No copy is left"));
    }

    @Test
    void fiveConflictsOverADayAreNoAlert() {
        for (int i = 0; i < 6; i++) {
            conflict(i, i + 1);
            local.cycle();
            agents.clock().advance(Duration.ofHours(4));
        }

        assertThat(alerts(local)).isEmpty();
    }

    @Test
    void aHostileCommitWithThousandsOfPathsMakesOneShortNote() throws IOException {
        Path attacker = folder.resolve("attacker");
        new NativeGit(folder).run("clone", agents.originFolder().toString(), attacker.toString());
        Files.createDirectories(attacker.resolve("Approved/email"));
        for (int i = 0; i < 2000; i++) {
            Files.writeString(attacker.resolve("Approved/email/E_" + i + ".md"), "status: approved " + i + "\n");
        }
        NativeGit git = new NativeGit(attacker);
        git.run("add", "-A");
        git.run("commit", "-m", "much");
        git.run("push", "origin", "HEAD:main");

        local.cycle();

        assertThat(alerts(local))
                .singleElement()
                .satisfies(path -> assertThat(local.read(path.value()))
                        .contains("and 1980 more")
                        .hasSizeLessThan(8000));
        assertThat(local.read("Logs/Local/security_violations.md").lines().count())
                .isLessThan(30);
    }

    @Test
    void anAlertThatIsHeldBackMakesNoAlert() {
        local.write("Needs_Action/system/held_X.md", TwoAgents.task("OTHER", "not its name"))
                .write("Done/system/2026-11/held_X.md", "a copy");

        local.cycle();

        assertThat(alerts(local))
                .allSatisfy(path -> assertThat(local.read(path.value()))
                        .doesNotContain("Needs_Action/system/held_X.md` is held back"));
    }

    @Test
    void aFullDiskIsToldWhileThereIsRoomToWriteItAndTakenBack() throws IOException {
        Path state = Files.createDirectories(folder.resolve("alerts-state"));
        VaultWriter writer = new VaultWriter(local.vault());
        SyncAlerts alerts = new SyncAlerts(
                local.vault(),
                state,
                new Identity(new AgentName("local"), AgentKind.LOCAL),
                agents.clock(),
                writer,
                new SyncLog(writer, AgentKind.LOCAL, agents.clock()),
                path -> false);
        long[] free = {1L << 20};
        DiskRoom room = new DiskRoom(() -> free[0]);

        alerts.disk(room, path -> false);
        alerts.disk(room, path -> false);
        assertThat(alerts(local)).singleElement().asString().contains("disk_full_local");
        assertThat(room.problem().orElseThrow()).startsWith("The disk is full: 1 MB");
        free[0] = 1L << 30;
        alerts.disk(room, path -> false);

        assertThat(alerts(local)).isEmpty();
        assertThat(room.problem()).isEmpty();
    }

    private void conflict(int from, int to) {
        for (int i = from; i < to; i++) {
            local.write("Notes/" + i + ".md", "one\n");
        }
        agents.settle();
        for (int i = from; i < to; i++) {
            local.write("Notes/" + i + ".md", "typed " + i + "\n");
            foreign("Notes/" + i + ".md", "from elsewhere " + i + "\n");
        }
    }

    private void foreign(String path, String text) {
        new NativeWriter(agents).push(path, text);
    }

    private static List<VaultPath> alerts(VaultClone clone) {
        return reader(clone).notesUnder(new VaultPath("Needs_Action/system"));
    }

    private static VaultReader reader(VaultClone clone) {
        return new VaultReader(clone.vault(), new NoteFormat());
    }
}
