package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome.Won;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fruit of work and the task's next state are one commit, and only its owner can make it. */
class PublicationTest {
    private static final TaskId TASK = new TaskId("EMAIL_1");
    private static final VaultPath DRAFT = new VaultPath("Pending_Approval/email/EMAIL_DRAFT_1.md");
    private static final VaultPath EVENT = new VaultPath("Updates/event.md");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private Won won;

    @BeforeEach
    void claimOneTask() {
        agents = new TwoAgents(folder);
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
        agents.settle();
        won = (Won) agents.cloud().desk().claim(TASK);
        agents.cloud().cycle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void theDraftTheEventAndTheTasksStateAreOneCommit() {
        CloseOutcome outcome = agents.cloud().desk().publish(publication("a draft"));

        assertThat(outcome).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(agents.origin().run("diff", "--name-only", "main~1", "main").lines())
                .containsExactlyInAnyOrder("In_Progress/cloud/EMAIL_1.md", DRAFT.value(), EVENT.value());
        assertThat(agents.origin().show("main", "In_Progress/cloud/EMAIL_1.md"))
                .contains("status: awaiting_approval")
                .contains("claim_id: " + won.claim());
    }

    @Test
    void aLateOwnerPublishesNothing() {
        agents.local().cycle();
        Observed observed = agents.local().desk().observe().get(0);
        assertThat(agents.local().desk().recover(observed, "stale")).isInstanceOf(CloseOutcome.Closed.class);
        agents.local().desk().claim(TASK);

        CloseOutcome outcome = agents.cloud().desk().publish(publication("too late"));

        assertThat(outcome).isEqualTo(new CloseOutcome.NotHeld(TASK, "it is with local"));
        assertThat(agents.origin().tree("main")).doesNotContain(DRAFT.value(), EVENT.value());
    }

    @Test
    void doneAgainAfterALostReplyItChangesNothing() {
        agents.cloud().desk().publish(publication("a draft"));
        String before = agents.origin().run("rev-parse", "main");

        CloseOutcome again = agents.cloud().desk().publish(publication("another draft"));

        assertThat(again).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(agents.origin().run("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void aDraftThatTheOperatorMovedIsNotProposedASecondTime() {
        agents.local().write("Rejected/email/EMAIL_DRAFT_1.md", TwoAgents.task("EMAIL_DRAFT_1", "no"));
        agents.local().cycle();

        agents.cloud().desk().publish(publication("a draft"));

        assertThat(agents.origin().tree("main"))
                .contains("Rejected/email/EMAIL_DRAFT_1.md")
                .doesNotContain(DRAFT.value());
        assertThat(agents.origin().show("main", "In_Progress/cloud/EMAIL_1.md")).contains("status: awaiting_approval");
    }

    @Test
    void whatTheOperatorWroteIntoTheTaskMeanwhileStays() {
        agents.local().cycle();
        String text = agents.local().read("In_Progress/cloud/EMAIL_1.md");
        agents.local().write("In_Progress/cloud/EMAIL_1.md", text + "My own words.\n");
        agents.local().cycle();

        agents.cloud().desk().publish(publication("a draft"));

        assertThat(agents.origin().show("main", "In_Progress/cloud/EMAIL_1.md"))
                .contains("My own words.")
                .contains("status: awaiting_approval");
    }

    @Test
    void aRecoveryOfATaskThatMovedOnIsRefused() {
        agents.local().cycle();
        Observed observed = agents.local().desk().observe().get(0);
        agents.cloud().desk().publish(publication("a draft"));

        CloseOutcome outcome = agents.local().desk().recover(observed, "stale");

        assertThat(outcome).isInstanceOf(CloseOutcome.NotHeld.class);
        assertThat(agents.origin().tree("main")).contains("In_Progress/cloud/EMAIL_1.md");
    }

    private Publication publication(String text) {
        return new Publication(
                TASK,
                won.claim(),
                Map.of("status", "awaiting_approval"),
                Map.of(
                        DRAFT, Note.of(Map.of("id", "EMAIL_DRAFT_1"), text + "\n"),
                        EVENT, Note.of(Map.of("id", "event"), "new\n")));
    }
}
