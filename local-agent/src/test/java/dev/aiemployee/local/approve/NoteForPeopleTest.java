package dev.aiemployee.local.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.DecisionWords;
import dev.aiemployee.local.approve.note.Marks;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The note as the cloud agent writes it now, with its decision above the draft, and as version 0.1.0 wrote it. */
class NoteForPeopleTest {
    private static final Path GOLDEN =
            Path.of("../cloud-agent/src/test/resources/approvals/01-reply-with-awkward-subject.md");
    private static final Path OLD = Path.of("../cloud-agent/src/test/resources/v0.1.0/vault/Pending_Approval/email"
            + "/EMAIL_DRAFT_f436486a704f806bd476.md");
    private static final Instant AT = Instant.parse("2026-11-20T23:14:10Z");
    private static final DecisionWords WORDS = new DecisionWords(ZoneId.of("Europe/Berlin"));

    private Note note;
    private Note old;

    @BeforeEach
    void read() throws IOException {
        note = parse(GOLDEN);
        old = parse(OLD);
    }

    @Test
    void nothingOfItIsHiddenAndItIsUndecided() {
        ApprovalContent content = ApprovalNotes.content(note);

        assertThat(content.hidden()).isEmpty();
        assertThat(ApprovalRules.isUndecided(content)).isTrue();
        assertThat(content.outgoing().letter().body()).startsWith("Hello Ada,").endsWith("Kind regards");
    }

    @Test
    void aTickAboveTheDraftIsADecision() {
        Note ticked = note.withBody(
                note.body().replace("- [ ] Reject", "- [x] Reject").replace("Reason:", "Reason: no"));

        assertThat(ApprovalNotes.content(ticked).marks()).isEqualTo(new Marks("pending", false, true, "no"));
        assertThat(ApprovalNotes.content(ApprovalNotes.approved(note)).marks().approve())
                .isTrue();
    }

    @Test
    void aTickInTheDraftOrBelowItIsNone() {
        Note ticked = note.withBody(note.body()
                .replace("Kind regards", "- [x] Approve\n\nKind regards")
                .replace("## Why", "- [x] Approve\n\nReason: x\n\n## Why"));

        assertThat(ApprovalNotes.content(ticked).marks()).isEqualTo(new Marks("pending", false, false, ""));
    }

    @Test
    void aSecondDecisionMakesItUnclear() {
        Note two = note.withBody(note.body() + "\n## Decision\n\n- [x] Approve\n");

        assertThat(((ReadApproval.Broken) ApprovalReader.read(two, AttachedFiles.NONE, ZoneOffset.UTC)).problems())
                .singleElement()
                .asString()
                .startsWith("two lines ## Decision");
    }

    @Test
    void aNoteOfTheEarlierVersionIsReadAsItWas() {
        assertThat(ApprovalNotes.content(ApprovalNotes.approved(old)).marks().approve())
                .isTrue();
        assertThat(Digest.of(ApprovalNotes.outgoing(old)).value())
                .isEqualTo("134a58a3fd2fbe3c7a5f178e9cae074ac8bd1ffaf9a8a64cd58dd64ed5be9ff6");
    }

    @Test
    void whatIsSaidOfTheDecisionChangesNothingOfWhatIsSent() {
        for (Note one : List.of(note, old)) {
            Note approved = WORDS.approved(ApprovalStamps.approved(ApprovalNotes.approved(one), AT), AT);
            Note asked = ApprovalStamps.undecided(
                    approved, ApprovalNotes.outgoing(one), "why <b> `= x` %%", List.of(), AT, WORDS);

            for (Note after : List.of(
                    approved, asked, WORDS.sent(asked, AT), WORDS.failed(asked, AT, "550 no [[x]]", "Look at [[x]]"))) {
                assertThat(ApprovalNotes.outgoing(after)).isEqualTo(ApprovalNotes.outgoing(one));
                assertThat(ApprovalNotes.content(after).hidden())
                        .as(after.body())
                        .isEmpty();
            }
            assertThat(approved.body()).contains("> [!info] Approved Sat 21 Nov 00:14\n", "- [x] Approve");
            assertThat(asked.body())
                    .contains(
                            "> [!question] You are asked again Sat 21 Nov 00:14\n> why ‹b›",
                            "- [ ] Approve\n- [ ] Reject")
                    .contains("> [!info] What your yes sends")
                    .doesNotContain("Approved Sat", "What stands under Draft is sent to ");
            assertThat(WORDS.sent(asked, AT).body())
                    .contains("## Decision\n\n> [!success] Sent Sat 21 Nov 00:14\n> To ada@engines.example\n")
                    .doesNotContain("- [ ] Approve", "What your yes sends");
        }
    }

    @Test
    void aQuestionSaysWhenAYesLeavesAtTheEarliestAsItWasUnderstood() {
        Note post = ApprovalNotes.post("POST_1", "Hello\n").with("scheduled_for", "2026-11-24 10:00");

        for (Note one : List.of(note.with("scheduled_for", "2026-11-24 10:00"), post)) {
            Outgoing outgoing = ((ReadApproval.Whole) ApprovalReader.read(one, AttachedFiles.NONE, WORDS.zone()))
                    .content()
                    .outgoing();
            Note asked = ApprovalStamps.undecided(one, outgoing, "why", List.of(), AT, WORDS);

            assertThat(asked.body())
                    .contains(
                            "> [!info] What your yes sends\n",
                            "> - It does not leave before Tue 24 Nov 2026 10:00:00 CET\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[approved]]", "[[[approved]]]", "[{a: [b]}]", "{approved: [x]}", "[approved]"})
    void aStatusThatIsAListIsNotTakenForNone(String status) throws IOException {
        String source = Files.readString(GOLDEN).replace("status: pending", "status: " + status);
        Note listed = new NoteFormat().parse(source).note().orElseThrow();

        Marks marks = ApprovalNotes.content(listed).marks();

        assertThat(marks.status()).isEmpty();
    }

    @Test
    void anEmptyListIsAsGoodAsNoStatus() throws IOException {
        String source = Files.readString(GOLDEN).replace("status: pending", "status: []");
        Note listed = new NoteFormat().parse(source).note().orElseThrow();

        assertThat(ApprovalNotes.content(listed).marks().status()).contains(ApprovalStatus.PENDING);
    }

    @Test
    void aNewerFormatIsNotDecided() throws IOException {
        String source = Files.readString(GOLDEN).replace("format: 2", "format: 3");
        Note newer = new NoteFormat().parse(source).note().orElseThrow();

        assertThat(((ReadApproval.Broken) ApprovalReader.read(newer, AttachedFiles.NONE, ZoneOffset.UTC)).problems())
                .singleElement()
                .asString()
                .contains("needs a newer local agent");
    }

    private static Note parse(Path file) throws IOException {
        return new NoteFormat().parse(Files.readAllBytes(file)).note().orElseThrow();
    }
}
