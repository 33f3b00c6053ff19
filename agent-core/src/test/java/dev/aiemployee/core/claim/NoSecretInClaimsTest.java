package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.PushedObjects;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoSecretInClaimsTest {
    private static final String KEY = "AKIA" + "J7Q2M5XWZ3" + "KDPL4T";
    private static final TaskId TASK = new TaskId("EMAIL_1");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private PushedObjects pushed;

    @BeforeEach
    void task() {
        agents = new TwoAgents(folder);
        pushed = new PushedObjects(agents.origin());
        agents.local().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "Dear Ann\n"));
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void theReasonOfAReleaseIsMasked() {
        agents.cloud().desk().claim(TASK);

        CloseOutcome outcome = agents.cloud().desk().release(TASK, "the server said: bad key " + KEY);

        assertThat(outcome).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(agents.origin().show("main", "Needs_Action/email/EMAIL_1.md"))
                .contains("bad key [masked: aws-access-key]");
        assertThat(pushed.holding(KEY)).isEmpty();
    }

    @Test
    void whatIsWrittenAtTheEndOfATaskIsMasked() {
        ClaimOutcome.Won won = (ClaimOutcome.Won) agents.cloud().desk().claim(TASK);

        CloseOutcome outcome = agents.cloud()
                .desk()
                .close(List.of(new Closing(
                        TASK,
                        new Hold.ByClaim(new AgentName("cloud"), won.claim()),
                        VaultLayout.done(Domain.EMAIL, TASK, TwoAgents.NOON),
                        Map.of("status", "done", "outcome", "535 rejected " + KEY))));

        assertThat(outcome).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(pushed.holding("535 rejected [masked")).isNotEmpty();
        assertThat(pushed.holding(KEY)).isEmpty();
    }

    @Test
    void aClaimThatWouldPublishSomethingNewIsRefusedOnThisMachine() {
        String note = "---\nid: DRAFT_1\nstatus: approved\n---\nDear Ann\n";
        agents.local().write("Approved/email/DRAFT_1.md", note).cycle();

        ClaimOutcome outcome = agents.local()
                .desk()
                .claimApproved(
                        new TaskId("DRAFT_1"),
                        note.getBytes(StandardCharsets.UTF_8),
                        Map.of("last_failure", "key " + KEY));

        assertThat(outcome).isInstanceOf(ClaimOutcome.Refused.class);
        assertThat(outcome.toString()).contains("aws-access-key").doesNotContain(KEY);
        assertThat(pushed.holding(KEY)).isEmpty();
    }

    @Test
    void aTaskThatIsPublishedWithASecretCanStillBeClaimed() {
        agents.local().write("Needs_Action/email/EMAIL_2.md", TwoAgents.task("EMAIL_2", "key " + KEY + "\n"));
        agents.settle();

        ClaimOutcome outcome = agents.cloud().desk().claim(new TaskId("EMAIL_2"));

        assertThat(outcome).isInstanceOf(ClaimOutcome.Won.class);
    }
}
