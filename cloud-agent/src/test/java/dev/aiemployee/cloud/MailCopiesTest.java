package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.TaskPlaces;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail that arrives twice, changed on one of its ways, is answered once; a Message-ID that is used again hides nothing. */
class MailCopiesTest {
    private static final String DIRECT = """
            From: Ada <ada@engines.example>
            To: mara@workshop.example, info@workshop.example
            Subject: Plan B
            Message-ID: <1@engines.example>

            When can you deliver?
            """;
    private static final String BY_LIST = """
            Received: from lists.workshop.example
            From: Ada via Info <info@workshop.example>
            Reply-To: Ada <ada@engines.example>
            To: mara@workshop.example, info@workshop.example
            Subject: [Info] Plan B
            List-Id: <info.workshop.example>
            List-Post: <mailto:info@workshop.example>
            Message-ID: <1@engines.example>

            When can you deliver?
            _______________________________________________
            info mailing list -- info@workshop.example
            """;

    @TempDir
    private Path folder;

    private Desk desk;
    private CloudDesk open;

    @BeforeEach
    void openTheDesk() {
        desk = new Desk(folder);
        open = desk.open();
    }

    @Test
    void ofTwoInOneLookTheDirectOneIsAnswered() {
        List<WorkOutcome> outcomes = worked(BY_LIST, DIRECT);

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        WorkOutcome.NoDraft.class,
                        copy -> assertThat(copy.reason())
                                .isEqualTo("a copy by way of a list of a mail that came directly too"));
        assertThat(outcomes.get(1)).isInstanceOf(WorkOutcome.Drafted.class);
        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).hasSize(1);
        assertThat(pending().text("subject")).contains("Re: Plan B");
    }

    @Test
    void theListsCopyOfAMailThatWasAnsweredIsFiled() {
        worked(DIRECT);

        assertThat(worked(BY_LIST)).hasOnlyElementsOfType(WorkOutcome.NoDraft.class);
    }

    @Test
    void theDirectOneReplacesTheDraftForTheListsCopy() {
        worked(BY_LIST);
        Note first = pending();

        WorkOutcome.Drafted later = (WorkOutcome.Drafted) worked(DIRECT).get(0);

        Note second = desk.note(later.approval());
        assertThat(second.text("supersedes")).isEqualTo(first.text("id"));
        assertThat(second.body()).contains("had come by way of a list").doesNotContain("Not answered yet");
    }

    @Test
    void whatWasDecidedIsNotAskedAgainForTheOtherCopy() {
        worked(BY_LIST);
        VaultPath path = desk.notes(VaultLayout.PENDING_APPROVAL).get(0);
        desk.writer.move(path, VaultLayout.APPROVED.child("email").child(path.fileName()), desk.note(path));

        assertThat(worked(DIRECT)).hasOnlyElementsOfType(WorkOutcome.NoDraft.class);
        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).isEmpty();
    }

    @Test
    void ofTwoThatNoListChangedTheEarlierOneIsAnswered() {
        List<WorkOutcome> outcomes = worked(DIRECT, DIRECT.replace("Subject: ", "Subject: [EXTERN] "));

        assertThat(outcomes).extracting(Object::getClass).containsOnlyOnce(WorkOutcome.Drafted.class);
        assertThat(desk.notes(VaultLayout.PENDING_APPROVAL)).hasSize(1);
    }

    @Test
    void aFiledCopyIsAnsweredWhenTheOperatorWantsIt() {
        worked(DIRECT);
        desk.mailbox.deliver(BY_LIST);
        TaskId copy = desk.claim(desk.take().tasks().get(0));
        desk.writer.write(Desk.held(copy), desk.note(Desk.held(copy)).with("answer", "wanted"));

        assertThat(work(copy)).isInstanceOf(WorkOutcome.Drafted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "When can you deliver?, Please pay 900 EUR to the new account.",
        "When can you deliver?, When can you deliver? And to whom?",
        "From: Ada <ada@engines.example>, From: Eve <eve@crooks.example>",
        "From: Ada <ada@engines.example>, 'From: Ada <ada@engines.example>;Reply-To: eve@crooks.example'",
        "Subject: Plan B, Subject: Plan C",
        "Message-ID: <1@engines.example>, Message-ID: <2@engines.example>"
    })
    void aMessageIdThatIsUsedAgainHidesNoMail(String same, String other) {
        List<WorkOutcome> outcomes = worked(DIRECT, DIRECT.replace(same, other.replace(';', '\n')));

        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(WorkOutcome.Drafted.class);
    }

    @Test
    void aMailWithFilesIsNoCopyBecauseTheirNamesDoNotSayWhatIsInThem() {
        String files = DIRECT.replace("\n\nWhen can you deliver?\n", """

                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b

                When can you deliver?
                --b
                Content-Type: application/pdf; name=a.pdf

                IBAN 1
                --b--
                """);

        assertThat(worked(files, files.replace("IBAN 1", "IBAN 2"))).hasOnlyElementsOfType(WorkOutcome.Drafted.class);
    }

    @Test
    void afterACursorResetNothingIsNew() {
        worked(BY_LIST, DIRECT);
        desk.mailbox.renumber();

        IntakeOutcome.Took again = desk.take();

        assertThat(again.tasks()).isEmpty();
        assertThat(again.known()).isEqualTo(2);
    }

    @Test
    void theSameWordsAWeekLaterAreAnotherMail() {
        worked(DIRECT);
        desk.mailbox.deliver(
                DIRECT.replace("Subject: ", "Subject: [EXTERN] "), FakeMailbox.RECEIVED.plus(Duration.ofDays(7)));
        desk.clock = Clock.offset(desk.clock, Duration.ofDays(7));

        assertThat(work(desk.claim(desk.take().tasks().get(0)))).isInstanceOf(WorkOutcome.Drafted.class);
    }

    /** Taken in one look, worked on in the order of arrival. */
    private List<WorkOutcome> worked(String... mails) {
        List.of(mails).forEach(desk.mailbox::deliver);
        List<TaskId> tasks = desk.take().tasks();
        tasks.forEach(desk::claim);
        List<WorkOutcome> outcomes = new ArrayList<>();
        for (TaskId task : tasks) {
            WorkOutcome outcome = work(task);
            outcomes.add(outcome instanceof WorkOutcome.Drafted ? desk.publish(outcome) : outcome);
        }
        return outcomes;
    }

    private WorkOutcome work(TaskId task) {
        return open.work(task, new TaskPlaces(desk.vault::notesUnder)::of);
    }

    private Note pending() {
        return desk.note(desk.notes(VaultLayout.PENDING_APPROVAL).get(0));
    }
}
