package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.WorkOutcome.Drafted;
import dev.aiemployee.cloud.WorkOutcome.NoDraft;
import dev.aiemployee.cloud.WorkOutcome.NotYet;
import dev.aiemployee.cloud.WorkOutcome.Unfit;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudDeskTest {
    private static final String MAIL =
            "From: Ada <ada@engines.example>\nSubject: Plan B\nMessage-ID: <1@engines.example>\n\nReady?\n";

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new Desk(folder);
    }

    @Test
    void aClaimedMailGetsADraftAnEventAndWaits() {
        TaskId task = claimed(MAIL);

        Drafted outcome = desk.publish(desk.work(task));

        VaultPath approval =
                new VaultPath("Pending_Approval/email/" + task.value().replace("EMAIL_", "EMAIL_DRAFT_") + ".md");
        assertThat(outcome.approval()).isEqualTo(approval);
        assertThat(outcome.files()).hasSize(2);
        assertThat(desk.note(approval).text("source_task")).contains(task.value());
        assertThat(desk.note(approval).text("drafted_by")).contains("cloud (rules)");
        assertThat(desk.note(Desk.held(task)).text("status")).contains("awaiting_approval");
        assertThat(desk.note(Desk.held(task)).text("claim_id")).contains("f".repeat(32));
        Note event = desk.note(desk.notes(VaultLayout.UPDATES).get(0));
        assertThat(event.text("id"))
                .contains("20261120T082000Z_" + approval.fileName().replace(".md", ""));
        assertThat(event.text("link")).contains(approval.value());
        assertThat(event.text("agent")).contains("cloud");
    }

    @Test
    void doingItAgainAfterACrashChangesNothing() {
        TaskId task = claimed(MAIL);
        desk.publish(desk.work(task));
        Note task1 = desk.note(Desk.held(task));
        desk.writer.write(Desk.held(task), task1.with("status", "in_progress"));
        Note approval1 = desk.note(desk.notes(VaultLayout.PENDING_APPROVAL).get(0));
        desk.clock = Clock.offset(desk.clock, Duration.ofMinutes(5));

        Drafted again = desk.publish(desk.work(task));

        assertThat(again.files()).isEmpty();
        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).hasSize(1);
        assertThat(desk.note(desk.notes(VaultLayout.PENDING_APPROVAL).get(0))).isEqualTo(approval1);
        assertThat(desk.notes(VaultLayout.UPDATES)).hasSize(1);
        assertThat(desk.note(Desk.held(task))).isEqualTo(task1);
    }

    @Test
    void aDraftThatTheOperatorMovedIsNotProposedAgain() {
        TaskId task = claimed(MAIL);
        desk.publish(desk.work(task));
        VaultPath pending = desk.notes(VaultLayout.PENDING_APPROVAL).get(0);
        VaultPath approved = VaultLayout.APPROVED.child("email").child(pending.fileName());
        desk.writer.move(pending, approved, desk.note(pending).with("status", "approved"));

        WorkOutcome again = desk.work(task);

        assertThat(again).isEqualTo(new Drafted(task, approved, Map.of()));
        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).isEmpty();
    }

    @Test
    void workAloneWritesNothing() {
        TaskId task = claimed(MAIL);

        desk.work(task);

        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).isEmpty();
        assertThat(desk.notes(VaultLayout.UPDATES)).isEmpty();
        assertThat(desk.note(Desk.held(task)).text("status")).contains("in_progress");
    }

    @Test
    void aNewsletterGetsNoDraft() {
        TaskId task = claimed("From: a@b.example\nSubject: News\nList-Unsubscribe: <x>\n\nBuy.\n");

        WorkOutcome outcome = desk.work(task);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NoDraft.class, none -> assertThat(none.reason()).contains("newsletter"));
        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).isEmpty();
        assertThat(desk.notes(VaultLayout.UPDATES)).isEmpty();
    }

    @Test
    void theFourthMailOfASenderWithinAnHourIsSaidToBeThat() {
        for (int number = 1; number <= 4; number++) {
            String mail = MAIL.replace("<1@", "<" + number + "@").replace("Ready?", "Ready " + number + "?");
            desk.publish(desk.work(claimed(mail)));
            desk.publish(desk.work(claimed(mail.replace("engines", "other" + number))));
        }

        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL))
                .map(path -> desk.note(path).body())
                .filteredOn(body -> body.contains("it is mail number 4 from this sender within an hour"))
                .singleElement()
                .asString()
                .contains("Ready 4?", "ada@engines.example");
    }

    @Test
    void mailsOfOtherHoursAreNotCounted() {
        for (int number = 1; number <= 4; number++) {
            desk.mailbox.deliver(
                    MAIL.replace("<1@", "<" + number + "@"),
                    FakeMailbox.RECEIVED.minus(Duration.ofMinutes(30L * (4 - number))));
            desk.publish(desk.work(desk.claim(desk.take().tasks().get(0))));
        }

        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL))
                .map(path -> desk.note(path).body())
                .hasSize(4)
                .noneMatch(body -> body.contains("it is mail number"));
    }

    @Test
    void aTaskThatIsNotOnDiskYetIsTriedAgain() {
        assertThat(desk.work(new TaskId("EMAIL_x"))).isInstanceOf(NotYet.class);
    }

    @Test
    void whatTheOperatorTypesMeanwhileStays() {
        TaskId task = claimed(MAIL);
        desk.drafter = new InterruptedDrafter(() -> {
            Note note = desk.note(Desk.held(task));
            desk.writer.write(Desk.held(task), note.withBody(note.body() + "\nMy own words.\n"));
        });

        WorkOutcome outcome = desk.work(task);

        assertThat(outcome).isInstanceOf(NotYet.class);
        assertThat(desk.note(Desk.held(task)).body()).endsWith("My own words.\n");
    }

    @Test
    void aTaskThatNoDraftCanBeMadeOfIsGivenBack() {
        TaskId task = claimed(MAIL);
        desk.drafter = new InterruptedDrafter(() -> {
            throw new IllegalStateException("words of the mail");
        });

        WorkOutcome outcome = desk.work(task);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unfit.class,
                        unfit -> assertThat(unfit.reason())
                                .contains("this version could make no draft of it")
                                .doesNotContain("words of the mail"));
    }

    @Test
    void aTaskThatIsNoMailIsGivenBack() {
        TaskId task = new TaskId("EMAIL_by_hand");
        desk.writer.create(Desk.held(task), Note.of(Map.of("id", task.value(), "type", "email"), "Call Ada.\n"));

        assertThat(desk.work(task)).isInstanceOf(Unfit.class);
    }

    @Test
    void aBrokenNoteIsGivenBackWithItsPlace() {
        TaskId task = new TaskId("EMAIL_broken");
        desk.writer.createBytes(Desk.held(task), "---\nid: a\nid: b\n---\n".getBytes(UTF_8));

        assertThat(desk.work(task))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.reason()).contains("line 3"));
    }

    private TaskId claimed(String mail) {
        desk.mailbox.deliver(mail);
        List<TaskId> tasks = desk.take().tasks();
        return desk.claim(tasks.get(0));
    }
}
