package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same mails all in one mailbox of a real server, read by the cloud agent's jar in the heap of its unit, and judged by what is published. */
class GivenMailIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void everyMailOfTheIndexBecomesWhatItSays() throws IOException {
        Path given = GivenMail.folder();
        List<GivenMail> mails = GivenMail.in(given);
        MailReadingJar jar = new MailReadingJar(folder);
        try (MailServer server = MailServer.start()) {
            for (GivenMail mail : mails) {
                server.deliver(mail.bytes());
            }
            Map<String, List<String>> wrong = new TreeMap<>();
            try (RunningJar running = jar.start(server, given.resolve("handbook.md"))) {
                MailReadingJar.eventually(
                        running, () -> MailReadingJar.tasks(running.log()).size() == mails.size());
                MailReadingJar.eventually(running, () -> new Published(jar.published()).isSettled());
                judge(mails, MailReadingJar.tasks(running.log()), new Published(jar.published()), wrong);
                assertThat(running.log()).doesNotContain(" ERROR ");
            }

            String report = "%d mails of %s over %s%n%s"
                    .formatted(mails.size(), given.getFileName(), server.name(), GivenMail.report(mails, wrong));
            System.out.println(report);
            Files.writeString(Path.of(System.getProperty("fat.jar")).resolveSibling("given-mails.txt"), report);
            assertThat(mails).isNotEmpty();
            assertThat(wrong).isEmpty();
        }
    }

    private static void judge(
            List<GivenMail> mails, Map<Integer, String> tasks, Published published, Map<String, List<String>> wrong) {
        for (int at = 0; at < mails.size(); at++) {
            GivenMail mail = mails.get(at);
            List<String> found = published
                    .of(tasks.getOrDefault(at + 1, ""))
                    .map(mail::wrong)
                    .orElseGet(() -> List.of("no task"));
            if (!found.isEmpty()) {
                wrong.put(mail.name(), found);
            }
        }
    }

    private record Published(VaultReader vault) {
        /** Whether each task has its draft, is filed, or is left to the operator. */
        boolean isSettled() {
            return vault.notesUnder(VaultLayout.NEEDS_ACTION.child("email")).stream()
                            .map(this::note)
                            .allMatch(note -> note.text("left_to_you")
                                    .or(() -> note.text("last_failure"))
                                    .isPresent())
                    && vault.notesUnder(VaultLayout.IN_PROGRESS).stream()
                            .map(this::note)
                            .allMatch(note -> note.text("status")
                                    .filter("awaiting_approval"::equals)
                                    .isPresent());
        }

        Optional<GivenMail.Outcome> of(String task) {
            return VaultLayout.STATE_FOLDERS.stream()
                    .flatMap(folder -> vault.notesUnder(folder).stream())
                    .filter(path -> path.fileName().equals(task + ".md"))
                    .findFirst()
                    .map(path -> new GivenMail.Outcome(note(path), path.isUnder(VaultLayout.DONE), approval(task)));
        }

        private Optional<Note> approval(String task) {
            return vault.notesUnder(VaultLayout.PENDING_APPROVAL).stream()
                    .map(this::note)
                    .filter(note ->
                            note.text("source_task").filter(task::equals).isPresent())
                    .findFirst();
        }

        private Note note(VaultPath path) {
            return vault.read(path).flatMap(ParsedNote::note).orElseThrow();
        }
    }
}
