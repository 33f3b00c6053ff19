package dev.aiemployee.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.execute.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Posts, chat messages and payments on the desk: what keeps them few, and payments from being made twice. */
class OtherActsTest {
    private static final String LIMIT = "the limit per hour or day is reached; it goes out when that is over";

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        rig.actions = List.of(
                ActionType.SEND_EMAIL, ActionType.SEND_WHATSAPP, ActionType.POST_SOCIAL, ActionType.REGISTER_PAYMENT);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ActionType.class,
            names = {"SEND_WHATSAPP", "POST_SOCIAL", "REGISTER_PAYMENT"})
    void theLimitPerHourHoldsOverARestartAndEndsWithTheHour(ActionType action) {
        rig.perHour = Map.of(action, 1);
        rig.start();
        propose(act(action, "ACT_1"));
        propose(act(action, "ACT_2"));
        approve(action, "ACT_1");
        rig.run();
        assertThat(rig.sent).hasSize(1);

        rig.start();
        approve(action, "ACT_2");
        rig.run();
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.waiting)
                .extracting(waiting -> waiting.verdict().message())
                .containsExactly(LIMIT);
        rig.agents.clock().advance(Duration.ofHours(1));
        rig.run();

        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void mailsAndChatMessagesAreCountedApart() {
        rig.perHour = Map.of(ActionType.SEND_EMAIL, 1, ActionType.SEND_WHATSAPP, 1);
        rig.start();
        rig.propose();
        propose(act(ActionType.SEND_WHATSAPP, "ACT_1"));
        rig.vault().move(DeskRig.PENDING, DeskRig.APPROVED);
        approve(ActionType.SEND_WHATSAPP, "ACT_1");

        rig.run();

        assertThat(rig.sent)
                .extracting(cleared -> cleared.outgoing().action())
                .containsExactlyInAnyOrder(ActionType.SEND_EMAIL, ActionType.SEND_WHATSAPP);
    }

    @Test
    void aRefusedPaymentIsNotTriedAgainByItself() {
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("the bank is closed", false);
        rig.start();
        propose(act(ActionType.REGISTER_PAYMENT, "ACT_1"));
        approve(ActionType.REGISTER_PAYMENT, "ACT_1");

        rig.run();
        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(step("ACT_1")).isEqualTo(Step.FAILED);
        assertThat(rig.published()).contains("Failed/accounting/ACT_1.md");
    }

    @Test
    void aPaymentOfUnknownOutcomeIsNotTriedAgainByItself() {
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.start();
        propose(act(ActionType.REGISTER_PAYMENT, "ACT_1"));
        approve(ActionType.REGISTER_PAYMENT, "ACT_1");

        rig.run();
        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(step("ACT_1")).isEqualTo(Step.UNKNOWN);
    }

    private void propose(Note draft) {
        String domain = draft.text("domain").orElseThrow();
        String id = draft.text("id").orElseThrow();
        rig.agents.cloud().write("Pending_Approval/" + domain + "/" + id + ".md", draft.source());
        rig.agents.cloud().cycle();
        rig.tick();
    }

    /** Money is asked about once more; everything else leaves at the first yes. */
    private void approve(ActionType action, String id) {
        String domain = act(action, id).text("domain").orElseThrow();
        String pending = "Pending_Approval/" + domain + "/" + id + ".md";
        String approved = "Approved/" + domain + "/" + id + ".md";
        rig.vault().move(pending, approved);
        if (action == ActionType.REGISTER_PAYMENT) {
            rig.run();
            rig.vault().move(pending, approved);
        }
    }

    private static Note act(ActionType action, String id) {
        String text = "Text of " + id + ".";
        if (action == ActionType.POST_SOCIAL) {
            return ApprovalNotes.post(id, text);
        }
        Note message = ApprovalNotes.message(id, text);
        return action == ActionType.SEND_WHATSAPP
                ? message
                : message.without("chat")
                        .with("action", action.word())
                        .with("domain", "accounting")
                        .with("amount", id.equals("ACT_1") ? "10.00" : "20.00")
                        .with("currency", "EUR");
    }

    private Step step(String id) {
        return rig.ledger.standings().of(new TaskId(id)).step();
    }

    @Test
    void aTimeAsObsidianWritesItIsUnderstoodWaitedForAndSaid() {
        rig.propose();
        rig.edit(DeskRig.PENDING, note -> ApprovalNotes.approved(note).with("scheduled_for", "2026-11-20T15:00:00"));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.vault().read(DeskRig.APPROVED)).contains("> It leaves on ", "15:00:00", "not before.");

        rig.agents.clock().advance(Duration.ofHours(3));
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }
}
