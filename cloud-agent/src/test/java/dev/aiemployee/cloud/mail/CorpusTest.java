package dev.aiemployee.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.guard.live.LiveContent;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real and broken mails that others collected. They are no part of this project: the folder {@code mail-rfc822} is looked for
 * below the system property {@code corpus}, else in {@code shared/corpus} beside the project.
 */
class CorpusTest {
    private static final Instant TIME = Instant.parse("2026-11-20T08:15:30Z");
    private static final int MAILS = 103;

    /** The mail itself holds U+FFFD, or a file name has a byte that its declared charset does not know. */
    private static final Set<String> REPLACED = Set.of(
            "error_emails__must_supply_encoding.eml",
            "attachment_emails__attachment_with_encoded_name.eml",
            "plain_emails__raw_email8.eml");

    /** Two headers alone: nobody is named. */
    private static final Set<String> WITHOUT_SENDER = Set.of("error_emails__bad_encoded_subject.eml");

    private static final Map<String, byte[]> CORPUS = new TreeMap<>();

    @BeforeAll
    static void findTheCorpus() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        Path folder = Path.of(System.getProperty(
                        "corpus", root.resolveSibling("shared/corpus").toString()))
                .resolve("mail-rfc822");
        assumeTrue(
                Files.isDirectory(folder), "no mail corpus in " + folder + " (set -Dcorpus=FOLDER to run this test)");
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".eml")).forEach(CorpusTest::load);
        }
    }

    private static void load(Path file) {
        try {
            CORPUS.put(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyMailOfTheCorpusIsRead() {
        List<String> quarantined = new ArrayList<>();
        CORPUS.forEach((name, raw) -> {
            if (!(new MailReader().read(raw) instanceof Mail)) {
                quarantined.add(name);
            }
        });

        assertThat(CORPUS).hasSize(MAILS);
        assertThat(quarantined).isEmpty();
    }

    @Test
    void everyMailBecomesANoteThatReadsBack() {
        CORPUS.forEach((name, raw) -> {
            Mail mail = MailFixtures.read(raw);
            Note note = note(mail);

            assertThat(new NoteFormat().parse(note.bytes()).note()).as(name).contains(note);
            assertThat(LiveContent.refusal(note.source())).as(name).isEmpty();
            assertThat(note.text("subject").orElse("")).as(name).isNotBlank().doesNotContain("\n", "=?");
            MailTask.of(note)
                    .ifPresent(task -> assertThat(task.text().replace("    ", "\t"))
                            .as(name)
                            .isEqualTo(mail.body().text().replace("    ", "\t")));
        });
    }

    @Test
    void everyMailHasASenderWhoCanBeAnswered() {
        Set<String> without = new TreeSet<>();
        CORPUS.forEach((name, raw) -> {
            if (MailFixtures.read(raw).answerTo().isEmpty()) {
                without.add(name);
            }
        });

        assertThat(without).isEqualTo(WITHOUT_SENDER);
    }

    @Test
    void lettersAreWholeButWhereTheMailItselfIsDamaged() {
        Set<String> replaced = new TreeSet<>();
        CORPUS.forEach((name, raw) -> {
            String note = note(MailFixtures.read(raw)).source();
            assertThat(note).as(name).doesNotContain("Ã¤", "Ã¶", "Ã¼", "Ã©", "â€™", "â€œ", "Â£", "ï»¿");
            if (note.contains("\uFFFD")) {
                replaced.add(name);
            }
        });

        assertThat(replaced).isEqualTo(REPLACED);
    }

    private static Note note(Mail mail) {
        return TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);
    }
}
