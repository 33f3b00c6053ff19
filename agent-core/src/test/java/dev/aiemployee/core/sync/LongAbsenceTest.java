package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.SyncStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clone finds that was away for long, was refused for long, or whose clock is wrong. */
class LongAbsenceTest {
    private static final int CHANGES = 500;

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
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void tenDaysWithFiveHundredChangesOnEachSideConvergeInOneCycle() {
        for (int i = 0; i < CHANGES; i += 2) {
            cloud.write("Needs_Action/email/OLD_" + i + ".md", TwoAgents.task("OLD_" + i, "old " + i));
        }
        agents.settle();
        for (int i = 0; i < CHANGES; i++) {
            if (i % 2 == 0) {
                local.move("Needs_Action/email/OLD_" + i + ".md", "Done/email/2026-11/OLD_" + i + ".md");
            } else {
                local.write("Notes/" + i + ".md", "mine " + i + "\n");
            }
            cloud.write("Needs_Action/email/NEW_" + i + ".md", TwoAgents.task("NEW_" + i, "new " + i));
        }
        cloud.cycle();
        agents.clock().advance(Duration.ofDays(10));

        CycleReport report = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.startsWith("Needs_Action/email/NEW_")
                        || path.startsWith("Done/email/")
                        || path.startsWith("Notes/"))
                .hasSize(2 * CHANGES);
        assertThat(local.has("Needs_Action/email/NEW_499.md")).isTrue();
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void aClockThatIsADayWrongChangesNoWinner() {
        MovingClock tomorrow = new MovingClock(TwoAgents.NOON.plus(Duration.ofDays(1)));
        VaultClone ahead = new VaultClone(
                folder, agents.originFolder().toUri().toString(), "cloud-ahead", AgentKind.CLOUD, tomorrow);
        local.write("Briefings/week.md", "one line\n");
        agents.settle();
        ahead.cycle();
        ahead.write("Briefings/week.md", "from a clock ahead\n");
        local.write("Briefings/week.md", "typed by the operator\n");
        ahead.cycle();

        local.cycle();
        ahead.cycle();

        assertThat(agents.origin().show("main", "Briefings/week.md")).isEqualTo("typed by the operator\n");
        assertThat(ahead.read("Briefings/week.md")).isEqualTo("typed by the operator\n");
        ahead.close();
    }

    @Test
    void aPushThatIsRefusedAgainAndAgainMakesNoFurtherObjects() throws IOException {
        agents.settle();
        refuse("echo 'quota exceeded' >&2");
        local.write("Notes/a.md", "x\n");
        local.cycle();
        local.cycle();
        String before = objects();

        for (int i = 0; i < 10; i++) {
            agents.clock().advance(Duration.ofMinutes(1));
            local.cycle();
        }

        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void theServersWordsAreTakenDownToOneHarmlessLine() throws IOException {
        agents.settle();
        refuse(
                "printf '\\033[31mquota `exceeded`\\r\\n[[x]] <script>\\n' >&2; head -c 9000 /dev/zero | tr '\\0' 'z' >&2");
        local.write("Notes/a.md", "x\n");

        CycleReport report = local.cycle();

        assertThat(report.problem())
                .contains("quota 'exceeded'")
                .doesNotContainPattern("[\\p{Cntrl}`<>\\[\\]]")
                .hasSizeLessThan(400);
    }

    @Test
    void theTimesOfTheLastTransferOutliveARestart() {
        local.write("Notes/a.md", "x\n");
        local.cycle();
        agents.clock().advance(Duration.ofHours(1));
        local.start();

        local.cycle();

        assertThat(local.read(".git_sync_state.md"))
                .contains("last_push_timestamp: 2026-11-20T12:00:00Z")
                .contains("last_pull_timestamp: 2026-11-20T13:00:00Z");
    }

    @Test
    void aCloneWithConflictsSaysSoAlsoWhileTheRemoteIsAway() throws IOException {
        local.write("Conflicts/Notes/a.md.0123456789.md", "a copy\n");
        local.cycle();
        Files.move(agents.originFolder(), folder.resolve("away.git"));

        CycleReport report = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.CONFLICT);
        Files.move(folder.resolve("away.git"), agents.originFolder());
    }

    private void refuse(String words) throws IOException {
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\n" + words + "\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
    }

    private String objects() {
        return local.git().run("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)");
    }
}
