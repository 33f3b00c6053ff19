package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static dev.aiemployee.local.desk.DeskRig.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.local.approve.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors, linters and sync services do to an approval while a person decides. */
class NeighboursTest {
    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void propose() {
        rig = new DeskRig(folder);
        rig.propose();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theOldTextThatAnEditorSavesAfterTheMailWasSentIsPutAway() {
        String ticked = rig.vault().read(PENDING).replace("- [ ] Approve", "- [x] Approve");
        rig.vault().write(PENDING, ticked);
        rig.run();
        assertThat(rig.published()).contains(DONE);

        rig.vault().write(PENDING, ticked);
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.vault().has(PENDING)).isFalse();
        assertThat(rig.waiting).isEmpty();
        assertThat(rig.published())
                .contains(DONE)
                .doesNotContain(PENDING)
                .noneMatch(path -> path.startsWith("Conflicts/"));
        assertThat(rig.alerts()).isEmpty();
    }

    @Test
    void wordsThatWereTypedIntoTheOldTextAreKept() {
        String ticked = rig.vault().read(PENDING).replace("- [ ] Approve", "- [x] Approve");
        rig.vault().write(PENDING, ticked);
        rig.run();

        rig.vault().write(PENDING, ticked + "\nAsk her about the invoice too.\n");
        rig.run();

        List<String> copies = rig.published().stream()
                .filter(path -> path.startsWith("Conflicts/"))
                .toList();
        assertThat(copies).hasSize(1);
        assertThat(rig.vault().read(copies.get(0))).contains("Ask her about the invoice too.");
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.vault().has(PENDING)).isFalse();
    }

    @Test
    void anOldTextThatStillWaitsIsNoSecondRejectedDraft() {
        String undecided = rig.vault().read(PENDING);
        rig.vault().write(PENDING, undecided.replace("- [ ] Reject", "- [x] Reject"));
        rig.run();
        assertThat(rig.published()).contains(REJECTED);

        rig.vault().write(PENDING, undecided);
        rig.run();

        assertThat(rig.vault().has(PENDING)).isFalse();
        assertThat(rig.waiting).isEmpty();
        assertThat(rig.published()).contains(REJECTED).doesNotContain(PENDING);
    }

    @Test
    void aNoteThatAWriterHasJustEmptiedIsNeitherDeletedNorTakenBack() {
        String text = rig.vault().read(PENDING);
        rig.vault().write(PENDING, "");
        rig.tick();

        rig.vault().write(PENDING, text.replace("- [ ] Approve", "- [x] Approve"));
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
    }

    @Test
    void anApprovedNoteThatIsEmptyForAMomentIsStillApproved() {
        rig.vault().move(PENDING, APPROVED);
        rig.tick();
        String text = rig.vault().read(APPROVED);
        rig.vault().write(APPROVED, "");
        rig.tick();
        Step meanwhile = rig.step();

        rig.vault().write(APPROVED, text);
        rig.run();

        assertThat(meanwhile).isEqualTo(Step.APPROVED);
        assertThat(rig.sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* [x] Approve",
                "+ [X] Approve",
                "  - [x] Approve",
                "- [x] Approve ✅ 2026-11-29",
                "- [x] Approve  [completion:: 2026-11-29]"
            })
    void aBoxIsTickedHoweverALinterWritesLists(String line) {
        rig.vault().write(PENDING, rig.vault().read(PENDING).replace("- [ ] Approve", line));

        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aLinterThatRewritesAnApprovedNoteSendsWhatWasApprovedOnce() {
        rig.vault().move(PENDING, APPROVED);
        rig.tick();

        rig.vault().write(APPROVED, linted(rig.vault().read(APPROVED)));
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.sent.get(0).outgoing().letter().body()).isEqualTo("Dear Anna,\n\nyes.");
        assertThat(rig.note(DONE).text("updated")).contains("2026-11-29T17:40");
    }

    private static String linted(String note) {
        return note.replace("action: send_email", "updated: 2026-11-29T17:40\naction: \"send_email\"")
                .replace("domain: email", "domain:   'email'")
                .replace("\n## Decision\n", "\n\n## Decision\n\n")
                .replace("- [ ]", "* [ ]")
                .stripTrailing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL_DRAFT_0001 (Mara's conflicted copy 2026-11-29).md|Dropbox",
                "EMAIL_DRAFT_0001.sync-conflict-20261129-174003-ABCDEFG.md|Syncthing",
                "EMAIL_DRAFT_0001 (Conflicted copy pixel 202611291740).md|Obsidian Sync",
                "EMAIL_DRAFT_0001 (conflicted copy 2026-11-29 174003).md|Nextcloud",
                "EMAIL_DRAFT_0001 (1).md|Google Drive",
                "EMAIL_DRAFT_0001 2.md|iCloud"
            })
    void aCopyOfASyncServiceIsCalledWhatItIsAndStopsNothing(String name, String maker) {
        String text = rig.vault().read(PENDING);
        String copy = "Pending_Approval/email/" + name;
        rig.vault().write(copy, text.replace("- [ ] Approve", "- [x] Approve"));
        rig.run();
        List<String> held = rig.waiting.stream()
                .filter(one -> one.path().value().equals(copy))
                .map(one -> one.verdict().message())
                .toList();
        int before = rig.sent.size();

        rig.vault().write(PENDING, text.replace("- [ ] Approve", "- [x] Approve"));
        rig.run();

        assertThat(before).isZero();
        assertThat(held).hasSize(1);
        assertThat(held.get(0)).contains(maker, "EMAIL_DRAFT_0001.md");
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.vault().has(copy)).isTrue();
    }

    @Test
    void twoSuchCopiesOfOneDraftAreOneAlert() {
        String text = rig.vault().read(PENDING);
        rig.vault()
                .write("Pending_Approval/email/EMAIL_DRAFT_0001 (Mara's conflicted copy 2026-11-29).md", text)
                .write("Pending_Approval/email/EMAIL_DRAFT_0001.sync-conflict-20261129-174003-ABCDEFG.md", text);

        rig.run();

        assertThat(rig.alerts()).hasSize(1);
        assertThat(rig.alerts().get(0)).startsWith("copies_");
    }
}
