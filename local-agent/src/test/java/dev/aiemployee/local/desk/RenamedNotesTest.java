package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.local.approve.ApprovalNotes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An approval that the operator renamed counts, and has its name again; a name is no way to bring in a decision or a text. */
class RenamedNotesTest {
    private static final String RENAMED = "Pending_Approval/email/My answer to Anna.md";

    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void show() {
        rig = new DeskRig(folder);
        rig.propose();
        rig.run();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itHasItsNameAgainAndIsSentOnce() {
        rig.vault().move(PENDING, RENAMED);
        rig.run();

        assertThat(rig.vault().has(PENDING)).isTrue();
        assertThat(rig.published()).contains(PENDING).doesNotContain(RENAMED);
        rig.edit(PENDING, ApprovalNotes::approved);
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE);
    }

    @Test
    void aCopyBesideTheNoteIsNone() {
        rig.vault().write(RENAMED, rig.vault().read(PENDING));
        rig.run();

        assertThat(rig.vault().has(RENAMED)).isTrue();
        assertThat(rig.vault().has(PENDING)).isTrue();
    }

    @Test
    void aDecisionInItWaitsUntilItIsNamedSoAgain() {
        rig.vault().move(PENDING, RENAMED);
        rig.edit(RENAMED, ApprovalNotes::approved);
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.waiting)
                .anyMatch(held -> held.verdict().message().contains("name it `EMAIL_DRAFT_0001.md` again"));
        rig.vault().move(RENAMED, PENDING);
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void whatAStrangerRenamedAndDecidedIsNotGivenTheName() {
        Attacker attacker = new Attacker(folder, rig.agents.originFolder());
        String decided = ApprovalNotes.approved(rig.note(PENDING)).source();
        attacker.remove(PENDING).write(RENAMED, decided).push();
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.vault().has(PENDING) && rig.vault().read(PENDING).equals(decided))
                .isFalse();
    }

    @Test
    void whatAStrangerRenamedAndTheOperatorPulledByHandDecidesNothing() {
        Attacker attacker = new Attacker(folder, rig.agents.originFolder());
        attacker.remove(PENDING)
                .write(RENAMED, ApprovalNotes.approved(rig.note(PENDING)).source())
                .push();
        rig.vault()
                .git()
                .run("pull", "-q", "--no-rebase", rig.agents.originFolder().toString(), "main");
        rig.run();

        assertThat(rig.sent).isEmpty();
    }
}
