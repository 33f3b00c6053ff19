package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silence is what was watched, never what a clock says. */
class StaleClaimsTest {
    private static final TaskId TASK = new TaskId("EMAIL_1");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final StaleWatch.Limits DAY = new StaleWatch.Limits(Duration.ofHours(24), HOUR);

    @TempDir
    Path folder;

    private TwoAgents agents;
    private Duration elapsed = Duration.ofDays(100);

    @BeforeEach
    void cloudHoldsOneTask() {
        agents = new TwoAgents(folder);
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
        agents.settle();
        agents.cloud().desk().claim(TASK);
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aDayOfWatchedSilenceBringsATaskBackWithItsReason() {
        StaleWatch watch = watch(agents.local());
        assertThat(looks(watch, 24)).isEmpty();

        List<TaskId> recovered = looks(watch, 1);

        assertThat(recovered).containsExactly(TASK);
        assertThat(agents.origin().show("main", "Needs_Action/email/EMAIL_1.md"))
                .contains("retry_count: '1'")
                .contains("last_failure: 'stale: no sign of cloud for 24 h'")
                .doesNotContain("claim_id");
    }

    @Test
    void neitherTheWallClockNorAJumpOfItMakesAClaimStale() {
        StaleWatch watch = watch(agents.local());
        looks(watch, 1);
        agents.clock().advance(Duration.ofDays(400));

        assertThat(looks(watch, 10)).isEmpty();
        assertThat(agents.origin().tree("main")).contains("In_Progress/cloud/EMAIL_1.md");
    }

    @Test
    void aSleepOrAWeekOfflineCountsAsOneInterval() {
        StaleWatch watch = watch(agents.local());
        looks(watch, 1);
        elapsed = elapsed.plus(Duration.ofDays(7));

        assertThat(looks(watch, 1)).isEmpty();
        assertThat(silence().lasted()).isEqualTo(HOUR);
    }

    @Test
    void theCountSurvivesARestartWhichItselfCountsForNothing() {
        looks(watch(agents.local()), 24);

        StaleWatch restarted = watch(agents.local());

        assertThat(looks(restarted, 1)).isEmpty();
        assertThat(looks(restarted, 1)).containsExactly(TASK);
    }

    @Test
    void aDamagedRecordOnlyGivesMoreTime() throws IOException {
        looks(watch(agents.local()), 24);
        Files.writeString(file(), "{ not json");

        assertThat(looks(watch(agents.local()), 5)).isEmpty();
    }

    @Test
    void aSignOfLifeThatListsTheClaimStartsTheCountAgain() {
        StaleWatch watch = watch(agents.local());
        looks(watch, 24);
        String claim = agents.local().desk().observe().get(0).task().claimId();
        agents.cloud().write("Signals/cloud.md", "---\nagent: cloud\nclaims:\n  - " + claim + "\n---\n");
        agents.settle();

        assertThat(looks(watch, 2)).isEmpty();
        assertThat(silence().lasted()).isEqualTo(HOUR);
    }

    @Test
    void aSignOfLifeThatDoesNotListTheClaimChangesNothing() {
        StaleWatch watch = watch(agents.local());
        looks(watch, 24);
        agents.cloud().write("Signals/cloud.md", "---\nagent: cloud\nclaims: []\n---\n");
        agents.settle();

        assertThat(looks(watch, 1)).containsExactly(TASK);
    }

    @Test
    void anotherClaimOfTheSameTaskStartsTheCountAgain() {
        StaleWatch watch = watch(agents.local());
        looks(watch, 24);
        agents.cloud().desk().release(TASK, "later");
        agents.cloud().desk().claim(TASK);
        agents.settle();

        assertThat(looks(watch, 1)).isEmpty();
    }

    @Test
    void whatAwaitsADecisionOrIsExecutedNeverGoesStale() {
        String approved = TwoAgents.task("DRAFT_1", "the text").replace("needs_action", "approved");
        agents.local().write("Approved/email/DRAFT_1.md", approved);
        agents.local().cycle();
        VaultClone second = agents.clone("local-2", AgentKind.LOCAL);
        second.cycle();
        second.desk().claimApproved(new TaskId("DRAFT_1"), approved.getBytes(StandardCharsets.UTF_8), Map.of());
        Observed cloud = agents.local().desk().observe().get(0);
        agents.cloud()
                .desk()
                .publish(new Publication(
                        TASK, new ClaimId(cloud.task().claimId()), Map.of("status", "awaiting_approval"), Map.of()));
        agents.local().desk().claims(); // looks at the remote
        StaleWatch watch = watch(agents.local());

        assertThat(agents.local().desk().observe()).hasSize(2);
        assertThat(looks(watch, 30)).isEmpty();
        second.close();
    }

    @Test
    void ofTwoWatchersOneBringsItBack() {
        VaultClone second = agents.clone("local-2", AgentKind.LOCAL);
        second.cycle();
        StaleWatch first = watch(agents.local());
        StaleWatch other = new StaleWatch(second.desk(), new SilenceFile(folder.resolve("other")), DAY, () -> elapsed);
        looks(first, 24);
        other.look();
        Observed seenByOther = second.desk().observe().get(0);

        assertThat(looks(first, 1)).containsExactly(TASK);
        assertThat(second.desk().recover(seenByOther, "stale")).isInstanceOf(CloseOutcome.NotHeld.class);
        assertThat(agents.origin().show("main", "Needs_Action/email/EMAIL_1.md"))
                .contains("retry_count: '1'");
        second.close();
    }

    @Test
    void ourOwnClaimsAreNotWatched() {
        assertThat(agents.cloud().desk().observe()).isEmpty();
        assertThat(agents.local().desk().observe())
                .extracting(one -> one.task().owner())
                .containsExactly(new AgentName("cloud"));
    }

    private List<TaskId> looks(StaleWatch watch, int times) {
        List<TaskId> recovered = List.of();
        for (int look = 0; look < times && recovered.isEmpty(); look++) {
            elapsed = elapsed.plus(HOUR);
            recovered = watch.look();
        }
        return recovered;
    }

    private StaleWatch watch(VaultClone clone) {
        return new StaleWatch(clone.desk(), new SilenceFile(file()), DAY, () -> elapsed);
    }

    private Path file() {
        return agents.local().state().resolve("silences.json");
    }

    private Silence silence() {
        return new SilenceFile(file()).load().get(new VaultPath("In_Progress/cloud/EMAIL_1.md"));
    }
}
