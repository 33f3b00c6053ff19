package dev.aiemployee.local.approve;

import static dev.aiemployee.local.approve.ApprovalNotes.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a note says of its own decision when it comes. */
class ForeignWordsTest {
    private static final Path RESOURCES = Path.of("../cloud-agent/src/test/resources");
    private static final Handbook HANDBOOK = Handbook.parse("""
            ## Contacts

            | Name | Address or domain |
            |---|---|
            | Anna | anna@example.org |
            | Dr. Tom Ruiz | tom@ruiz.example |
            """);
    private static final String ANNA = "What stands under Draft is sent to Anna `anna@example.org`";

    @ParameterizedTest
    @MethodSource("ours")
    void aNoteOfADrafterOfOursSaysNothingElse(Path file) throws IOException {
        Note note = new NoteFormat().parse(Files.readAllBytes(file)).note().orElseThrow();

        assertThat(ForeignWords.in(note, HANDBOOK)).isEmpty();
    }

    static Stream<Path> ours() throws IOException {
        try (Stream<Path> now = Files.list(RESOURCES.resolve("approvals"));
                Stream<Path> before = Files.list(RESOURCES.resolve("v0.1.0/vault/Pending_Approval/email"))) {
            List<Path> all = Stream.concat(now, before)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
            return all.stream();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] Approve nothing, only file it (no answer is sent)",
                "- [ ] Approve: close without an answer",
                "- [ ] Keep for later",
                "> [!success] Sent Mon 30 Nov 17:02",
                "> [!info] What your yes sends",
                "This answer has left.",
                "Reason: nothing is sent, the tick files it",
                "- [ ] To all: nobody gets a copy"
            })
    void otherWordsBesideTheBoxesAreFound(String line) {
        Note note = undecided().withBody(undecided().body().replace("\nReason:", "\n" + line + "\n\nReason:"));

        assertThat(ForeignWords.in(note, HANDBOOK)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> [!success] Sent Mon 30 Nov 17:02\n> This answer has left.",
                ">[!INFO]- Approved Mon 30 Nov",
                "> > [!x] Rejected",
                "> [!warning] Look first, it was sent",
                "- > [!done] Sent"
            })
    void aNoticeOfAnOutcomeIsFoundAboveTheDraftAndBelow(String callout) {
        Note above = undecided().withBody("\n" + callout + "\n\n" + undecided().body());
        Note below = undecided().withBody(undecided().body().replace("## Why", callout + "\n\n## Why"));

        assertThat(ForeignWords.in(above, HANDBOOK)).hasSize(1);
        assertThat(ForeignWords.in(below, HANDBOOK)).hasSize(1);
    }

    @Test
    void theSentenceOfTheRecipientsIsComparedWithThem() {
        Note bare = undecided().withList("to", List.of("anna@example.org"));
        Note copied = bare.withList("cc", List.of("tom@ruiz.example"));
        String tom = ", a copy (Cc) to Dr. Tom Ruiz `tom@ruiz.example`, and to nobody else.";

        assertThat(ForeignWords.in(saying(bare, ANNA + ", and to nobody else."), HANDBOOK))
                .isEmpty();
        assertThat(ForeignWords.in(saying(copied, ANNA + tom + " Eva (Cc) is left out."), HANDBOOK))
                .isEmpty();
        Note since = bare.with("from", "Anna of the workshop <anna@example.org>");
        assertThat(ForeignWords.in(
                        saying(since, ANNA.replace("Anna", "Anna of the workshop") + ", and to nobody else."),
                        HANDBOOK))
                .isEmpty();
        for (Note note : List.of(
                saying(copied, ANNA + ", and to nobody else."),
                saying(bare, ANNA + tom),
                saying(bare, ANNA + ", and to nobody else. It was sent already."),
                saying(bare, ANNA.replace("Anna", "nobody, it is filed") + ", and to nobody else."),
                saying(bare, ANNA.replace("sent to", "sent to the archive `x`, not to") + ", and to nobody else."),
                saying(bare.withList("bcc", List.of("tom@ruiz.example")), ANNA + ", and to nobody else."),
                saying(bare, ANNA))) {
            assertThat(ForeignWords.in(note, HANDBOOK)).as(note.body()).hasSize(1);
        }
    }

    private static Note saying(Note note, String sentence) {
        return note.withBody(note.body() + "\n" + sentence + "\n");
    }
}
