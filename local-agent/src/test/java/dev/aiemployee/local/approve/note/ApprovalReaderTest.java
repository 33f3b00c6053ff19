package dev.aiemployee.local.approve.note;

import static dev.aiemployee.local.approve.ApprovalNotes.content;
import static dev.aiemployee.local.approve.ApprovalNotes.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.content.Outlet;
import dev.aiemployee.local.approve.content.Threading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalReaderTest {
    @Test
    void everyPartOfANoteIsRead() {
        ApprovalContent content = content(undecided());

        assertThat(content.outgoing().approval()).isEqualTo(new TaskId("EMAIL_DRAFT_0001"));
        assertThat(content.outgoing().action()).isEqualTo(ActionType.SEND_EMAIL);
        assertThat(content.outgoing().recipients().to()).containsExactly(new Mailbox("Anna", "anna@example.org"));
        assertThat(content.outgoing().letter().subject()).isEqualTo("Re: offer");
        assertThat(content.outgoing().letter().threading())
                .isEqualTo(new Threading("<m1@example.org>", List.of("<m0@example.org>", "<m1@example.org>")));
        assertThat(content.terms().sourceTask()).contains(new TaskId("EMAIL_0001"));
        assertThat(content.terms().expires()).isEqualTo(Instant.parse("2026-11-27T08:00:00Z"));
        assertThat(content.terms().risk()).containsExactly("new_recipient");
        assertThat(content.marks()).isEqualTo(new Marks("pending", false, false, ""));
    }

    @Test
    void theBodyIsExactlyTheDraftWithoutTheBlankLinesAroundIt() {
        Note note = undecided(
                "EMAIL_DRAFT_0001",
                "EMAIL_0001",
                "\n  Dear Anna,\n\n### Offer\n## Why this draft\n- [x] Approve\n \n\t\n");

        assertThat(content(note).outgoing().letter().body())
                .isEqualTo("  Dear Anna,\n\n### Offer\n## Why this draft\n- [x] Approve");
        assertThat(content(note).marks().approve()).isFalse();
    }

    @Test
    void lineEndsOfAnotherSystemDoNotChangeTheBody() {
        Note windows = undecided().withBody(undecided().body().replace("\n", "\r\n"));

        assertThat(content(windows).outgoing()).isEqualTo(content(undecided()).outgoing());
    }

    @ParameterizedTest
    @CsvSource({
        "- [x] Approve, true",
        "- [X] approve, true",
        "'  * [X]  approve  ', true",
        "- [ ] Approve, false",
        "- [x] Approved of, false",
        "> - [x] Approve, false",
        "[x] Approve, false"
    })
    void aTickedBoxInTheDecisionIsAYes(String line, boolean yes) {
        Note note = undecided().withBody(undecided().body().replace("\n- [ ] Approve", "\n" + line));

        assertThat(content(note).marks().approve()).isEqualTo(yes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [x] Approve nothing, only file it (no answer is sent)",
                "- [X] approve: close without an answer",
                "* [x] Approve (send it)",
                "- [x] Reject and send my standard answer"
            })
    void aTickedBoxThatSaysMoreThanItsWordIsNoAnswerAndTheNoteSaysSo(String line) {
        Note note = undecided().withBody(undecided().body().replace("\n- [ ] Approve", "\n" + line));

        assertThat(problems(note))
                .singleElement()
                .asString()
                .startsWith("a ticked box says more than Approve or Reject");
        assertThat(content(note.withBody(note.body().replaceFirst("\\[[xX]]", "[ ]")))
                        .marks()
                        .approve())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cc: [luca@x.example] | the property Cc is not read (expected: cc, spelled so)",
                "CC: luca@x.example | the property CC is not read (expected: cc, spelled so)",
                "Bcc: {luca@x.example: } | the property Bcc is not read (expected: bcc, spelled so)",
                "Scheduled-For: 2026-12-01T09:00:00Z | the property Scheduled-For is not read",
                "attachment: Files/a.pdf | the property attachment is not read (expected: attachments",
                "bcc: {luca@x.example: } | the property bcc is no list of plain texts",
                "bcc: [[luca@x.example]] | the property bcc is no list of plain texts",
                "bcc: [a@x.example, {b: c}] | the property bcc is no list of plain texts",
                "account: [other] | the property account is a list",
                "scheduled_for: {at: nine} | the property scheduled_for is a list",
                "lines: many | the property lines cannot be read"
            })
    void aPropertyThatWouldBePassedOverKeepsTheNoteFromBeingDecided(String line, String problem) {
        Note note = with(line);

        assertThat(problems(note)).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cc:", "CC: []", "bcc: {}", "bcc: [null]", "Title: x", "From: me", "attachments: []"})
    void anEmptyPropertyAndOneThatDecidesNothingAreNoProblem(String line) {
        assertThat(content(with(line)).outgoing())
                .isEqualTo(content(undecided()).outgoing());
    }

    private static Note with(String line) {
        String source = undecided().source().replaceFirst("\nid: ", "\n" + line + "\nid: ");
        String whole = source.contains(line) ? source : source.replaceFirst("---\n", "---\n" + line + "\n");
        return new NoteFormat().parse(whole).note().orElseThrow();
    }

    @Test
    void bothBoxesAndAStatusAreReportedAsWritten() {
        Note note = ApprovalNotes.rejected(ApprovalNotes.approved(undecided()), "too late")
                .with("status", "Approved");

        Marks marks = content(note).marks();

        assertThat(marks).isEqualTo(new Marks("Approved", true, true, "too late"));
        assertThat(marks.status()).contains(ApprovalStatus.APPROVED);
    }

    @Test
    void aReasonIsCutAt200CharactersAndNeverInsideOne() {
        Note note = ApprovalNotes.rejected(undecided(), "😀".repeat(201));

        assertThat(content(note).marks().reason()).isEqualTo("😀".repeat(200));
    }

    @Test
    void theReasonPropertyIsTakenBeforeTheLine() {
        Note note = ApprovalNotes.rejected(undecided(), "line").with("reason", "property");

        assertThat(content(note).marks().reason()).isEqualTo("property");
    }

    @Test
    void aNoteWithoutTheEndOfTheDraftIsNotReadable() {
        Note note = undecided().withBody(undecided().body().replace("## Original message\n", ""));

        assertThat(problems(note))
                .containsExactly("no line ## Original message below ## Draft (expected: it ends the text to send)");
    }

    @Test
    void twoEndsOfTheDraftAreNotGuessedAt() {
        Note note = undecided("EMAIL_DRAFT_0001", "EMAIL_0001", "a\n## Original message\nb");

        assertThat(problems(note)).singleElement().asString().startsWith("two lines ## Original message");
    }

    @Test
    void twoDecisionsAreNotGuessedAt() {
        Note note = undecided().withBody(undecided().body() + "\n## Decision\n- [x] Approve\n");

        assertThat(problems(note)).singleElement().asString().startsWith("two lines ## Decision");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Note note = undecided()
                .without("to")
                .with("id", "a/b")
                .with("action", "send_money")
                .with("domain", "E mail")
                .with("expires", "tomorrow")
                .with("type", "task");

        assertThat(problems(note))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("type", "task id", "action", "domain", "expires");
    }

    @Test
    void aMailWithoutRecipientOrTextIsNotReadable() {
        Note note = undecided("EMAIL_DRAFT_0001", "EMAIL_0001", "  \n").without("to");

        assertThat(problems(note))
                .containsExactly(
                        "to: empty (expected: at least one address)",
                        "the text below ## Draft is empty (expected: what to send)");
    }

    @Test
    void aPostHasAPlatformAndMayHaveATime() {
        Note note =
                ApprovalNotes.post("LINKEDIN_POST_1", "We are hiring.").with("scheduled_for", "2026-11-23T08:00:00Z");

        Outgoing post = content(note).outgoing();

        assertThat(post.action()).isEqualTo(ActionType.POST_SOCIAL);
        assertThat(post.outlet()).isEqualTo(new Outlet("linkedin", "", Instant.parse("2026-11-23T08:00:00Z")));
        assertThat(post.goesTo()).containsExactly("linkedin");
    }

    @Test
    void aMessageHasAChatWhoseNameIsKeptAsItIs() {
        Outgoing message = content(ApprovalNotes.message("WHATSAPP_1", "Yes.")).outgoing();

        assertThat(message.outlet()).isEqualTo(new Outlet("", "Anna & Söhne", null));
        assertThat(message.goesTo()).containsExactly("chat Anna & Söhne");
    }

    @Test
    void whatAPostOrAMessageCannotDoWithoutIsNamed() {
        Note post =
                ApprovalNotes.post("LINKEDIN_POST_1", " ").without("platform").withList("to", List.of("a@b.example"));
        Note message = ApprovalNotes.message("WHATSAPP_1", "").without("chat");

        assertThat(problems(post))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("to, cc, bcc", "platform", "the text below ## Draft is empty (expected");
        assertThat(problems(message))
                .containsExactly(
                        "chat: empty (expected: the number, name or id of the chat)",
                        "the text below ## Draft is empty (expected: what to send)");
    }

    @Test
    void aTimeThatIsNoneAndAPlatformThatIsNoWordAreNamedAtOnce() {
        Note note = ApprovalNotes.post("LINKEDIN_POST_1", "Hi.")
                .with("platform", "Linked In")
                .with("scheduled_for", "Monday");

        assertThat(problems(note))
                .containsExactly(
                        "scheduled_for: Monday (expected: a time such as 2026-01-31 09:00)",
                        "platform: Linked In (expected: a lower-case word such as linkedin)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.org, eve@example.org",
                "anna",
                "anna@example.org\r\nBcc: eve@example.org",
                "Anna\nBcc: x <anna@example.org>",
                "Anna <eve@example.org> <anna@example.org>",
                "<anna@example.org",
                "an na@example.org"
            })
    void whatIsNotOneAddressIsNotARecipient(String recipient) {
        assertThat(problems(undecided().withList("to", List.of(recipient)))).isNotEmpty();
    }

    @Test
    void aSubjectWithALineBreakIsNotReadable() {
        assertThat(problems(undecided().with("subject", "Hi\r\nBcc: eve@example.org")))
                .containsExactly("subject: holds a line break or control character (expected: one line)");
    }

    @Test
    void aMalformedMessageIdOfAStrangerIsLeftOut() {
        Note note = undecided()
                .with("in_reply_to", "not an id")
                .withList("references", List.of("<a b@c>", "<good@c>", "<ü@c>", "<x@c>\r\nBcc: eve@example.org"));

        assertThat(content(note).outgoing().letter().threading()).isEqualTo(new Threading("", List.of("<good@c>")));
    }

    @Test
    void attachmentsAreNotSilentlyLeftOut() {
        Note note = undecided().withList("attachments", List.of("Files/offer.pdf", "Files/offer.pdf"));

        ApprovalContent content = content(note);

        assertThat(content.outgoing().letter().attachments()).containsExactly(Attachment.missing("Files/offer.pdf"));
        assertThat(content.obstacle()).isEqualTo("attachments: Files/offer.pdf is not in the vault");
    }

    @Test
    void aPostHasNoFilesWithIt() {
        assertThat(problems(ApprovalNotes.post("LINKEDIN_POST_1", "Hi.").withList("attachments", List.of("a.png"))))
                .containsExactly("attachments: not empty (expected: none, only a mail has files with it)");
    }

    @Test
    void untickingChangesNothingButTheBoxesOfTheDecision() {
        String body = ApprovalNotes.body("- [x] Approve of it\n");

        String ticked = body.replace("\n- [ ] Approve", "\n- [X] Approve").replace("- [ ] Reject", "- [x] Reject");

        assertThat(DecisionSection.in(ticked).orElseThrow().asked().body()).isEqualTo(body);
    }

    private static List<String> problems(Note note) {
        return ((ReadApproval.Broken) ApprovalReader.read(note, AttachedFiles.NONE, ZoneOffset.UTC)).problems();
    }
}
