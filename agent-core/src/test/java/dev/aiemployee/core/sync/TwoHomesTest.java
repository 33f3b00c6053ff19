package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator with two machines, each with its agent and its device key: what they do on one is theirs on the other. */
class TwoHomesTest {
    private static final String FREE = "Needs_Action/email/EMAIL_1.md";
    private static final String HELD = "In_Progress/local-2/EMAIL_1.md";
    private static final String DASHBOARD = "Dashboard.md";
    private static final String LOG = "Logs/Local/git_conflicts.md";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone desk;
    private VaultClone laptop;

    @BeforeEach
    void twoMachines() {
        agents = new TwoAgents(folder);
        desk = agents.local();
        desk.write(FREE, TwoAgents.task("EMAIL_1", "first\n\nmiddle\n\nlast"))
                .write(DASHBOARD, page("none", "1111aaaa"));
        desk.cycle();
        laptop = agents.secondMachine();
    }

    @AfterEach
    void close() {
        laptop.close();
        agents.close();
    }

    @Test
    void bothMayWriteOneLogAtATimeAndItIsNoConflict() {
        desk.write(LOG, "| when |\n|---|\n| desk |\n").write("Notes/a.md", "a\n");
        laptop.write(LOG, "| when |\n|---|\n| laptop |\n").write("Notes/b.md", "b\n");

        rest();

        assertThat(desk.read(LOG)).isEqualTo("| when |\n|---|\n| desk |\n| laptop |\n");
        assertThat(laptop.read(LOG)).isEqualTo(desk.read(LOG));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void anEditOfTheOperatorsOwnNoteInAFolderOfTheAgentsNameOutlivesItsRemovalElsewhere() {
        desk.write("Updates/board.md", "a\n");
        rest();
        desk.write("Updates/board.md", "a\nb\n").cycle();
        laptop.delete("Updates/board.md");
        rest();

        assertThat(agents.origin().show("main", "Updates/board.md")).isEqualTo("a\nb\n");
    }

    @Test
    void theOperatorsOwnNoteAmongTheLogsIsMergedAsANote() {
        desk.write("Logs/diary.md", "one\ntwo\nthree\nfour\nfive\n");
        rest();
        desk.write("Logs/diary.md", "one\ntwo\nthree\nfour\nFIVE\n").cycle();
        laptop.write("Logs/diary.md", "ONE\ntwo\nthree\nfour\nfive\n");
        rest();

        assertThat(agents.origin().show("main", "Logs/diary.md")).isEqualTo("ONE\ntwo\nthree\nfour\nFIVE\n");
    }

    @Test
    void whatIsWrittenOnBothIntoTheDashboardIsJoined() {
        desk.write(DASHBOARD, desk.read(DASHBOARD).replace("# Dashboard\n", "# Dashboard\n\nat the desk\n"));
        laptop.write(DASHBOARD, laptop.read(DASHBOARD) + "on the laptop\n");

        rest();

        assertThat(desk.read(DASHBOARD)).contains("at the desk", "on the laptop");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatTheAgentsWriteIntoTheDashboardIsNoConflict() {
        desk.write(DASHBOARD, page("two at the desk", "2222bbbb") + "mine\n");
        laptop.write(
                DASHBOARD, page("three on the laptop", "3333cccc").replace("# Dashboard\n", "# Dashboard\n\ntop\n"));

        rest();

        assertThat(desk.read(DASHBOARD)).contains("mine\n", "top\n");
        assertThat(laptop.read(DASHBOARD)).isEqualTo(desk.read(DASHBOARD));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void theSameLineOfTheDashboardWrittenOnBothIsKeptTwice() {
        desk.write(DASHBOARD, desk.read(DASHBOARD).replace("mine\n", "at the desk\n"));
        laptop.write(DASHBOARD, laptop.read(DASHBOARD).replace("mine\n", "on the laptop\n"));

        rest();

        String copy = conflicts().get(0);
        assertThat(desk.read(DASHBOARD) + desk.read(copy)).contains("at the desk", "on the laptop");
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void anEditOfANoteThatTheOtherMachineHoldsArrives() {
        claim();
        desk.cycle();
        desk.write(HELD, desk.read(HELD).replace("last", "last, and hurry"));

        rest();

        assertThat(laptop.read(HELD)).contains("last, and hurry", "claimed_by: local-2");
        assertThat(agents.origin().show("main", HELD)).contains("last, and hurry");
    }

    @Test
    void theStampsOfAClaimAreItsOwners() {
        claim();
        String claimed = laptop.read(HELD);
        desk.cycle();
        desk.write(HELD, claimed.replace("claimed_by: local-2", "claimed_by: local"));
        desk.cycle();

        CycleReport report = laptop.cycle();

        assertThat(report.violations()).extracting(Violation::path).containsExactly(HELD);
        assertThat(laptop.read(HELD)).isEqualTo(claimed);
        assertThat(agents.origin().show("main", HELD)).isEqualTo(claimed);
    }

    @Test
    void aClaimedNoteThatWasWrittenAnewElsewhereKeepsItsStampsAndTheOtherTextIsBesideIt() {
        claim();
        desk.write(
                FREE,
                desk.read(FREE).replace("status: needs_action", "status: mine").replace("first", "my words"));

        rest();

        assertThat(desk.read(HELD)).contains("claimed_by: local-2");
        assertThat(conflicts()).hasSize(1);
        assertThat(laptop.read(conflicts().get(0))).contains("my words");
    }

    @Test
    void aTextThatGivesWayStaysOnDiskUntilItsCopyIsPublished() {
        claim();
        desk.write(
                FREE,
                desk.read(FREE).replace("status: needs_action", "status: mine").replace("first", "my words"));
        desk.faults().unanswered();

        desk.cycle();

        assertThat(desk.read(FREE)).contains("my words");
        rest();
        assertThat(desk.read(conflicts().get(0))).contains("my words");
        assertThat(desk.has(FREE)).isFalse();
    }

    private void claim() {
        assertThat(laptop.desk().claim(new TaskId("EMAIL_1"))).isInstanceOf(ClaimOutcome.Won.class);
        laptop.cycle();
    }

    private void rest() {
        for (int round = 0; round < 4; round++) {
            desk.cycle();
            laptop.cycle();
        }
        CommitId tip = new CommitId(agents.origin().run("rev-parse", "main").strip());
        assertThat(desk.cycle().tip()).isEqualTo(tip);
        assertThat(laptop.cycle().tip()).isEqualTo(tip);
    }

    private List<String> conflicts() {
        return agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Conflicts/"))
                .toList();
    }

    private static String page(String lines, String digest) {
        return "# Dashboard\n\n## Pending approvals\n\n%% agent-written, edits move below " + digest + " %%\n" + lines
                + "\n%% end %%\n\n## Updates\n\n- none\n\n## My notes\n\nmine\n";
    }
}
