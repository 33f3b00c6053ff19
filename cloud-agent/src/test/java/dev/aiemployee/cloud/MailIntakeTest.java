package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailIntakeTest {
    private static final String MAIL =
            "From: Ada <ada@engines.example>\nSubject: Plan B\nMessage-ID: <1@engines.example>\n\nYes.\n";

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new Desk(folder);
    }

    @Test
    void aMailBecomesATask() {
        desk.mailbox.deliver(MAIL);

        IntakeOutcome.Took took = desk.take();

        VaultPath path = desk.notes(VaultLayout.NEEDS_ACTION).get(0);
        Note note = desk.note(path);
        assertThat(took.tasks()).containsExactly(new TaskId(note.text("id").orElseThrow()));
        assertThat(path.value()).isEqualTo("Needs_Action/email/" + took.tasks().get(0) + ".md");
        assertThat(note.text("received")).contains("2026-11-20T08:15:00Z");
    }

    @Test
    void aMailIsTakenOnceOverRestarts() {
        desk.mailbox.deliver(MAIL);
        desk.take();

        IntakeOutcome.Took again = desk.take();

        assertThat(again).isEqualTo(new IntakeOutcome.Took(List.of(), List.of(), 0, false));
    }

    @Test
    void catchingUpReadsWhatWasLeftAloneAndNothingTwice() {
        desk.mailbox.deliver(MAIL.replace("<1@", "<0@"), Instant.parse("2026-10-05T08:00:00Z"));
        desk.mailbox.deliver(MAIL.replace("<1@", "<old@"), Instant.parse("2026-09-05T08:00:00Z"));
        desk.mailbox.deliver(MAIL);
        desk.take();

        desk.catchUp(Instant.parse("2026-10-01T00:00:00Z"));
        IntakeOutcome.Took caughtUp = desk.take();
        IntakeOutcome.Took after = desk.take();

        assertThat(caughtUp.tasks()).hasSize(1);
        assertThat(caughtUp.known()).isEqualTo(1);
        assertThat(after.tasks()).isEmpty();
        assertThat(after.known()).isZero();
        assertThat(desk.notes(VaultLayout.NEEDS_ACTION)).hasSize(2);
    }

    @Test
    void catchingUpFromALateDayPassesNothingOver() {
        desk.mailbox.deliver(MAIL);

        desk.catchUp(Instant.parse("2026-11-20T08:18:00Z"));

        assertThat(desk.take().tasks()).hasSize(1);
    }

    @Test
    void whenTheServerNumbersAnewNothingIsTakenTwice() {
        desk.mailbox.deliver(MAIL);
        desk.claim(desk.take().tasks().get(0));
        desk.mailbox.renumber();

        IntakeOutcome.Took again = desk.take();

        assertThat(again.tasks()).isEmpty();
        assertThat(again.known()).isEqualTo(1);
        assertThat(desk.notes(VaultLayout.NEEDS_ACTION)).isEmpty();
    }

    @Test
    void aTaskTheOperatorThrewAwayStaysAway() {
        desk.mailbox.deliver(MAIL);
        desk.take();
        desk.writer.delete(desk.notes(VaultLayout.NEEDS_ACTION).get(0));
        desk.mailbox.renumber();

        assertThat(desk.take().tasks()).isEmpty();
    }

    @Test
    void aCrashBeforeTheCursorMovedTakesNothingTwice() throws IOException {
        desk.mailbox.deliver(MAIL);
        desk.take();
        Files.delete(folder.resolve("state/mail-cursor"));
        Files.delete(folder.resolve("state/mail-seen"));

        IntakeOutcome.Took again = desk.take();

        assertThat(again.tasks()).isEmpty();
        assertThat(desk.notes(VaultLayout.NEEDS_ACTION)).hasSize(1);
    }

    @Test
    void theCursorStaysWhenANoteCannotBeWritten() throws IOException {
        desk.mailbox.deliver(MAIL);
        Files.createDirectories(folder.resolve("vault"));
        Files.writeString(folder.resolve("vault/Needs_Action"), "in the way");

        assertThatThrownBy(() -> desk.take()).isInstanceOf(VaultException.class);
        Files.delete(folder.resolve("vault/Needs_Action"));

        assertThat(desk.take().tasks()).hasSize(1);
    }

    @Test
    void aMailboxThatDoesNotAnswerIsAValueAndLosesNothing() {
        desk.mailbox.deliver(MAIL);
        desk.mailbox.reachable(false);
        assertThat(desk.open().intake()).isEqualTo(new IntakeOutcome.Unreachable("no route"));

        desk.mailbox.reachable(true);

        assertThat(desk.take().tasks()).hasSize(1);
    }

    @Test
    void aMailThatIsTooLargeIsQuarantinedUnderItsName() {
        desk.mailbox.deliverStartOf("From: ada@engines.example\r\nSubject: The film\r\n\r\nstart", 40_000_000);

        IntakeOutcome.Took took = desk.take();

        assertThat(took.tasks()).isEmpty();
        assertThat(took.quarantined()).hasSize(1);
        Note note = desk.note(
                new VaultPath("Needs_Action/system/" + took.quarantined().get(0) + ".md"));
        assertThat(note.text("status")).contains("quarantined");
        assertThat(note.text("subject")).contains("The film");
        assertThat(note.text("size")).contains("40000000");
    }

    @Test
    void theNoteThatAMailWasNotGivenOutIsOverWhenItComes() {
        desk.mailbox.withhold();
        desk.mailbox.withhold();
        List<TaskId> told = desk.take().quarantined();

        desk.mailbox.giveOut(MAIL);
        IntakeOutcome.Took took = desk.take();

        assertThat(told).hasSize(2);
        assertThat(took.tasks()).hasSize(1);
        assertThat(desk.notes(VaultLayout.NEEDS_ACTION))
                .extracting(VaultPath::value)
                .containsExactlyInAnyOrder(
                        "Needs_Action/email/" + took.tasks().get(0) + ".md",
                        "Needs_Action/system/" + told.get(1) + ".md");
    }

    @Test
    void whatTheOperatorWroteIntoSuchANoteIsKept() {
        desk.mailbox.withhold();
        VaultPath note = told();
        desk.writer.write(note, desk.note(note).withBody("I rang Ada about it.\n"));

        desk.mailbox.giveOut(MAIL);
        TaskId task = desk.take().tasks().get(0);

        VaultPath done = desk.notes(VaultLayout.DONE).get(0);
        assertThat(done.fileName()).isEqualTo(note.fileName());
        assertThat(desk.note(done).body()).startsWith("I rang Ada about it.").contains("its task is " + task);
    }

    @Test
    void theNoteOfAMailThatCannotComeAnyMoreStays() {
        desk.mailbox.withhold();
        VaultPath note = told();
        desk.mailbox.removeWithheld();

        desk.take();

        assertThat(desk.notes(VaultLayout.NEEDS_ACTION)).containsExactly(note);
        assertThat(folder.resolve("state/mail-troubles")).isEmptyFile();
    }

    private VaultPath told() {
        return VaultLayout.needsAction(Domain.SYSTEM, desk.take().quarantined().get(0));
    }

    @Test
    void aMailThatNobodyForesawIsQuarantinedAndTheNextOneComesIn() {
        desk.mailbox.deliver("From: eve@crooks.example\nSubject: poison\n\nx\n");
        desk.mailbox.deliver(MAIL);
        desk.reader = raw -> {
            if (new String(raw.all(), UTF_8).contains("poison")) {
                throw new IllegalStateException("poison");
            }
            return new MailReader().read(raw);
        };

        IntakeOutcome.Took took = desk.take();

        assertThat(took.tasks()).hasSize(1);
        assertThat(took.quarantined()).hasSize(1);
        Note note = desk.note(
                new VaultPath("Needs_Action/system/" + took.quarantined().get(0) + ".md"));
        assertThat(note.text("reason")).contains("this version could not read it");
        assertThat(desk.take().tasks()).isEmpty();
    }

    @Test
    void bytesThatAreNoMailAreQuarantinedAndNotLost() {
        desk.mailbox.deliver("\u0000\u0001 garbage");

        assertThat(desk.take().quarantined()).hasSize(1);
    }

    @Test
    void theHandbookDecidesThePriority() throws IOException {
        Files.createDirectories(folder.resolve("vault"));
        Files.writeString(
                folder.resolve("vault/Company_Handbook.md"),
                "## Contacts\n\n| Name | Address or domain | Relation |\n| - | - | - |\n| Ada | engines.example | client |\n");
        desk.mailbox.deliver(MAIL);

        desk.take();

        assertThat(desk.note(desk.notes(VaultLayout.NEEDS_ACTION).get(0)).text("priority"))
                .contains("high");
    }
}
