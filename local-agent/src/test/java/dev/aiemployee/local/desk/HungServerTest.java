package dev.aiemployee.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.execute.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that takes two minutes to answer nothing: sync and what leaves by another way do not wait for all its mails. */
class HungServerTest {
    private static final String MESSAGE = "WHATSAPP_1";
    private static final String NEWS = "Needs_Action/email/EMAIL_0009.md";

    @TempDir
    private Path folder;

    private DeskRig rig;
    private SendOutcome ofMessages = new SendOutcome.Sent(DeskRig.TRACE, "sent");

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        rig.actions = List.of(ActionType.SEND_EMAIL, ActionType.SEND_WHATSAPP);
        rig.server = this::answer;
        rig.start();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private SendOutcome answer(Cleared cleared) {
        if (cleared.outgoing().action() == ActionType.SEND_WHATSAPP) {
            return ofMessages;
        }
        rig.agents.clock().advance(Duration.ofMinutes(2));
        return new SendOutcome.RefusedBeforeSending("no answer", false);
    }

    @Test
    void whatWasPublishedWhileItHungIsOnThisDiskBeforeTheNextNoteLeaves() {
        approveMail(1);
        approveMessage();
        rig.beforeDeparture = () -> rig.agents
                .cloud()
                .write(NEWS, TwoAgents.task("EMAIL_0009", "Stop!"))
                .cycle();

        round();
        assertThat(attempts()).containsExactly("EMAIL_DRAFT_0001");
        assertThat(rig.vault().read(NEWS)).contains("Stop!");
        rig.beforeDeparture = () -> {};
        round();

        assertThat(attempts()).startsWith("EMAIL_DRAFT_0001", MESSAGE);
    }

    @Test
    void twoMailsThatHangDoNotKeepAThirdNoteFromItsTurn() {
        ofMessages = new SendOutcome.RefusedBeforeSending("later", false);
        approveMessage();
        round();
        ofMessages = new SendOutcome.Sent(DeskRig.TRACE, "sent");
        approveMail(1);
        approveMail(2);

        round();
        round();
        round();

        assertThat(attempts()).startsWith(MESSAGE, "EMAIL_DRAFT_0001", "EMAIL_DRAFT_0002", MESSAGE);
    }

    /** The undo window and the first pause after a refusal are over. */
    private void round() {
        rig.agents.clock().advance(Duration.ofSeconds(11));
        rig.tick();
    }

    private List<String> attempts() {
        List<String> attempts = new ArrayList<>();
        rig.sent.forEach(cleared -> attempts.add(cleared.outgoing().approval().value()));
        return attempts;
    }

    private void approveMail(int number) {
        String id = "EMAIL_DRAFT_000" + number;
        rig.propose(ApprovalNotes.undecided(id, "EMAIL_000" + number, "Yes, number " + number + ".\n"));
        approve("email", id);
    }

    private void approveMessage() {
        Note message = ApprovalNotes.message(MESSAGE, "Hello.");
        rig.agents
                .cloud()
                .write("Pending_Approval/whatsapp/" + MESSAGE + ".md", message.source())
                .cycle();
        rig.tick();
        approve("whatsapp", MESSAGE);
    }

    /** The yes is understood in this round; it leaves in a later one. */
    private void approve(String domain, String id) {
        rig.vault().move("Pending_Approval/" + domain + "/" + id + ".md", "Approved/" + domain + "/" + id + ".md");
        rig.tick();
        assertThat(rig.ledger.standings().at(Step.APPROVED)).contains(new TaskId(id));
    }
}
