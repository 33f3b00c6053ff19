package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.ID;
import static dev.aiemployee.local.desk.DeskRig.IN_PROGRESS;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.note.ExecutionStamp;
import dev.aiemployee.local.execute.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P6 when the ledger comes back from a backup, or not at all: what may have been sent is asked about and never sent again. */
class LostLedgerTest {
    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aLedgerRestoredToTheApprovedIsNotSentAgainAfterTheSend() {
        approved();
        rig.backup("state");
        rig.run();
        assertThat(rig.step()).isEqualTo(Step.CLOSED);

        rig.restore("state");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE).doesNotContain(APPROVED, IN_PROGRESS, PENDING);
        assertThat(rig.alerts())
                .filteredOn(name -> name.startsWith("lost_ledger_"))
                .hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
    }

    @Test
    void aLedgerRestoredToTheApprovedAsksWhenTheSendWasNotFiledYet() {
        approved();
        rig.backup("state");
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.run();
        assertThat(rig.published()).contains(IN_PROGRESS);

        rig.restore("state");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
        assertThat(rig.alerts()).contains("unknown_outcome_EMAIL_DRAFT_0001.md");
        assertThat(rig.published()).contains(IN_PROGRESS);
    }

    /** The clone undoes what its own later self did, as it would a stranger's work. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMachineRestoredToTheApprovedAsksAndDoesNotSend(boolean filed) {
        approved();
        rig.backup("state", "local");
        rig.server = cleared ->
                filed ? new SendOutcome.Sent(DeskRig.TRACE, "ok") : new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.run();
        assertThat(rig.sent).hasSize(1);

        rig.restore("state", "local");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.alerts()).anyMatch(name -> name.startsWith("lost_ledger_"));
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow())
                .contains("already sent on 2026-11-20 by this agent");
        rig.answer(PENDING, "approved");
        rig.run();
        assertThat(rig.sent).hasSize(2);
    }

    /** No key vouches for that machine, so that what it did was undone here, as a stranger's work is. */
    @Test
    void whatAnotherMachineExecutedIsAskedAboutBeforeItLeavesFromHere() throws IOException {
        rig.propose();
        Path other = folder.resolve("other");
        new NativeGit(folder).run("clone", "-q", rig.agents.originFolder().toString(), other.toString());
        NativeGit git = new NativeGit(other);
        Path held = other.resolve("In_Progress/local-2/" + ID.fileName());
        Files.createDirectories(held.getParent());
        Files.write(
                held,
                rig.note(PENDING)
                        .with("status", "executing")
                        .with("claimed_by", "local-2")
                        .with("claimed_at", "2026-11-19T09:15:00Z")
                        .with("claim_id", "0123456789abcdef0123456789abcdef")
                        .with(ExecutionStamp.DIGEST_KEY, "a".repeat(64))
                        .with(ExecutionStamp.SEQUENCE_KEY, "3")
                        .bytes());
        Files.delete(other.resolve(PENDING));
        git.run("add", "-A");
        git.run("commit", "-qm", "executed");
        git.run("push", "-q", "origin", "main");
        rig.run();

        rig.vault().move(PENDING, APPROVED);
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow())
                .contains("already sent on 2026-11-19 by local-2", "a second yes sends it again");
        rig.answer(PENDING, "approved");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void theOperatorSettlesWhatARestoredLedgerCannotKnow() {
        approved();
        rig.backup("state");
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.run();
        rig.restore("state");
        rig.run();
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);

        rig.answer(IN_PROGRESS, "rejected");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "state local"})
    void anotherApprovalInTheRestoredLedgerIsVoidAndAskedAgain(String restored) {
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Another."));
        rig.propose();
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");
        rig.vault().move(PENDING, APPROVED);
        rig.tick();
        rig.perHour = Map.of(ActionType.SEND_EMAIL, 1);
        rig.start();
        rig.backup("state", "local");
        rig.run();
        assertThat(rig.sent).hasSize(1);

        rig.perHour = Map.of();
        rig.restore(restored.split(" "));
        rig.run();

        assertThat(rig.sent).hasSize(1);
        TaskId other = other(rig.sent.get(0).outgoing().approval());
        assertThat(rig.ledger.standings().of(other).step()).isEqualTo(Step.SHOWN);
        assertThat(rig.published()).contains("Pending_Approval/email/" + other + ".md");
        rig.answer("Pending_Approval/email/" + other + ".md", "approved");
        rig.run();
        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void aNewLedgerLearnsOfWhatWasSentAndAsksBeforeTheSameTextGoesOutAgain() {
        approved();
        rig.run();
        rig.backup("local");
        rig.restore();
        deleteLedger();

        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Dear Anna,\n\nyes.\n"));
        rig.answer("Pending_Approval/email/EMAIL_DRAFT_0002.md", "approved");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.note("Pending_Approval/email/EMAIL_DRAFT_0002.md")
                        .text("asked_again")
                        .orElseThrow())
                .contains("same text");
    }

    @Test
    void whatIsKnownIsNotReportedASecondTime() {
        approved();
        rig.backup("state");
        rig.run();
        rig.restore("state");
        rig.run();

        rig.start();
        rig.run();

        assertThat(rig.alerts())
                .filteredOn(name -> name.startsWith("lost_ledger_"))
                .hasSize(1);
    }

    @Test
    void anOrdinaryRestartAtAnyStepVoidsNothing() {
        approved();
        rig.start();
        rig.run();
        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.alerts()).isEmpty();
    }

    @Test
    void untilTheRemoteWasReachedNothingIsDecidedByTheLedger() {
        approved();
        rig.backup("state");
        rig.run();
        Path away = folder.resolve("away.git");
        assertThat(rig.agents.originFolder().toFile().renameTo(away.toFile())).isTrue();

        rig.restore("state");
        rig.run();
        assertThat(rig.step()).isEqualTo(Step.APPROVED);
        assertThat(away.toFile().renameTo(rig.agents.originFolder().toFile())).isTrue();
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    private void deleteLedger() {
        rig.kill();
        assertThat(folder.resolve("state/ledger.jsonl").toFile().delete()).isTrue();
        rig.start();
    }

    private static TaskId other(TaskId id) {
        return id.equals(ID) ? new TaskId("EMAIL_DRAFT_0002") : ID;
    }

    private void approved() {
        rig.propose();
        rig.vault().move(PENDING, APPROVED);
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(1));
        assertThat(List.of(rig.step())).containsExactly(Step.APPROVED);
    }
}
