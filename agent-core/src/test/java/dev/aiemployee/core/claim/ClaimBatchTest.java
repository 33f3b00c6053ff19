package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome.Gone;
import dev.aiemployee.core.claim.ClaimOutcome.TakenBy;
import dev.aiemployee.core.claim.ClaimOutcome.Won;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimBatchTest {
    private static final TaskFilter ANY_MAIL = TaskFilter.any(Set.of(Domain.EMAIL), ClaimDesk.BATCH);

    @TempDir
    Path folder;

    private TwoAgents agents;
    private List<TaskId> tasks;

    @BeforeEach
    void publishTwelveTasks() {
        agents = new TwoAgents(folder);
        tasks = IntStream.range(0, 12)
                .mapToObj(number -> new TaskId(String.format("EMAIL_%02d", number)))
                .toList();
        tasks.forEach(task ->
                agents.cloud().write("Needs_Action/email/" + task + ".md", TwoAgents.task(task.value(), "text")));
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void tenTasksAreOneCommitAndTwelveAreTwo() {
        String before = agents.origin().run("rev-parse", "main").strip();

        List<ClaimOutcome> outcomes = agents.cloud().desk().claim(tasks);

        assertThat(outcomes).hasSize(12).allMatch(Won.class::isInstance);
        assertThat(outcomes).extracting(ClaimOutcome::task).isEqualTo(tasks);
        assertThat(agents.origin().run("log", "--format=%s", before + "..main").lines())
                .containsExactly("Cloud: claim EMAIL_10 and 1 more", "Cloud: claim EMAIL_00 and 9 more");
    }

    @Test
    void aBatchThatLosesTheRaceStillGetsWhatIsLeftAndSaysWhoHasTheRest() {
        agents.local().desk().claim(tasks.subList(0, 3));
        List<TaskId> wanted = List.of(tasks.get(2), tasks.get(3), new TaskId("EMAIL_none"), tasks.get(4));

        List<ClaimOutcome> outcomes = agents.cloud().desk().claim(wanted);

        assertThat(outcomes.get(0)).isEqualTo(new TakenBy(tasks.get(2), new AgentName("local")));
        assertThat(outcomes.get(1)).isInstanceOf(Won.class);
        assertThat(outcomes.get(2)).isInstanceOf(Gone.class);
        assertThat(outcomes.get(3)).isInstanceOf(Won.class);
        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/local/EMAIL_02.md", "In_Progress/cloud/EMAIL_03.md");
    }

    @Test
    void anAgentTakesNoMoreThanItWishesAndOnlyWhatFits() {
        TaskFilter wish = new TaskFilter(Set.of(Domain.EMAIL), (task, note) -> !task.equals(tasks.get(1)), 2);

        List<ClaimOutcome> outcomes = agents.cloud().desk().claimUpTo(wish);

        assertThat(outcomes).extracting(ClaimOutcome::task).containsExactly(tasks.get(0), tasks.get(2));
        assertThat(agents.cloud().desk().claimUpTo(TaskFilter.any(Set.of(Domain.WHATSAPP), 5)))
                .isEmpty();
    }

    @Test
    void theLoserOfABatchTakesTheNextTenInsteadOfNothing() {
        agents.local().desk().claimUpTo(ANY_MAIL);

        List<ClaimOutcome> outcomes = agents.cloud().desk().claimUpTo(ANY_MAIL);

        assertThat(outcomes).extracting(ClaimOutcome::task).containsExactly(tasks.get(10), tasks.get(11));
    }

    @Test
    void withoutTheRemoteEachTaskOfABatchIsSaidToBeUnclaimed() throws IOException {
        Files.move(agents.originFolder(), folder.resolve("away"));

        List<ClaimOutcome> outcomes = agents.cloud().desk().claim(tasks.subList(0, 2));

        assertThat(outcomes).hasSize(2).allMatch(ClaimOutcome.Offline.class::isInstance);
    }

    @Test
    void aRefusedBatchLeavesNothingBehindToBePublishedLater() throws IOException {
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho frozen for the audit >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        List<ClaimOutcome> outcomes = agents.cloud().desk().claim(tasks.subList(0, 2));

        assertThat(outcomes).hasSize(2).allMatch(ClaimOutcome.Refused.class::isInstance);
        Files.delete(hook);
        agents.cloud().write("Needs_Action/email/EMAIL_x.md", TwoAgents.task("EMAIL_x", "text"));
        agents.cloud().cycle();
        assertThat(agents.origin().tree("main")).noneMatch(path -> path.startsWith("In_Progress/"));
        assertThat(agents.cloud().git().run("log", "--all", "--format=%s")).doesNotContain("Cloud: claim");
    }
}
