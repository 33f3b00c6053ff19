package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.FAILED;
import static dev.aiemployee.local.desk.DeskRig.IN_PROGRESS;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.execute.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The yes holds for the bytes of the attached files too (P5), whoever changes them and whenever. */
class AttachmentsTest {
    private static final String OFFER = "Files/offer.csv";
    private static final String TEXT = "item,price\ndesk,50.00\n";
    private static final String OTHER = "item,price\ndesk,5000.00\n";
    private static final Attachment FILE = new Attachment(OFFER, TEXT.length(), digest(TEXT));

    @TempDir
    private Path folder;

    private DeskRig rig;
    private Attacker attacker;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
        rig.vault().cycle();
        attacker = new Attacker(folder, rig.agents.originFolder());
        attacker.write(OFFER, TEXT).push();
        rig.propose(withOffer());
        approve();
        rig.run();
        assertThat(asked()).startsWith("it attaches " + OFFER);
        assertThat(rig.vault().read(PENDING).split("## Decision", 2)[1])
                .contains("> - \u26a0 Attached: `" + FILE + "`");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theApprovedFileLeavesAndItsBytesAreKept() {
        approve();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.sent.get(0).outgoing().letter().attachments()).containsExactly(FILE);
        assertThat(rig.snapshots().read(FILE.digest())).contains(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsKeptIsWhatWasApprovedEvenWhenTheFileGoesWhileItLeaves() {
        approve();
        rig.server = cleared -> {
            rig.vault().delete(OFFER);
            return new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        };
        rig.run();

        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.copies).isEqualTo(1);
        assertThat(rig.snapshots().read(FILE.digest())).contains(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aForeignChangeOfTheFileAfterItWasShownIsAskedAbout() {
        change("remote");
        rig.tick();
        assertThat(rig.vault().read(OFFER)).isEqualTo(OTHER);

        approve();
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(asked())
                .startsWith("the attached Files/offer.csv (24 bytes, SHA-256 ")
                .contains("not the file that was shown");

        approve();
        rig.run();
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.sent.get(0).outgoing().letter().attachments())
                .extracting(Attachment::digest)
                .containsExactly(digest(OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "operator"})
    void aChangeOfTheFileAfterTheYesVoidsIt(String by) {
        approve();
        rig.tick();
        assertThat(rig.step()).isEqualTo(Step.APPROVED);

        change(by);
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(asked()).contains("changed after you approved it");

        approve();
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aFileThatWasAskedAboutBeforeDoesNotSlipInAfterAnotherYes() {
        change("operator");
        approve();
        rig.run();
        assertThat(asked()).contains("not the file that was shown");
        rig.vault().write(OFFER, TEXT);
        approve();
        rig.run();
        approve();
        rig.tick();
        assertThat(rig.step()).isEqualTo(Step.APPROVED);

        rig.vault().write(OFFER, OTHER);
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(asked()).contains("changed after you approved it");
    }

    @Test
    void aFileThatIsGoneAfterTheYesVoidsIt() {
        approve();
        rig.tick();

        rig.vault().delete(OFFER);
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(asked())
                .isEqualTo("attachments: Files/offer.csv is no file of the vault"
                        + " (expected: the path of a plain file, no link)");
    }

    @Test
    void aPointerOfGitLfsInPlaceOfTheApprovedFileIsNotSent() {
        approve();
        rig.tick();

        rig.vault()
                .write(
                        OFFER,
                        "version https://git-lfs.github.com/spec/v1\noid sha256:"
                                + digest(TEXT).value() + "\nsize 24\n");
        rig.run();
        assertThat(asked())
                .startsWith("attachments: Files/offer.csv is a pointer of Git LFS")
                .contains("`git lfs pull`");
        approve();
        rig.run();
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void aFileThatChangesWhileItsClaimIsOnTheWayIsNotSent() {
        approve();
        rig.tick();
        rig.vault().cycle();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        Found found = new DiskRound(rig.parts).walk().notes().get(0);
        Cleared cleared = rig.cleared(found);
        rig.vault().write(OFFER, OTHER);

        Alerts alerts = new Alerts(rig.parts);
        new Execution(rig.parts, alerts).execute(found, cleared);
        assertThat(rig.sent).isEmpty();

        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(asked()).contains("changed after you approved it");
    }

    @Test
    void aFileThatChangesBetweenTwoAttemptsIsAskedAbout() {
        approve();
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("451 later", false);
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        rig.tick();
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.vault().has(IN_PROGRESS)).isTrue();

        change("operator");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(asked()).isEqualTo("it was changed while it was being sent; it was not sent");
    }

    @Test
    void aFailedOneIsNotSentAgainWithAnotherFile() {
        approve();
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("552 too large", true);
        rig.run();
        assertThat(rig.vault().has(FAILED)).isTrue();

        change("operator");
        rig.answer(FAILED, "approved");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aFileThatTheOperatorAddsIsAskedAboutOnce() {
        rig.vault().write("Files/terms.md", "Our terms.\n");
        rig.edit(PENDING, note -> note.withList("attachments", List.of(OFFER, "Files/terms.md")));
        approve();
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(asked()).startsWith("it now also attaches Files/terms.md (11 bytes, SHA-256 ");

        approve();
        rig.run();

        assertThat(rig.sent.get(0).outgoing().letter().attachments())
                .extracting(Attachment::path)
                .containsExactly(OFFER, "Files/terms.md");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.pdf",
                ".git/config",
                "Files/none.pdf",
                "Files/run.sh",
                "Files/token.json",
                "Files/a\nb.pdf"
            })
    void whatCannotBeAttachedIsToldInTheNoteAndNothingIsSent(String path) {
        rig.edit(PENDING, note -> note.withList("attachments", List.of(path)));
        rig.tick();
        assertThat(message()).startsWith("waits for your decision; it cannot be sent as it is: attachments: ");

        approve();
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(asked()).startsWith("attachments: " + path.replace("\n", "?") + " ");
    }

    @Test
    void moreThanTenMegabytesTogetherAreNotSent() {
        String half = "x".repeat(6 << 20);
        rig.vault().write("Files/a.md", half).write("Files/b.md", half + "b");
        rig.edit(PENDING, note -> note.withList("attachments", List.of("Files/a.md", "Files/b.md")));
        approve();
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(asked()).isEqualTo("attachments: 12582913 bytes together (expected: at most 10485760)");
    }

    @Test
    void aDraftWhoseFileIsMissingCanBeRejected() {
        rig.vault().delete(OFFER);
        rig.vault().move(PENDING, DeskRig.REJECTED);

        rig.run();

        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published()).contains(DeskRig.SOURCE_DONE);
    }

    @Test
    void anIdleDraftWithAFileIsShownOnce() {
        rig.run();

        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        assertThat(rig.ledger.standings().of(DeskRig.ID).history().shown().files())
                .containsExactly(FILE);
        assertThat(rig.sent).isEmpty();
    }

    private void change(String by) {
        if (by.equals("remote")) {
            attacker.fetch().write(OFFER, OTHER).push();
        } else {
            rig.vault().write(OFFER, OTHER);
        }
    }

    private void approve() {
        rig.vault().move(PENDING, APPROVED);
    }

    private String asked() {
        return rig.note(PENDING).text("asked_again").orElseThrow();
    }

    private String message() {
        return rig.waiting.get(0).verdict().message();
    }

    private static Note withOffer() {
        return ApprovalNotes.undecided().withList("attachments", List.of(OFFER));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
