package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome.Won;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.remote.WireException;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner finds in its own folder after a crash, a lost reply, a late landing or the loss of its journal. */
class AdoptionTest {
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
    void aClaimWhoseReplyWasLostIsWonAllTheSame() {
        agents.cloud().faults().losesTheReply();

        ClaimOutcome outcome = agents.cloud().desk().claim(TASK);

        assertThat(outcome).isInstanceOf(Won.class);
        assertThat(commitsThatClaim()).isEqualTo(1);
    }

    @Test
    void aClaimThatLandsAfterTheConnectionDiedIsAdoptedOnce() throws WireException {
        CommitId[] sent = new CommitId[2];
        agents.cloud().faults().nextPush((wire, commit, expected) -> {
            sent[0] = commit;
            sent[1] = expected;
            return new RemoteWire.Report.NoReport("connection reset");
        });
        ClaimOutcome unknown = agents.cloud().desk().claim(TASK);
        assertThat(unknown).isInstanceOf(ClaimOutcome.Unknown.class);
        assertThat(agents.cloud().desk().adopt().ours()).isEmpty();

        try (RemoteWire wire = agents.cloud()
                .repository()
                .wire(RemoteAccess.local(agents.originFolder().toUri().toString()))) {
            wire.push(sent[0], sent[1]);
        }
        ClaimOutcome again = agents.cloud().desk().claim(TASK);
        agents.cloud().cycle();

        assertThat(again)
                .isInstanceOfSatisfying(
                        Won.class, won -> assertThat(won.claim()).isEqualTo(((ClaimOutcome.Unknown) unknown).claim()));
        assertThat(agents.cloud().desk().adopt().ours())
                .extracting(HeldTask::task)
                .containsExactly(TASK);
        assertThat(commitsThatClaim()).isEqualTo(1);
    }

    @Test
    void afterACrashTheClaimIsStillOurs() {
        Won won = (Won) agents.cloud().desk().claim(TASK);

        agents.cloud().start();

        assertThat(agents.cloud().desk().adopt().ours())
                .singleElement()
                .satisfies(
                        held -> assertThat(held.claimId()).isEqualTo(won.claim().value()));
    }

    @Test
    void aClaimThatNoJournalOfOursKnowsIsGivenBack() throws IOException {
        agents.cloud().desk().claim(TASK);
        agents.cloud().close();
        Files.delete(agents.cloud().state().resolve("claims.jsonl"));
        agents.cloud().start();

        Adopted adopted = agents.cloud().desk().adopt();

        assertThat(adopted.released()).containsExactly(TASK);
        assertThat(adopted.ours()).isEmpty();
        assertThat(agents.origin().show("main", "Needs_Action/email/EMAIL_1.md"))
                .contains("retry_count: '1'")
                .contains("last_failure: its claim is in no journal of cloud");
    }

    @Test
    void anExecutionThatNoJournalKnowsIsShownAndNeverGivenBack() throws IOException {
        String approved = TwoAgents.task("DRAFT_1", "the text").replace("needs_action", "approved");
        agents.local().write("Approved/email/DRAFT_1.md", approved);
        agents.local().cycle();
        agents.local().desk().claimApproved(new TaskId("DRAFT_1"), approved.getBytes(StandardCharsets.UTF_8), Map.of());
        agents.local().close();
        Files.delete(agents.local().state().resolve("claims.jsonl"));
        agents.local().start();

        Adopted adopted = agents.local().desk().adopt();
        CloseOutcome byHand = agents.local().desk().release(new TaskId("DRAFT_1"), "by hand");

        assertThat(adopted.executing()).extracting(HeldTask::task).containsExactly(new TaskId("DRAFT_1"));
        assertThat(adopted.released()).isEmpty();
        assertThat(byHand).isInstanceOf(CloseOutcome.NotHeld.class);
        assertThat(agents.origin().tree("main")).contains("In_Progress/local/DRAFT_1.md");
    }

    @Test
    void whatWaitsForTheOperatorIsNeitherWorkNorGivenBack() {
        Won won = (Won) agents.cloud().desk().claim(TASK);
        agents.cloud()
                .desk()
                .publish(new Publication(TASK, won.claim(), Map.of("status", "awaiting_approval"), Map.of()));

        Adopted adopted = agents.cloud().desk().adopt();

        assertThat(adopted).isEqualTo(new Adopted(List.of(), List.of(), List.of()));
    }

    @Test
    void theJournalForgetsOldPlansButNeverAHeldOne() throws IOException {
        Path file = folder.resolve("plans.jsonl");
        CommitId base = new CommitId("1".repeat(40));
        try (Journal journal = Journal.open(file)) {
            ClaimJournal plans = new ClaimJournal(journal);
            for (int number = 0; number < 2_001; number++) {
                plans.plan(claim(number), base, List.of(TASK));
            }

            plans.prune(Set.of(claim(5).value()));

            assertThat(plans.knows(claim(5).value())).isTrue();
            assertThat(plans.knows(claim(6).value())).isFalse();
            assertThat(plans.knows(claim(2_000).value())).isTrue();
            plans.plan(claim(9_999), base, List.of(TASK));
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(new ClaimJournal(journal).knows(claim(9_999).value())).isTrue();
            assertThat(journal.readAll()).hasSize(1_002);
        }
    }

    private static ClaimId claim(int number) {
        return new ClaimId(String.format("%032x", number));
    }

    private long commitsThatClaim() {
        return agents.origin()
                .run("log", "--format=%s", "main")
                .lines()
                .filter(line -> line.contains("claim EMAIL_1"))
                .count();
    }
}
