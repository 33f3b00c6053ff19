package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.FAILED;
import static dev.aiemployee.local.desk.DeskRig.ID;
import static dev.aiemployee.local.desk.DeskRig.IN_PROGRESS;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static dev.aiemployee.local.desk.DeskRig.REJECTED;
import static dev.aiemployee.local.desk.DeskRig.SOURCE_DONE;
import static dev.aiemployee.local.desk.DeskRig.SOURCE_HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A yes that the mail server does not take yet: it stands, it is told, it can be taken back, and it leaves once. */
class DelayedSendTest {
    private static final RefusedBeforeSending LATER = new RefusedBeforeSending("451 4.7.1 try again later", false);

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void approveWhileTheServerIsBusy() {
        rig = new DeskRig(folder);
        rig.server = cleared -> LATER;
        rig.propose();
        rig.edit(PENDING, ApprovalNotes::approved);
        rig.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itLeavesOnceWhenTheServerTakesItHoursLater() {
        pass(Duration.ofHours(6));
        assertThat(rig.step()).isEqualTo(Step.REFUSED_BEFORE_SENDING);
        assertThat(rig.published()).contains(IN_PROGRESS).doesNotContain(FAILED);
        int before = rig.sent.size();

        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before + 1);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE).doesNotContain(IN_PROGRESS);
        assertThat(rig.note(DONE).text("last_failure")).isEmpty();
    }

    @Test
    void theAttemptsBecomeRare() {
        pass(Duration.ofHours(20));

        assertThat(rig.sent).hasSizeBetween(40, 48);
    }

    @Test
    void itIsToldAfterFiveMinutesAndUntoldWhenItIsThrough() {
        pass(Duration.ofMinutes(3));
        assertThat(rig.alerts()).isEmpty();

        pass(Duration.ofMinutes(4));
        assertThat(rig.alerts()).hasSize(1).first().asString().startsWith("send_delayed_");
        assertThat(rig.vault().read(rig.alertOnDisk("send_delayed_")))
                .contains("[[" + ID + "]]: 451 4.7.1 try again later", "Your yes stands");
        assertThat(rig.note(IN_PROGRESS).text("last_failure")).contains(LATER.reason());
        assertThat(rig.waiting)
                .extracting(one -> one.verdict().message())
                .containsExactly("not sent yet, it is tried again by itself: 451 4.7.1 try again later");

        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        pass(Duration.ofMinutes(30));
        assertThat(rig.alerts()).isEmpty();
        assertThat(rig.waiting).isEmpty();
    }

    @Test
    void whatTheServerSaysIsToldWithoutACredentialInIt() {
        rig.server = cleared ->
                new RefusedBeforeSending("451 token ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a" + " is busy", false);
        pass(Duration.ofMinutes(30));

        assertThat(rig.vault().read(rig.alertOnDisk("send_delayed_")))
                .contains("masked: ")
                .doesNotContain("ghp_");
        assertThat(rig.vault().read(IN_PROGRESS)).contains("masked: ").doesNotContain("ghp_");
    }

    @Test
    void aDayLaterItIsGivenUpAndThatIsToldUntilItIsDecided() {
        pass(Duration.ofHours(26));
        assertThat(rig.step()).isEqualTo(Step.FAILED);
        assertThat(rig.published()).contains(FAILED, SOURCE_HELD).doesNotContain(IN_PROGRESS);
        assertThat(rig.alerts()).hasSize(1).first().asString().startsWith("send_failed_");
        assertThat(rig.vault().read(rig.alertOnDisk("send_failed_"))).contains("451 4.7.1 try again later");

        rig.answer(FAILED, "rejected");
        rig.run();

        assertThat(rig.published()).contains(REJECTED, SOURCE_DONE);
        assertThat(rig.alerts()).isEmpty();
    }

    @Test
    void theTickTakenAwayTakesTheYesBack() {
        rig.vault().write(IN_PROGRESS, rig.vault().read(IN_PROGRESS).replace("- [x] Approve", "- [ ] Approve"));
        int before = rig.sent.size();
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before);
        assertThat(rig.published()).contains(PENDING).doesNotContain(IN_PROGRESS);
        rig.edit(PENDING, ApprovalNotes::approved);
        rig.run();
        assertThat(rig.sent).as("a new yes is a yes").hasSize(before + 1);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE);
    }

    @Test
    void theNoteDraggedBackTakesTheYesBack() {
        rig.vault().move(IN_PROGRESS, PENDING);
        int before = rig.sent.size();
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before);
        assertThat(rig.published()).contains(PENDING).doesNotContain(IN_PROGRESS);
        assertThat(rig.note(PENDING).text("status")).contains("pending");
    }

    @Test
    void theNoteDeletedTakesTheYesBack() {
        rig.vault().delete(IN_PROGRESS);
        int before = rig.sent.size();
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before);
        assertThat(rig.published()).contains(PENDING).doesNotContain(IN_PROGRESS);
    }

    @Test
    void aNoFilesItAndTheTaskItAnswers() {
        pass(Duration.ofMinutes(10));
        rig.answer(IN_PROGRESS, "rejected");
        int before = rig.sent.size();
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before);
        assertThat(rig.published()).contains(REJECTED, SOURCE_DONE).doesNotContain(IN_PROGRESS);
        assertThat(rig.alerts()).isEmpty();
    }

    @Test
    void theTextChangedTakesTheYesBack() {
        rig.edit(IN_PROGRESS, note -> note.with("subject", "Re: another offer"));
        int before = rig.sent.size();
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before);
        assertThat(rig.published()).contains(PENDING);
    }

    @Test
    void aRestartKeepsTheYesThePauseAndTheAlert() {
        pass(Duration.ofMinutes(10));
        int before = rig.sent.size();
        Instant next = next();
        rig.start();
        rig.tick();

        assertThat(rig.sent).hasSize(before);
        assertThat(next()).isEqualTo(next);
        assertThat(rig.alerts()).hasSize(1);
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        pass(Duration.ofHours(1));
        assertThat(rig.sent).hasSize(before + 1);
        assertThat(rig.alerts()).isEmpty();
    }

    @Test
    void aKillInALaterAttemptLeavesTheOutcomeUnknownAndNothingIsSentAgain() {
        int before = rig.sent.size();
        rig.server = cleared -> {
            rig.kill();
            return LATER;
        };
        assertThatThrownBy(() -> pass(Duration.ofHours(1))).isInstanceOf(VaultException.class);
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        rig.start();
        pass(Duration.ofHours(2));

        assertThat(rig.sent).hasSize(before + 1);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
    }

    @Test
    void anAnswerLostInALaterAttemptEndsTheAttempts() {
        int before = rig.sent.size();
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no answer to the final dot");
        pass(Duration.ofHours(5));

        assertThat(rig.sent).hasSize(before + 1);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
    }

    @Test
    void aKillBeforeALaterAttemptLeftOnlyCostsTime() {
        int before = rig.sent.size();
        rig.beforeDeparture = () -> {
            rig.kill();
            throw new IllegalStateException("destroyed");
        };
        assertThatThrownBy(() -> pass(Duration.ofHours(1))).isInstanceOf(RuntimeException.class);
        rig.beforeDeparture = () -> {};
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        rig.start();
        pass(Duration.ofHours(1));

        assertThat(rig.sent).hasSize(before + 1);
        assertThat(rig.published()).contains(DONE).doesNotContain(APPROVED);
    }

    @Test
    void whatIsHeldUpMeanwhileSaysByWhat() throws IOException {
        rig.brakes = new Conditions.Brakes(true, false);
        pass(Duration.ofHours(1));
        assertThat(words()).startsWith("does not leave yet: paused");

        rig.brakes = new Conditions.Brakes(false, false);
        Path origin = rig.agents.originFolder();
        Path away = origin.resolveSibling("away");
        Files.move(origin, away);
        pass(Duration.ofHours(1));
        assertThat(words()).startsWith("does not leave yet: the Git server is away");

        Files.move(away, origin);
        pass(Duration.ofMinutes(2));
        assertThat(words()).startsWith("waits for the mail server since");
    }

    private String words() {
        QueueTime time = new QueueTime(ZoneOffset.UTC);
        return rig.waiting.get(0).item().state().words(time, rig.agents.clock().instant());
    }

    private Instant next() {
        return rig.waiting.stream()
                .map(Waiting::verdict)
                .filter(Verdict.Delayed.class::isInstance)
                .map(verdict -> ((Verdict.Delayed) verdict).next())
                .findFirst()
                .orElseThrow();
    }

    /** A round each minute, or each ten where much time passes; then some more, in which what was done is published. */
    private void pass(Duration time) {
        Duration step = Duration.ofMinutes(time.toHours() > 1 ? 10 : 1);
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            rig.agents.clock().advance(step);
            rig.tick();
        }
        rig.run();
    }
}
