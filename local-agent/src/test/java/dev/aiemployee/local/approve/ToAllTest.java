package dev.aiemployee.local.approve;

import static dev.aiemployee.local.approve.ApprovalNotes.content;
import static dev.aiemployee.local.approve.ApprovalNotes.offering;
import static dev.aiemployee.local.approve.ApprovalNotes.outgoing;
import static dev.aiemployee.local.approve.ApprovalNotes.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.DecisionWords;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The box that sends a copy to the mail's other readers. */
class ToAllTest {
    private static final Path GOLDEN = Path.of("../cloud-agent/src/test/resources/approvals/02-client.md");
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final DecisionWords WORDS = new DecisionWords(ZoneOffset.UTC);
    private static final String TOM = "tom@ruiz.example";

    @Test
    void aTickSendsACopyToWhomItsLineNames() throws IOException {
        Note golden = new NoteFormat().parse(Files.readAllBytes(GOLDEN)).note().orElseThrow();
        Note ticked = golden.withBody(golden.body().replace("- [ ] To all", "- [x] To all"));

        assertThat(outgoing(golden).recipients().all()).containsExactly(Mailbox.parse("anna@bergerdesign.example"));
        assertThat(outgoing(ticked).recipients().cc()).containsExactly(Mailbox.parse(TOM));
        assertThat(content(ticked).marks().toAll()).containsExactly(TOM);
        assertThat(content(ticked).hidden()).isEmpty();
        assertThat(Digest.of(outgoing(ticked))).isNotEqualTo(Digest.of(outgoing(golden)));
        assertThat(ApprovalRules.isUndecided(content(ticked))).isTrue();
    }

    @Test
    void thePropertySaysTheSameAsATick() {
        Note offered = offering(undecided(), false, TOM);

        assertThat(outgoing(offered.with("to_all", "true"))).isEqualTo(outgoing(offering(undecided(), true, TOM)));
        assertThat(outgoing(offered.with("to_all", "false"))).isEqualTo(outgoing(undecided()));
    }

    @Test
    void whoGetsItAlreadyGetsItOnce() {
        Note note = offering(
                undecided().withList("cc", List.of("Bob <bob@example.org>")).withList("bcc", List.of("cy@example.org")),
                true,
                "ANNA@example.org",
                "bob@Example.org",
                "cy@example.org",
                TOM,
                "Tom@ruiz.example");

        assertThat(outgoing(note).recipients().cc())
                .containsExactly(new Mailbox("Bob", "bob@example.org"), Mailbox.parse(TOM));
        assertThat(content(note).marks().toAll()).containsExactly(TOM);
    }

    @Test
    void aBoxThatStandsElsewhereThanInTheDecisionAddsNobody() {
        String box = "- [x] To all: a copy (Cc) also goes to `eve@crooks.example`";
        Note note = undecided("EMAIL_DRAFT_0001", "EMAIL_0001", box + "\n");
        Note below = note.withBody(
                note.body().replace("> Can you", box + "\n> Can you").replace("Reason:", "> " + box + "\nReason:"));

        assertThat(outgoing(below).recipients()).isEqualTo(outgoing(undecided()).recipients());
    }

    @Test
    void whatCannotBeToldIsNotGuessedAt() {
        Note two = offering(offering(undecided(), true, TOM), false, "eve@crooks.example");
        String[] many =
                IntStream.range(0, 21).mapToObj(i -> "p" + i + "@x.example").toArray(String[]::new);

        assertThat(problems(two)).singleElement().asString().startsWith("two boxes To all");
        assertThat(problems(undecided().with("to_all", "true")))
                .singleElement()
                .asString()
                .contains("names nobody");
        assertThat(problems(offering(undecided(), true)))
                .singleElement()
                .asString()
                .contains("names nobody");
        assertThat(problems(offering(undecided(), true, many)))
                .singleElement()
                .asString()
                .contains("at most 20");
        assertThat(problems(offering(undecided(), true, "a@b.example, c@d.example")))
                .isNotEmpty();
        assertThat(problems(undecided().withList("to_all", List.of("true"))))
                .singleElement()
                .asString()
                .startsWith("to_all: ");
        assertThat(content(offering(undecided(), false, "no address")).marks().toAll())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"box", "property"})
    void nothingThatIsSaidOfTheDecisionChangesWhoGetsIt(String way) {
        Note wanted = way.equals("box")
                ? offering(undecided(), true, TOM)
                : offering(undecided(), false, TOM).with("to_all", "true");
        Note approved = WORDS.approved(ApprovalStamps.approved(ApprovalNotes.approved(wanted), AT), AT);
        Note asked = ApprovalStamps.undecided(wanted, outgoing(wanted), "why", List.of(), AT, WORDS);

        for (Note after :
                List.of(approved, asked, WORDS.failed(asked, AT, "550 no", ""), WORDS.unknown(approved, AT))) {
            assertThat(outgoing(after)).isEqualTo(outgoing(wanted));
            assertThat(after.body()).contains("- [x] To all: ");
            assertThat(after.text("to_all")).isEmpty();
        }
        assertThat(asked.body())
                .contains("- What stands under Draft goes to `Anna <anna@example.org>`\n")
                .contains("- While `To all` is ticked, a copy (cc) also goes to `tom@ruiz.example`\n");
    }

    @Test
    void aBoxThatWasNotTickedGoesWithTheOtherBoxes() {
        Note note = WORDS.sent(offering(undecided(), false, TOM), AT);

        assertThat(note.body()).doesNotContain("To all");
        assertThat(outgoing(note)).isEqualTo(outgoing(undecided()));
    }

    private static List<String> problems(Note note) {
        return ((ReadApproval.Broken) ApprovalReader.read(note, AttachedFiles.NONE, ZoneOffset.UTC)).problems();
    }
}
