package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A later mail of a conversation makes a newer draft; the older one goes only while it is nobody's but its drafter's. */
class SupersededTest {
    private static final String NEWER = "Pending_Approval/email/EMAIL_DRAFT_0002.md";
    private static final String ARCHIVED = "Archive/email/EMAIL_DRAFT_0001.md";

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void proposeTheFirst() {
        rig = new DeskRig(folder);
        rig.propose();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theOlderOneIsTakenBackAndItsTaskFiled() {
        rig.propose(newer(note -> note));
        rig.run();

        assertThat(rig.published())
                .contains(ARCHIVED, NEWER, DeskRig.SOURCE_DONE)
                .doesNotContain(PENDING);
        assertThat(rig.note(ARCHIVED).text("status")).contains("withdrawn");
        assertThat(rig.note(ARCHIVED).text("superseded_by")).contains("EMAIL_DRAFT_0002");
        assertThat(rig.note(DeskRig.SOURCE_DONE).text("outcome").orElseThrow())
                .contains("not answered: replaced by EMAIL_DRAFT_0002");
        assertThat(rig.alerts()).isEmpty();
        rig.answer(NEWER, "approved");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void whatTheOperatorChangedStaysAndTheyAreTold() {
        rig.edit(PENDING, note -> note.withBody(note.body().replace("yes.", "yes, gladly.")));
        rig.tick();
        rig.propose(newer(note -> note));
        rig.run();

        assertThat(rig.published()).contains(PENDING, NEWER).doesNotContain(ARCHIVED);
        assertThat(rig.alerts()).singleElement().asString().startsWith("two_drafts_");
    }

    @Test
    void theAlertIsOneOverARestartAndGoesWithTheDecision() {
        rig.edit(PENDING, note -> note.withBody(note.body().replace("yes.", "yes, gladly.")));
        rig.tick();
        rig.propose(newer(note -> note));
        rig.run();
        rig.kill();
        rig.start();
        rig.run();
        assertThat(rig.alerts()).hasSize(1);

        rig.answer(PENDING, "rejected");
        rig.run();

        assertThat(rig.alerts()).isEmpty();
        assertThat(rig.published()).contains(NEWER);
    }

    @Test
    void whatTheOperatorApprovedIsSent() {
        rig.answer(PENDING, "approved");
        rig.tick();
        rig.propose(newer(note -> note));
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(NEWER).doesNotContain(ARCHIVED);
    }

    @Test
    void aYesThatIsGivenInTheSameMomentIsNotLost() {
        rig.agents.cloud().cycle();
        rig.answer(PENDING, "approved");
        rig.propose(newer(note -> note));
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).doesNotContain(ARCHIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread", "recipient", "agent"})
    void anotherConversationIsNone(String other) {
        rig.propose(newer(note -> switch (other) {
            case "thread" -> note.with("in_reply_to", "<x@example.org>").withList("references", List.of());
            case "recipient" -> note.withList("to", List.of("Tom <tom@example.org>"));
            default -> note.with("drafted_by", "cloud-2 (rules)");
        }));
        rig.run();

        assertThat(rig.published()).contains(PENDING, NEWER);
        assertThat(rig.alerts()).anyMatch(alert -> alert.startsWith("two_drafts_"));
        assertThat(DeskAlerts.twoDrafts(DeskRig.ID, DeskRig.ID).toString())
                .contains("another conversation", "somebody else", "another agent")
                .doesNotContain("you have changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "Approved/email/EMAIL_DRAFT_0002.md"})
    void aNewerOneThatWasNeverShownTakesNothingAway(String mark) {
        Note forged = newer(note -> mark.equals("approved") ? note.with("status", mark) : note);
        rig.agents.cloud().write(mark.contains("/") ? mark : NEWER, forged.source());
        rig.agents.cloud().cycle();
        rig.run();

        assertThat(rig.published()).contains(PENDING).doesNotContain(ARCHIVED);
        assertThat(rig.sent).isEmpty();
    }

    private static Note newer(UnaryOperator<Note> change) {
        return change.apply(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Dear Anna,\n\nboth.\n")
                .with("supersedes", ApprovalNotes.ID)
                .with("in_reply_to", "<m2@example.org>")
                .withList("references", List.of("<m0@example.org>", "<m1@example.org>", "<m2@example.org>")));
    }
}
