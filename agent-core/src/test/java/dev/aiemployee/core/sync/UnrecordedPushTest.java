package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.claim.ClaimOutcome.Won;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push landed, but this clone never wrote that down: it was killed right after, or heard no reply. Others went on meanwhile. */
class UnrecordedPushTest {
    private static final String TASK = "Needs_Action/email/EMAIL_1.md";

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
        local.write("Briefings/week.md", "old\n").write("Briefings/gone.md", "gone\n");
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aTaskThatTheOtherSideTookMeanwhileLeavesItsPlaceAndMakesNoCopy() {
        local.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        publishAndDie();
        cloud.cycle();
        cloud.desk().claim(new TaskId("EMAIL_1"));

        CycleReport report = local.cycle();

        assertThat(report.conflicts()).isEmpty();
        assertThat(local.has(TASK)).isFalse();
        assertThat(agents.origin().tree("main")).doesNotContain(TASK);
        assertThat(agents.origin().show("main", "In_Progress/cloud/EMAIL_1.md")).contains("status: in_progress");
        assertThat(local.read("In_Progress/cloud/EMAIL_1.md")).contains("status: in_progress");
    }

    @Test
    void whatOthersMadeOfAPublishedTextIsNoConflict() {
        local.write("Dashboard.md", TwoAgents.DASHBOARD.replace("mine", "mine, new"));
        local.write("Updates/news.md", "news\n");
        publishAndDie();
        cloud.cycle();
        cloud.write("Dashboard.md", cloud.read("Dashboard.md").replace("- none", "- from the cloud"));
        cloud.write("Updates/news.md", "news, and more\n").cycle();

        CycleReport report = local.cycle();

        assertThat(report.conflicts()).isEmpty();
        assertThat(local.read("Updates/news.md")).isEqualTo("news, and more\n");
        assertThat(local.read("Dashboard.md")).contains("mine, new", "- from the cloud");
    }

    @Test
    void anEditSinceIsStillTheOperators() {
        local.write("Briefings/week.md", "first\n");
        publishAndDie();
        cloud.cycle();
        local.write("Briefings/week.md", "second\n");

        local.cycle();
        cloud.cycle();

        assertThat(agents.origin().show("main", "Briefings/week.md")).isEqualTo("second\n");
        assertThat(cloud.read("Briefings/week.md")).isEqualTo("second\n");
    }

    @Test
    void aNoteThatCameBackAfterItsDeletionLandedIsTaken() {
        local.delete("Briefings/gone.md");
        publishAndDie();
        cloud.cycle();
        cloud.write("Briefings/gone.md", "written anew\n").cycle();

        CycleReport report = local.cycle();

        assertThat(report.conflicts()).isEmpty();
        assertThat(local.read("Briefings/gone.md")).isEqualTo("written anew\n");
    }

    @Test
    void aClaimThatWasAppliedButNotRecordedIsNotPublishedAgainAfterTheTaskIsDone() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text")).cycle();
        Won won = (Won) cloud.desk().claim(new TaskId("EMAIL_1"));
        cloud.with((step, file) -> {
            if (step.equals("move branch")) {
                throw new Killed();
            }
        });
        assertThatThrownBy(cloud::cycle).isInstanceOf(Killed.class);
        cloud.with(ApplySeam.NONE);
        cloud.desk()
                .close(List.of(new Closing(
                        won.task(),
                        new Hold.ByClaim(new AgentName("cloud"), won.claim()),
                        VaultLayout.done(Domain.EMAIL, won.task(), TwoAgents.NOON),
                        Map.of("status", "done"))));

        CycleReport report = cloud.cycle();
        cloud.cycle();

        assertThat(report.conflicts()).isEmpty();
        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.contains("EMAIL_1"))
                .containsExactly("Done/email/2026-11/EMAIL_1.md");
        assertThat(cloud.has("In_Progress/cloud/EMAIL_1.md")).isFalse();
    }

    /** The push arrives, and the process dies before it writes down anything of it. */
    private void publishAndDie() {
        local.faults().nextPush((wire, commit, expected) -> {
            wire.push(commit, expected);
            throw new Killed();
        });
        assertThatThrownBy(local::cycle).isInstanceOf(Killed.class);
        local.start();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
