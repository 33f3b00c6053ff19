package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault and a mail cursor that version 0.1.0 left behind, with the first eight of the test mails, go on. */
class EarlierVersionTest {
    private static final Path LEFT = Path.of("src/test/resources/v0.1.0");
    private static final Path MAILS = Path.of("src/test/resources/mails");

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void whatTheEarlierVersionLeft() throws IOException {
        try (Stream<Path> files = Files.walk(LEFT)) {
            files.filter(Files::isRegularFile).forEach(this::copy);
        }
        desk = new Desk(folder);
        try (Stream<Path> mails = Files.list(MAILS)) {
            for (Path mail : mails.filter(file -> file.getFileName().toString().matches("0[1-8].*\\.eml"))
                    .sorted()
                    .toList()) {
                desk.mailbox.deliver(Files.readAllBytes(mail));
            }
        }
    }

    @Test
    void theCursorIsUnderstood() {
        desk.mailbox.deliver("From: a@b.example\nSubject: New\nMessage-ID: <new@b.example>\n\nHello?\n");

        IntakeOutcome.Took took = desk.take();

        assertThat(took.tasks())
                .singleElement()
                .satisfies(id -> assertThat(id.value()).contains("_new_"));
        assertThat(took.known()).isZero();
    }

    @Test
    void aServerThatNumbersAnewBringsNoMailTwice() {
        desk.mailbox.renumber();

        IntakeOutcome.Took took = desk.take();

        assertThat(took.tasks()).isEmpty();
        assertThat(took.known()).isEqualTo(8);
    }

    @Test
    void aMachineThatLostItsStateKnowsTheMailsByTheirNotes() throws IOException {
        Files.delete(folder.resolve("state/mail-cursor"));
        Files.delete(folder.resolve("state/mail-seen"));

        IntakeOutcome.Took took = desk.take();

        assertThat(took.tasks()).isEmpty();
        assertThat(took.known()).isEqualTo(8);
    }

    @Test
    void aTaskThatHasItsDraftGetsNoSecondOne() {
        List<VaultPath> held = desk.notes(VaultLayout.IN_PROGRESS);
        assertThat(held).hasSize(5);

        for (VaultPath path : held) {
            TaskId task = VaultLayout.taskAt(path).orElseThrow();

            WorkOutcome outcome = desk.work(task);

            assertThat(outcome).isInstanceOfSatisfying(WorkOutcome.Drafted.class, drafted -> {
                assertThat(drafted.files()).isEmpty();
                assertThat(drafted.approval().fileName())
                        .isEqualTo(task.value().replace("EMAIL_", "EMAIL_DRAFT_") + ".md");
            });
        }
    }

    private void copy(Path file) {
        try {
            Path to = folder.resolve(LEFT.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
