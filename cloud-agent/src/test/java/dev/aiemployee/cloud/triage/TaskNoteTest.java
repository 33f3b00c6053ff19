package dev.aiemployee.cloud.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.TaskId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskNoteTest {
    private static final Instant TIME = Instant.parse("2026-11-20T08:15:30.5Z");

    @Test
    void theNoteHasTheIdItIsGivenAndTheWholeKey() {
        Mail mail = MailFixtures.from("ada@engines.example", "s", "t");

        Note note = TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);

        assertThat(note.text("id"))
                .contains("EMAIL_2026-11-20_ada_s_" + mail.key().substring(0, 10));
        assertThat(note.text("key")).contains(mail.key());
        assertThat(note.text("created")).contains("2026-11-20T08:15:30Z");
    }

    @Test
    void aTaskReadsBackWithWhatAnAnswerNeeds() {
        Mail mail = MailFixtures.mail("""
                From: "Lovelace, Ada" <ada@engines.example>
                Reply-To: Desk <desk@engines.example>
                Subject: Plan B: urgent
                Message-ID: <m@x.example>
                References: <r@x.example>

                # hi [x]

                  `there`
                """);

        MailTask task = MailTask.of(
                        TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME))
                .orElseThrow();

        assertThat(task.sender().name()).isEqualTo("Lovelace, Ada");
        assertThat(task.answerTo().address()).isEqualTo("desk@engines.example");
        assertThat(task.otherAddress()).isTrue();
        assertThat(task.urgent()).isTrue();
        assertThat(task.subject()).isEqualTo("Plan B: urgent");
        assertThat(task.threading().messageId()).isEqualTo("<m@x.example>");
        assertThat(task.threading().references()).containsExactly("<r@x.example>");
        assertThat(task.text()).isEqualTo("# hi [x]\n\n  `there`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Support Desk",
                "support@",
                "desk@engines.example@x.example",
                "undisclosed-recipients:;",
                "support at engines.example",
                "Ada <ada@engines.example>, Support Desk"
            })
    void aReplyToThatNoAnswerCanGoToIsSaidAndTheAnswerGoesToTheSender(String replyTo) {
        Mail mail = MailFixtures.mail("From: Ada <ada@engines.example>\nReply-To: " + replyTo + "\nSubject: s\n\nt\n");

        Note note = TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);

        assertThat(note.body())
                .containsPattern("\n- No answer can go to this Reply-To: .*(Support|support|desk|undisclosed)")
                .doesNotContain("Answers go to");
        assertThat(note.text("reply_to")).isEmpty();
        assertThat(MailTask.of(note).orElseThrow().answerTo().address()).isEqualTo("ada@engines.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Reply-To: \n", "Reply-To: <>\n", "Reply-To: Desk <desk@engines.example>\n"})
    void nothingIsSaidOfAReplyToThatAsksForNothingOrCanBeUsed(String replyTo) {
        Mail mail = MailFixtures.mail("From: Ada <ada@engines.example>\n" + replyTo + "Subject: s\n\nt\n");

        Note note = TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);

        assertThat(note.body()).doesNotContain("No answer can go to");
    }

    @Test
    void aNoteOfTheOperatorsIsNoMailTask() {
        Note note = new NoteFormat()
                .parse("---\nid: EMAIL_mine\nfrom: a@b.example\n---\nCall them.\n")
                .note()
                .orElseThrow();

        assertThat(MailTask.of(note)).isEmpty();
    }

    @Test
    void aQuarantinedMailNamesWhatIsKnownOfIt() {
        QuarantinedMail mail = new QuarantinedMail(
                new TaskId("EMAIL_2026-11-20_eve_passwords_0000000000"),
                "0".repeat(64),
                "Eve <% x %> <eve@x.example>",
                "[[Passwords]]",
                42,
                31_000_000,
                "it is too large to be read here");

        Note note = mail.note(TIME, TIME);

        assertThat(note.text("status")).contains("quarantined");
        assertThat(note.text("type")).contains("email");
        assertThat(note.text("domain")).contains("system");
        assertThat(note.text("uid")).contains("42");
        assertThat(note.body()).contains("31.0 MB", "too large", "UID 42").doesNotContain("[[", "<%");
        assertThat(note.source()).doesNotContain("[[", "<%");
    }
}
