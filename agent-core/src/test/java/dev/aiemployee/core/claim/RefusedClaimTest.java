package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.ServerHook;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native git's pre-receive hook refuses a claim, again and again. */
class RefusedClaimTest {
    private static final TaskId TASK = new TaskId("EMAIL_1");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private ServerHook hook;
    private Path asked;

    @BeforeEach
    void aServerThatRefuses() {
        agents = new TwoAgents(folder);
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
        agents.cloud().write("Needs_Action/email/EMAIL_2.md", TwoAgents.task("EMAIL_2", "text"));
        agents.settle();
        hook = new ServerHook(agents.originFolder());
        asked = folder.resolve("asked");
        hook.refuses("no claims on Sundays", asked);
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void theServersWordsAreTheAnswerAndNothingIsOurs() {
        ClaimOutcome outcome = agents.cloud().desk().claim(TASK);

        assertThat(outcome).isInstanceOf(ClaimOutcome.Refused.class);
        assertThat(outcome.message()).contains("no claims on Sundays");
        assertThat(agents.cloud().desk().adopt().ours()).isEmpty();
        assertThat(agents.origin().tree("main")).contains("Needs_Action/email/EMAIL_1.md");
    }

    @Test
    void askingAgainAtOnceReachesNoServerAndMakesNoCommit() throws IOException {
        agents.cloud().desk().claim(TASK);
        String objects = objects();

        for (int round = 0; round < 10; round++) {
            assertThat(agents.cloud().desk().claim(TASK).message()).contains("no claims on Sundays");
        }

        assertThat(Files.readAllLines(asked)).hasSize(1);
        assertThat(objects()).isEqualTo(objects);
        assertThat(agents.cloud().git().run("log", "--all", "--format=%s")).doesNotContain("Cloud: claim");
    }

    @Test
    void theServerIsAskedAgainWithPausesThatGrowToAQuarterOfAnHour() throws IOException {
        for (int minute = 0; minute < 60; minute++) {
            agents.cloud().desk().claim(TASK);
            agents.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(Files.readAllLines(asked)).hasSize(7); // 0, 1, 3, 7, 15, 30, 45
    }

    @Test
    void anotherTaskIsAskedForAllTheSame() throws IOException {
        agents.cloud().desk().claim(TASK);

        agents.cloud().desk().claim(new TaskId("EMAIL_2"));

        assertThat(Files.readAllLines(asked)).hasSize(2);
    }

    @Test
    void aServerThatChangesItsMindIsBelieved() {
        agents.cloud().desk().claim(TASK);
        hook.remove();
        agents.clock().advance(Duration.ofMinutes(1));

        ClaimOutcome outcome = agents.cloud().desk().claim(TASK);

        assertThat(outcome).isInstanceOf(ClaimOutcome.Won.class);
    }

    private String objects() {
        return agents.cloud().git().run("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)");
    }
}
