package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.merge.ConflictDecisions;
import dev.aiemployee.core.sync.merge.ConflictDecisions.Choice;
import dev.aiemployee.core.sync.merge.OnConflict;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code SYNC_ON_CONFLICT=abort}: after a conflict nothing moves until the operator has decided it. */
class StrictSyncTest {
    private static final String NOTE = "Notes/plan.md";
    private static final VaultPath PATH = new VaultPath(NOTE);

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private ConflictDecisions decisions;

    @BeforeEach
    void bothSidesChangeOneNote() {
        agents = new TwoAgents(folder);
        local = agents.local().write(NOTE, "one line\n");
        agents.settle();
        local.with(OnConflict.ABORT);
        decisions = new ConflictDecisions(local.vault());
        new NativeWriter(agents).push(NOTE, "their line\n");
        new NativeWriter(agents).push("Notes/new.md", "theirs too\n");
        local.write(NOTE, "my line\n").write("Notes/mine.md", "mine too\n");
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void nothingIsAppliedOrPushedAndTheStateSaysWhatToDo() {
        String tip = tip();

        CycleReport report = local.cycle();
        local.start();
        CycleReport again = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(report.trouble()).isEqualTo(CycleReport.Trouble.REFUSED);
        assertThat(report.problem()).contains(NOTE).contains("local-agent conflicts --take");
        assertThat(again.problem()).isEqualTo(report.problem());
        assertThat(tip()).isEqualTo(tip);
        assertThat(local.read(NOTE)).isEqualTo("my line\n");
        assertThat(local.has("Notes/new.md")).isFalse();
        assertThat(local.has("Conflicts")).isFalse();
        assertThat(local.read(".git_sync_state.md"))
                .contains("sync_status: conflict")
                .contains("pending_conflicts: '1'")
                .contains(NOTE);
        assertThat(local.vault().resolve("Needs_Action/system").toFile().list())
                .singleElement()
                .asString()
                .startsWith("undecided_");
        assertThat(decisions.open()).extracting(ConflictDecisions.Open::path).containsExactly(PATH);
    }

    @Test
    void mineIsPublishedAndTheRestFollows() {
        local.cycle();

        assertThat(decisions.take(PATH, Choice.MINE)).isTrue();
        CycleReport report = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(agents.origin().show("main", NOTE)).isEqualTo("my line\n");
        assertThat(agents.origin().tree("main"))
                .contains("Notes/mine.md")
                .noneMatch(path -> path.startsWith("Conflicts/") || path.contains("undecided_"));
        assertThat(local.read("Notes/new.md")).isEqualTo("theirs too\n");
        assertThat(local.vault().resolve("Needs_Action/system").toFile().list()).isEmpty();
        assertThat(decisions.open()).isEmpty();
    }

    @Test
    void theirsIsApplied() {
        local.cycle();

        decisions.take(PATH, Choice.THEIRS);
        local.cycle();

        assertThat(local.read(NOTE)).isEqualTo("their line\n");
        assertThat(agents.origin().show("main", NOTE)).isEqualTo("their line\n");
        assertThat(local.has("Conflicts")).isFalse();
    }

    @Test
    void bothKeepsTheOtherTextBeside() {
        local.cycle();

        decisions.take(PATH, Choice.BOTH);
        CycleReport report = local.cycle();

        assertThat(local.read(NOTE)).isEqualTo("my line\n");
        assertThat(report.conflicts())
                .singleElement()
                .satisfies(copy -> assertThat(local.read(copy.value())).isEqualTo("their line\n"));
        assertThat(report.published()).isNotNull();
    }

    @Test
    void textsThatAgreeByHandAreNoConflict() {
        local.cycle();

        local.write(NOTE, "their line\n");
        CycleReport report = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(agents.origin().tree("main")).contains("Notes/mine.md");
    }

    @Test
    void aDecisionIsWorthNothingForAnotherText() {
        local.cycle();
        decisions.take(PATH, Choice.THEIRS);
        local.write(NOTE, "my line, edited since\n");

        CycleReport report = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(local.read(NOTE)).isEqualTo("my line, edited since\n");
        assertThat(decisions.take(new VaultPath("Notes/other.md"), Choice.MINE)).isFalse();
    }

    private String tip() {
        return agents.origin().run("rev-parse", "main");
    }
}
