package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails of which an index says what becomes of them, each in a mailbox and a vault of its own, from the mailbox to the draft. */
class GivenMailTest {
    @TempDir
    private Path folder;

    @Test
    void everyMailOfTheIndexBecomesWhatItSays() throws IOException {
        Path given = GivenMail.folder();
        List<GivenMail> mails = GivenMail.in(given);
        Map<String, List<String>> wrong = new TreeMap<>();

        for (GivenMail mail : mails) {
            List<String> found = check(mail, given.resolve("handbook.md"));
            if (!found.isEmpty()) {
                wrong.put(mail.name(), found);
            }
        }

        System.out.println(GivenMail.report(mails, wrong));
        assertThat(mails).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private List<String> check(GivenMail mail, Path handbook) throws IOException {
        Path home = folder.resolve(mail.name());
        Files.createDirectories(home.resolve("vault"));
        Files.copy(handbook, home.resolve("vault/Company_Handbook.md"));
        Desk desk = new Desk(home);
        desk.mailbox.deliver(mail.bytes());
        IntakeOutcome.Took took = desk.take();
        return took.tasks().size() == 1 ? mail.wrong(outcome(desk, took.tasks().get(0))) : List.of("no task: " + took);
    }

    private static GivenMail.Outcome outcome(Desk desk, TaskId id) {
        Note task = desk.note(VaultLayout.needsAction(Domain.EMAIL, id));
        desk.claim(id);
        WorkOutcome outcome = desk.work(id);
        Optional<Note> approval = outcome instanceof WorkOutcome.Drafted drafted
                ? Optional.ofNullable(drafted.files().get(drafted.approval()))
                : Optional.empty();
        return new GivenMail.Outcome(task, outcome instanceof WorkOutcome.NoDraft, approval);
    }
}
