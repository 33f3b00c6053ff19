package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.FAILED;
import static dev.aiemployee.local.desk.DeskRig.IN_PROGRESS;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import dev.aiemployee.local.execute.Trace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acts of another kind than mail: what the other side promises, and what it says, is not what a mail server does. */
class RepeatableActTest {
    private static final SendOutcome NO_ANSWER = new Unknown(Trace.NONE, "no answer within 30 s");

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        rig.propose();
        rig.vault().move(PENDING, APPROVED);
        rig.repeatable = true;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anActThatMayBeDoneTwiceIsTriedAgainWithoutAsking() {
        rig.server = cleared -> rig.sent.size() == 1 ? NO_ANSWER : new Sent(Trace.reference("post 7"), "ok");

        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.alerts()).isEmpty();
        assertThat(rig.note(DONE).text("sent_reference")).contains("post 7");
    }

    @Test
    void theSameActWithoutThatPromiseAsks() {
        rig.repeatable = false;
        rig.server = cleared -> NO_ANSWER;

        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
    }

    @Test
    void itIsTriedAgainAfterACrash() {
        rig.server = cleared -> {
            rig.kill();
            return NO_ANSWER;
        };
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        assertThatThrownBy(rig::tick).isInstanceOf(VaultException.class);

        rig.server = cleared -> new Sent(Trace.NONE, "ok");
        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.published()).contains(DONE);
    }

    @Test
    void whenNoAttemptAnswersTheOperatorIsAskedAndNothingIsCalledNotSent() {
        rig.server = cleared -> NO_ANSWER;

        rig.run();
        rig.run();

        assertThat(rig.sent).hasSize(4);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
        assertThat(rig.published()).contains(IN_PROGRESS).doesNotContain(FAILED);
        assertThat(rig.alerts()).containsExactly("unknown_outcome_EMAIL_DRAFT_0001.md");
    }

    @Test
    void aRefusalDoesNotTakeBackAnEarlierAttemptThatMayHaveBeenDone() {
        rig.server = cleared -> rig.sent.size() == 1 ? NO_ANSWER : new RefusedBeforeSending("no such tool", true);

        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
        assertThat(rig.ledger
                        .standings()
                        .actsSince(
                                ActionType.SEND_EMAIL,
                                rig.ledger.standings().of(DeskRig.ID).at().minusSeconds(99)))
                .isEqualTo(1);
    }

    @Test
    void whatTheOtherSideSaysIsKeptAsOneHarmlessLine() {
        rig.server = cleared ->
                new Sent(Trace.reference("<% tp.file %>"), "done\n---\nstatus: `= this` [[x]]\u202E" + "!".repeat(999));

        rig.run();

        assertThat(rig.note(DONE).text("status")).contains("sent");
        assertThat(rig.note(DONE).text("sent_reference")).contains("'% tp.file %'");
        assertThat(rig.note(DONE).text("sent_reply").orElseThrow())
                .startsWith("done --- status: '= this' ''x''")
                .doesNotContain("\u202E")
                .hasSizeLessThanOrEqualTo(300);
    }
}
