package dev.aiemployee.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.claim.Closing;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.claim.Hold;
import dev.aiemployee.core.support.ServerHook;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native git takes a push and is killed before its report, once with the repository gone as well. Whoever pushed finds out. */
class LostReplyIT {
    private static final TaskId TASK = new TaskId("EMAIL_1");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone cloud;
    private VaultClone local;
    private ServerHook hook;
    private Path away;

    @BeforeEach
    void oneTask() {
        agents = new TwoAgents(folder);
        cloud = agents.cloud();
        local = agents.local();
        cloud.write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
        agents.settle();
        hook = new ServerHook(agents.originFolder());
        away = folder.resolve("away.git");
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aSyncFindsItsCommitOnTheTipAtOnce() {
        hook.diesAfterTheNextPush();
        local.write("Notes/plan.md", "plan\n");

        CycleReport report = local.cycle();
        CycleReport next = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(report.published()).isNotNull();
        assertThat(next.published()).isNull();
        assertThat(commitsOn("Notes/plan.md")).isEqualTo(1);
    }

    @Test
    void aSyncWhoseServerWentAwayFindsItsCommitWhenItIsBackAlsoBelowOthers() throws IOException {
        hook.goesAwayAfterTheNextPush(away);
        local.write("Notes/plan.md", "plan\n").write("Needs_Action/email/EMAIL_2.md", TwoAgents.task("EMAIL_2", "two"));

        CycleReport unknown = local.cycle();
        Files.move(away, agents.originFolder());
        cloud.cycle();
        cloud.desk().claim(new TaskId("EMAIL_2"));
        CycleReport back = local.cycle();

        assertThat(unknown.trouble()).isEqualTo(CycleReport.Trouble.AWAY);
        assertThat(back.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(back.conflicts()).isEmpty();
        assertThat(commitsOn("Notes/plan.md")).isEqualTo(1);
        assertThat(local.has("In_Progress/cloud/EMAIL_2.md")).isTrue();
        assertThat(local.has("Needs_Action/email/EMAIL_2.md")).isFalse();
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void aClaimIsWonAtOnce() {
        hook.diesAfterTheNextPush();

        ClaimOutcome outcome = cloud.desk().claim(TASK);
        ClaimOutcome other = local.desk().claim(TASK);

        assertThat(outcome).isInstanceOf(ClaimOutcome.Won.class);
        assertThat(other).isInstanceOf(ClaimOutcome.TakenBy.class);
        assertThat(commitsOn("In_Progress/cloud/EMAIL_1.md")).isEqualTo(1);
    }

    @Test
    void aClaimWhoseServerWentAwayIsAdoptedWhenItIsBackAndDoneOnce() throws IOException {
        hook.goesAwayAfterTheNextPush(away);

        ClaimOutcome unknown = cloud.desk().claim(TASK);
        boolean worksAlready = !cloud.desk().adopt().ours().isEmpty();
        Files.move(away, agents.originFolder());
        cloud.cycle();
        List<HeldTask> ours = cloud.desk().adopt().ours();
        CloseOutcome closed = cloud.desk().close(List.of(done(ours.get(0))));
        CloseOutcome again = cloud.desk().close(List.of(done(ours.get(0))));

        assertThat(unknown).isInstanceOf(ClaimOutcome.Unknown.class);
        assertThat(worksAlready).isFalse();
        assertThat(ours)
                .singleElement()
                .satisfies(held -> assertThat(held.claimId())
                        .isEqualTo(((ClaimOutcome.Unknown) unknown).claim().value()));
        assertThat(closed).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(again).isInstanceOf(CloseOutcome.NotHeld.class);
        assertThat(commitsOn("In_Progress/cloud/EMAIL_1.md")).isEqualTo(2); // taken, and given away
        assertThat(commitsOn("Done/email/2026-11/EMAIL_1.md")).isEqualTo(1);
    }

    @Test
    void aClosingWhoseReplyWasLostIsClosedOnce() {
        ClaimOutcome.Won won = (ClaimOutcome.Won) cloud.desk().claim(TASK);
        cloud.cycle();
        HeldTask held = cloud.desk().adopt().ours().get(0);
        hook.diesAfterTheNextPush();

        CloseOutcome closed = cloud.desk().close(List.of(done(held)));

        assertThat(closed).isInstanceOf(CloseOutcome.Closed.class);
        assertThat(held.claimId()).isEqualTo(won.claim().value());
        assertThat(commitsOn("Done/email/2026-11/EMAIL_1.md")).isEqualTo(1);
    }

    private long commitsOn(String path) {
        return agents.origin()
                .run("log", "--format=%H", "main", "--", path)
                .lines()
                .count();
    }

    static Closing done(HeldTask held) {
        return new Closing(
                held.task(),
                new Hold.ByClaim(held.owner(), new ClaimId(held.claimId())),
                VaultLayout.done(Domain.EMAIL, held.task(), TwoAgents.NOON),
                Map.of("status", "done"));
    }
}
