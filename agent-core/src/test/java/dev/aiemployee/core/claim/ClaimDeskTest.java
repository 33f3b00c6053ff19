package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome.Gone;
import dev.aiemployee.core.claim.ClaimOutcome.TakenBy;
import dev.aiemployee.core.claim.ClaimOutcome.Won;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimDeskTest {
    private static final TaskId TASK = new TaskId("EMAIL_1");

    @TempDir
    Path folder;

    private TwoAgents agents;

    @BeforeEach
    void publishOneTask() {
        agents = new TwoAgents(folder);
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void oneOfTwoClaimsWinsAndTheOtherIsToldWho() {
        ClaimOutcome first = agents.cloud().desk().claim(TASK);
        ClaimOutcome second = agents.local().desk().claim(TASK);

        assertThat(first).isInstanceOf(Won.class);
        assertThat(second).isEqualTo(new TakenBy(TASK, new AgentName("cloud")));
        assertThat(second.message()).isEqualTo("Task EMAIL_1 claimed by cloud");
    }

    @Test
    void theOtherOrderIsTheOtherWayRound() {
        ClaimOutcome first = agents.local().desk().claim(TASK);
        ClaimOutcome second = agents.cloud().desk().claim(TASK);

        assertThat(first).isInstanceOf(Won.class);
        assertThat(second).isEqualTo(new TakenBy(TASK, new AgentName("local")));
    }

    @Test
    void theLosersLaterCyclesPublishNothingOfItsClaim() {
        agents.cloud().desk().claim(TASK);
        agents.local().desk().claim(TASK);

        for (int cycle = 0; cycle < 3; cycle++) {
            agents.local().cycle();
        }

        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/cloud/EMAIL_1.md")
                .noneMatch(path -> path.startsWith("In_Progress/local/"))
                .noneMatch(path -> path.startsWith("Needs_Action/"));
        assertThat(agents.local().git().run("log", "--all", "--format=%s")).doesNotContain("Local: claim");
    }

    /** Both decide on the same tip; name, second and message are the same, so that only the nonce tells the commits apart. */
    @Test
    void claimsOfTheSameNameAndSecondOnTheSameTipAreTwoCommits() {
        Interrupted clock = new Interrupted(agents.clock());
        VaultClone twin = twin("cloud", clock);
        twin.cycle();
        ClaimOutcome[] first = new ClaimOutcome[1];
        clock.next = () -> first[0] = agents.cloud().desk().claim(TASK);

        ClaimOutcome second = twin.desk().claim(TASK);

        assertThat(first[0]).isInstanceOf(Won.class);
        assertThat(second).isEqualTo(new TakenBy(TASK, new AgentName("cloud")));
        assertThat(agents.origin().run("log", "--format=%s", "main").lines().filter("Cloud: claim EMAIL_1"::equals))
                .hasSize(1);
        twin.close();
    }

    @Test
    void aClaimThatLosesTheRaceForTheTipIsDecidedAfresh() {
        Interrupted clock = new Interrupted(agents.clock());
        VaultClone other = twin("local-2", clock);
        other.cycle();
        clock.next = () -> {
            agents.cloud().write("Needs_Action/email/EMAIL_2.md", TwoAgents.task("EMAIL_2", "text"));
            agents.cloud().cycle();
        };

        ClaimOutcome outcome = other.desk().claim(TASK);

        assertThat(outcome).isInstanceOf(Won.class);
        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/local-2/EMAIL_1.md", "Needs_Action/email/EMAIL_2.md");
        other.close();
    }

    @Test
    void aWonTaskLiesInTheWinnersFolderWithTheClaimWrittenIn() {
        Won won = (Won) agents.cloud().desk().claim(TASK);

        agents.cloud().cycle();

        assertThat(agents.cloud().has("Needs_Action/email/EMAIL_1.md")).isFalse();
        assertThat(agents.cloud().read("In_Progress/cloud/EMAIL_1.md"))
                .contains("claim_id: " + won.claim())
                .contains("claimed_by: cloud")
                .contains("status: in_progress")
                .endsWith("\ntext\n");
        assertThat(agents.local().desk().claims())
                .singleElement()
                .satisfies(
                        held -> assertThat(held.claimId()).isEqualTo(won.claim().value()));
    }

    @Test
    void aTaskThatIsNowhereIsGone() {
        assertThat(agents.local().desk().claim(new TaskId("EMAIL_2"))).isInstanceOf(Gone.class);
    }

    @Test
    void aReleasedTaskIsFreeAgainAndSaysWhy() {
        agents.cloud().desk().claim(TASK);

        CloseOutcome released = agents.cloud().desk().release(TASK, "the model is away");

        assertThat(released).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(agents.origin().show("main", "Needs_Action/email/EMAIL_1.md"))
                .contains("retry_count: '1'")
                .contains("last_failure: the model is away")
                .doesNotContain("claim_id");
        assertThat(agents.local().desk().candidates(Set.of(Domain.EMAIL))).containsExactly(TASK);
    }

    @Test
    void onlyTheHolderCanRelease() {
        agents.cloud().desk().claim(TASK);

        CloseOutcome released = agents.local().desk().release(TASK, "mine");

        assertThat(released).isEqualTo(new CloseOutcome.NotHeld(TASK, "it is with cloud"));
    }

    @Test
    void aClosingWithAnotherClaimIdMovesNothing() {
        agents.cloud().desk().claim(TASK);
        Hold other = new Hold.ByClaim(new AgentName("cloud"), new ClaimId("0".repeat(32)));

        CloseOutcome outcome = agents.cloud().desk().close(List.of(done(other)));

        assertThat(outcome).isInstanceOf(CloseOutcome.NotHeld.class);
        assertThat(agents.origin().tree("main")).contains("In_Progress/cloud/EMAIL_1.md");
    }

    @Test
    void aClosingWithTheRightClaimIdMovesTheTaskToDone() {
        Won won = (Won) agents.cloud().desk().claim(TASK);

        CloseOutcome outcome =
                agents.cloud().desk().close(List.of(done(new Hold.ByClaim(new AgentName("cloud"), won.claim()))));

        assertThat(outcome).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(agents.origin().show("main", "Done/email/2026-11/EMAIL_1.md"))
                .contains("outcome: newsletter")
                .doesNotContain("claimed_by");
    }

    @Test
    void anApprovalIsTakenOnlyWithExactlyTheApprovedBytes() {
        String approved = TwoAgents.task("DRAFT_1", "the text").replace("needs_action", "approved");
        agents.local().write("Approved/email/DRAFT_1.md", approved);
        agents.local().cycle();
        TaskId draft = new TaskId("DRAFT_1");

        ClaimOutcome other =
                agents.local().desk().claimApproved(draft, (approved + " ").getBytes(StandardCharsets.UTF_8), Map.of());
        ClaimOutcome same = agents.local()
                .desk()
                .claimApproved(draft, approved.getBytes(StandardCharsets.UTF_8), Map.of("digest", "abc"));

        assertThat(other).isInstanceOf(Gone.class);
        assertThat(same).isInstanceOf(Won.class);
        assertThat(agents.origin().show("main", "In_Progress/local/DRAFT_1.md"))
                .contains("digest: abc")
                .contains("status: executing");
    }

    @Test
    void withoutTheRemoteNothingIsClaimed() throws IOException {
        Files.move(agents.originFolder(), folder.resolve("away"));

        assertThat(agents.cloud().desk().claim(TASK)).isInstanceOf(ClaimOutcome.Offline.class);
    }

    private static Closing done(Hold hold) {
        return new Closing(
                TASK,
                hold,
                VaultLayout.done(Domain.EMAIL, TASK, TwoAgents.NOON),
                Map.of("status", "done", "outcome", "newsletter"));
    }

    private VaultClone twin(String name, Clock clock) {
        return new VaultClone(
                        folder.resolve("twin"), agents.originFolder().toUri().toString(), name, AgentKind.CLOUD, clock)
                .seed(77);
    }

    /** A clock that lets something happen, once, when it is next asked: in a claim that is between its fetch and its push. */
    private static final class Interrupted extends Clock {
        private final Clock clock;
        private Runnable next = () -> {};

        Interrupted(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            Runnable now = next;
            next = () -> {};
            now.run();
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
