package dev.aiemployee.core.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripwireTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void aVaultOfThirtyNotes() {
        agents = new TwoAgents(folder);
        local = agents.local();
        for (int i = 0; i < 30; i++) {
            local.write("Notes/" + i + ".md", "note " + i + "\n");
        }
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0, 10, false",
        "20, 0, 11, true",
        "20, 8, 3, true",
        "1000, 0, 50, false",
        "1000, 0, 51, true",
        "20, 50, 0, false"
    })
    void tenOrFiveOfAHundredMayGoWithinADay(int notes, int gone, int more, boolean stops) {
        assertThat(new Tripwire(notes, gone).stops(more)).isEqualTo(stops);
    }

    @Test
    void anEmptiedVaultDeletesNothingOnTheRemoteAndTheRestGoesOn() {
        deleteNotes(0, 30);
        local.write("Needs_Action/files/FILE_1.md", TwoAgents.task("FILE_1", "new"));

        CycleReport report = local.cycle();

        assertThat(report.withheld()).hasSize(30);
        assertThat(report.problem()).isEmpty();
        assertThat(agents.origin().tree("main")).contains("Notes/0.md", "Notes/29.md", "Needs_Action/files/FILE_1.md");
        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(local.read(alert))
                        .contains("30 notes")
                        .contains("local-agent sync --accept-deletions"));
    }

    @Test
    void theOperatorsYesLetsThemGoAndOneAlertWasAllOverARestartToo() {
        deleteNotes(0, 30);
        local.cycle();
        local.start();
        agents.clock().advance(Duration.ofMinutes(1));
        local.cycle();
        assertThat(alerts()).hasSize(1);

        new DeletionFiles(local.vault()).accept(agents.clock().instant());
        CycleReport report = local.cycle();
        agents.settle();

        assertThat(report.withheld()).isEmpty();
        assertThat(agents.origin().tree("main")).noneMatch(path -> path.startsWith("Notes/"));
        assertThat(agents.cloud().has("Notes/0.md")).isFalse();
    }

    @Test
    void notesThatComeBackEndTheMatterAndAnOldYesIsWorthNothing() {
        deleteNotes(0, 30);
        local.cycle();
        new DeletionFiles(local.vault()).accept(agents.clock().instant());
        local.git().run("checkout", "--", "Notes");
        CycleReport back = local.cycle();
        agents.clock().advance(Duration.ofHours(2));
        deleteNotes(0, 30);

        CycleReport again = local.cycle();

        assertThat(back.withheld()).isEmpty();
        assertThat(again.withheld()).hasSize(30);
        assertThat(agents.origin().tree("main")).contains("Notes/0.md");
    }

    @Test
    void manySmallDeletionsWithinADayAddUp() {
        deleteNotes(0, 6);
        local.cycle();
        local.start();
        agents.clock().advance(Duration.ofHours(20));
        deleteNotes(6, 12);
        CycleReport sameDay = local.cycle();
        agents.clock().advance(Duration.ofHours(5));

        CycleReport nextDay = local.cycle();

        assertThat(sameDay.withheld()).hasSize(6);
        assertThat(nextDay.withheld()).isEmpty();
        assertThat(agents.origin().tree("main")).doesNotContain("Notes/6.md");
    }

    @Test
    void aRenamedFolderArchivedTasksAndClearedCopiesAreNoDeletions() {
        for (int i = 0; i < 15; i++) {
            local.write("Needs_Action/files/FILE_" + i + ".md", TwoAgents.task("FILE_" + i, "text " + i));
            local.write("Conflicts/Notes/" + i + ".md.0123456789.md", "copy " + i + "\n");
        }
        local.cycle();
        for (int i = 0; i < 15; i++) {
            local.delete("Needs_Action/files/FILE_" + i + ".md")
                    .write("Done/files/2026-11/FILE_" + i + ".md", TwoAgents.task("FILE_" + i, "changed " + i));
            local.delete("Conflicts/Notes/" + i + ".md.0123456789.md");
        }
        for (int i = 0; i < 30; i++) {
            local.move("Notes/" + i + ".md", "Projects/" + i + ".md");
        }

        CycleReport report = local.cycle();

        assertThat(report.withheld()).isEmpty();
        assertThat(agents.origin().tree("main"))
                .contains("Projects/29.md", "Done/files/2026-11/FILE_14.md")
                .noneMatch(path -> path.startsWith("Notes/") || path.startsWith("Conflicts/"));
    }

    @Test
    void aForeignCommitThatRewritesManyOfTheOperatorsNotesIsNotAppliedAndTheRestIs() throws IOException {
        Path clone = folder.resolve("stranger");
        var git = new dev.aiemployee.core.support.NativeGit(folder);
        git.run("clone", agents.originFolder().toString(), clone.toString());
        for (int i = 0; i < 30; i++) {
            Files.writeString(clone.resolve("Notes/" + i + ".md"), "note " + i + ", rewritten\n");
        }
        Files.writeString(clone.resolve("Notes/fresh.md"), "an addition\n");
        var stranger = new dev.aiemployee.core.support.NativeGit(clone);
        stranger.run("add", "-A");
        stranger.run("commit", "-m", "rewritten");
        stranger.run("push", "origin", "main");

        CycleReport report = local.cycle();

        assertThat(report.withheld()).hasSize(30);
        assertThat(local.read("Notes/0.md")).isEqualTo("note 0\n");
        assertThat(local.has("Notes/fresh.md")).isTrue();
        new DeletionFiles(local.vault()).accept(agents.clock().instant());
        local.cycle();
        assertThat(local.read("Notes/0.md")).isEqualTo("note 0, rewritten\n");
    }

    private void deleteNotes(int from, int to) {
        for (int i = from; i < to; i++) {
            local.delete("Notes/" + i + ".md");
        }
    }

    private List<String> alerts() {
        try (var files = Files.walk(local.vault().resolve("Needs_Action"))) {
            return files.map(file -> local.vault().relativize(file).toString())
                    .filter(path -> path.contains("/deletions_"))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
