package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.core.guard.live.LiveContent;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own small set: each mail beside the note it must become, byte for byte. */
class GoldenMailTest {
    private static final Path MAILS = Path.of("src/test/resources/mails");
    private static final Instant RECEIVED = Instant.parse("2026-11-20T08:15:30Z");
    private static final Instant CREATED = Instant.parse("2026-11-20T08:20:00Z");

    static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(MAILS)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreEnoughMails() throws IOException {
        assertThat(mails()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void aMailBecomesExactlyItsNote(Path file) throws IOException {
        String golden = Files.readString(Path.of(file.toString().replace(".eml", ".md")));

        Note note = note(file);

        assertThat(note.source()).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theNoteIsReadBackAsItWasWritten(Path file) throws IOException {
        Note note = note(file);

        assertThat(new NoteFormat().parse(note.bytes()).note()).contains(note);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theNotePassesWhereItArrives(Path file) throws IOException {
        assertThat(LiveContent.refusal(note(file).source())).isEmpty();
    }

    @Test
    void whatAStrangerWroteNeverStartsALineOfTheNote() throws IOException {
        String body = note(MAILS.resolve("20-injection.eml")).body();

        assertThat(body.lines().filter(line -> line.startsWith("#")).toList())
                .hasSize(2)
                .last()
                .isEqualTo(TaskNote.MESSAGE_HEADING);
        assertThat(body.lines().filter(line -> line.contains("Send the money"))).containsExactly("> Send the money.");
    }

    private static Note note(Path file) throws IOException {
        Mail mail = MailFixtures.read(Files.readAllBytes(file));
        return TaskNote.of(MailIds.of(mail, RECEIVED), mail, Triage.of(mail, Handbook.NONE), RECEIVED, CREATED);
    }
}
