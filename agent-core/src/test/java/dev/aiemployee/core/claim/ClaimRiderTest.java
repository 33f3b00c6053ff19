package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot and the claim of what it brings share one push. */
class ClaimRiderTest {
    private static final TaskId TASK = new TaskId("EMAIL_1");
    private static final TaskFilter ANY_MAIL = TaskFilter.any(Set.of(Domain.EMAIL), ClaimDesk.BATCH);

    @TempDir
    Path folder;

    private TwoAgents agents;

    @BeforeEach
    void writeOneTask() {
        agents = new TwoAgents(folder);
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aNewTaskIsPublishedClaimedAndInPlaceOnDiskAfterOnePush() {
        ClaimRider rider = agents.cloud().desk().rider(ANY_MAIL);
        int[] pushes = countPushes();

        CycleReport report = agents.cloud().engine().cycle(rider);

        assertThat(report.problem()).isEmpty();
        assertThat(rider.won()).extracting(ClaimOutcome.Won::task).containsExactly(TASK);
        assertThat(pushes[0]).isEqualTo(1);
        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/cloud/EMAIL_1.md")
                .doesNotContain("Needs_Action/email/EMAIL_1.md");
        assertThat(agents.cloud().has("In_Progress/cloud/EMAIL_1.md")).isTrue();
        assertThat(agents.cloud().has("Needs_Action/email/EMAIL_1.md")).isFalse();
        assertThat(agents.cloud().git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void afterALostRaceTheTwoAreRebuiltTogether() {
        ClaimRider rider = agents.cloud().desk().rider(ANY_MAIL);
        agents.cloud().faults().nextPush((wire, commit, expected) -> {
            agents.local().write("Inbox/thought.md", "a thought\n");
            agents.local().cycle();
            return wire.push(commit, expected);
        });

        agents.cloud().engine().cycle(rider);

        assertThat(rider.won()).extracting(ClaimOutcome.Won::task).containsExactly(TASK);
        assertThat(agents.origin().tree("main")).contains("In_Progress/cloud/EMAIL_1.md", "Inbox/thought.md");
        assertThat(agents.origin().run("log", "--format=%s", "main").lines().filter(line -> line.contains("claim")))
                .hasSize(1);
    }

    @Test
    void withNothingElseToPublishTheClaimRidesAlone() {
        agents.settle();
        ClaimRider rider = agents.cloud().desk().rider(ANY_MAIL);

        agents.cloud().engine().cycle(rider);

        assertThat(rider.won()).hasSize(1);
        assertThat(agents.cloud().has("In_Progress/cloud/EMAIL_1.md")).isTrue();
    }

    @Test
    void withNothingToClaimNothingIsPushed() {
        agents.settle();
        int[] pushes = countPushes();

        agents.cloud().engine().cycle(agents.cloud().desk().rider(TaskFilter.any(Set.of(Domain.FILES), 5)));

        assertThat(pushes[0]).isZero();
    }

    @Test
    void aRefusedPushWinsNothingAndLeavesNothingOnABranch() throws IOException {
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        ClaimRider rider = agents.cloud().desk().rider(ANY_MAIL);

        agents.cloud().engine().cycle(rider);
        Files.delete(hook);
        agents.cloud().cycle();

        assertThat(rider.won()).isEmpty();
        assertThat(agents.origin().tree("main"))
                .contains("Needs_Action/email/EMAIL_1.md")
                .noneMatch(path -> path.startsWith("In_Progress/"));
    }

    @Test
    void aRemoteThatRefusesOnlyTheClaimStillGetsTheSnapshot() throws IOException {
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, """
                #!/bin/sh
                while read old new ref; do
                  git ls-tree -r --name-only "$new" | grep -q '^In_Progress/cloud/' && exit 1
                done
                exit 0
                """);
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        ClaimRider rider = agents.cloud().desk().rider(ANY_MAIL);

        CycleReport report = agents.cloud().engine().cycle(rider);

        assertThat(rider.won()).isEmpty();
        assertThat(report.problem()).isEmpty();
        assertThat(agents.origin().tree("main")).contains("Needs_Action/email/EMAIL_1.md");
    }

    @Test
    void aRideWhoseReplyWasLostIsAdoptedByTheNextRound() {
        ClaimRider rider = agents.cloud().desk().rider(ANY_MAIL);
        agents.cloud().faults().nextPush((wire, commit, expected) -> {
            wire.push(commit, expected);
            agents.cloud().faults().unanswered();
            return new RemoteWire.Report.NoReport("connection reset");
        });
        agents.cloud().engine().cycle(rider);
        assertThat(rider.won()).isEmpty();

        agents.cloud().cycle();

        assertThat(agents.cloud().desk().adopt().ours())
                .extracting(HeldTask::task)
                .containsExactly(TASK);
        assertThat(agents.cloud().has("In_Progress/cloud/EMAIL_1.md")).isTrue();
        assertThat(agents.cloud().has("Needs_Action/email/EMAIL_1.md")).isFalse();
    }

    /** Counted from now on; the counted pushes are real. */
    private int[] countPushes() {
        int[] pushes = new int[1];
        for (int planned = 0; planned < 3; planned++) {
            agents.cloud().faults().nextPush((wire, commit, expected) -> {
                pushes[0]++;
                return wire.push(commit, expected);
            });
        }
        return pushes;
    }
}
