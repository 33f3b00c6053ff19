package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cycle leaves out because nothing made it necessary. */
class CheapCyclesTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        local = agents.local();
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aChangeIsPushedWithoutAskingForTheTipFirst() {
        local.faults().unanswered(); // who asks gets no answer
        local.write("Notes/plan.md", "a plan\n");

        CycleReport report = local.cycle();

        assertThat(report.problem()).isEmpty();
        assertThat(agents.origin().show("main", "Notes/plan.md")).isEqualTo("a plan\n");
    }

    @Test
    void aChangeThatMeetsANewTipIsRebuiltOnItInTheSameCycle() {
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "theirs"));
        agents.cloud().cycle();
        local.write("Notes/plan.md", "a plan\n");

        CycleReport report = local.cycle();

        assertThat(report.published()).isNotNull();
        assertThat(local.read("Needs_Action/email/EMAIL_1.md")).contains("theirs");
        assertThat(agents.origin().run("rev-list", "--merges", "main")).isEmpty();
    }

    @Test
    void aRemoteThatIsAwayCostsOneCommitAndNotOneForEachCycle() throws IOException {
        Path journal = folder.resolve("local/state/own-commits");
        long before = Files.readAllLines(journal).size();
        Files.move(agents.originFolder(), folder.resolve("away.git"));
        local.write("Notes/plan.md", "a plan\n");

        for (int cycle = 0; cycle < 4; cycle++) {
            agents.clock().advance(Duration.ofMinutes(1));
            assertThat(local.cycle().problem()).contains("cannot be reached");
        }

        assertThat(Files.readAllLines(journal)).hasSizeLessThanOrEqualTo((int) before + 1);
    }

    @Test
    void theStateFileIsLeftAloneForHalfAMinuteWhenOnlyTheTimeChanged() {
        local.cycle();
        String before = local.read(".git_sync_state.md");

        agents.clock().advance(Duration.ofSeconds(10));
        local.cycle();
        String soon = local.read(".git_sync_state.md");
        agents.clock().advance(Duration.ofSeconds(30));
        local.cycle();

        assertThat(soon).isEqualTo(before);
        assertThat(local.read(".git_sync_state.md")).isNotEqualTo(before);
    }
}
