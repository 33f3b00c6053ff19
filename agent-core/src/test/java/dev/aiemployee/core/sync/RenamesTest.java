package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does to names in an afternoon, seen from the operator's other machine. */
class RenamesTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone office;
    private VaultClone laptop;

    @BeforeEach
    void twoMachinesOfOneOperator() {
        agents = new TwoAgents(folder);
        office = agents.local();
        laptop = agents.secondMachine();
        office.write("Notes/plan.md", "the plan\n").write("Notes/other.md", "other\n");
        rest();
    }

    @AfterEach
    void close() {
        laptop.close();
        agents.close();
    }

    @Test
    void aNameInAnotherCaseArrivesAsARename() {
        office.move("Notes/plan.md", "Notes/Plan.md");

        List<CycleReport> reports = rest();

        assertThat(names(laptop)).containsExactly("Plan.md", "other.md");
        assertThat(laptop.read("Notes/Plan.md")).isEqualTo("the plan\n");
        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
        assertThat(names(office)).containsExactly("Plan.md", "other.md");
        assertThat(agents.origin().tree("main")).contains("Notes/Plan.md").doesNotContain("Notes/plan.md");
    }

    @Test
    void aFolderInAnotherCaseArrivesAsARename() {
        office.move("Notes", "notes");

        List<CycleReport> reports = rest();

        assertThat(laptop.read("notes/plan.md")).isEqualTo("the plan\n");
        assertThat(laptop.has("Notes/plan.md")).isFalse();
        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
    }

    @Test
    void aNoteThatBecomesAFolderArrives() {
        office.delete("Notes/plan.md").write("Notes/plan.md/one.md", "one\n");

        List<CycleReport> reports = rest();

        assertThat(laptop.read("Notes/plan.md/one.md")).isEqualTo("one\n");
        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
        assertThat(office.read("Notes/plan.md/one.md")).isEqualTo("one\n");
    }

    @Test
    void aFolderThatBecomesANoteArrives() {
        office.write("Notes/deep.md/one.md", "one\n");
        rest();
        office.delete("Notes/deep.md/one.md").delete("Notes/deep.md").write("Notes/deep.md", "a note now\n");

        List<CycleReport> reports = rest();

        assertThat(laptop.read("Notes/deep.md")).isEqualTo("a note now\n");
        assertThat(reports).allSatisfy(report -> assertThat(report.violations()).isEmpty());
        assertThat(office.read("Notes/deep.md")).isEqualTo("a note now\n");
    }

    @Test
    void aNoteInThePlaceOfManyNotesWaitsForTheOperatorsWord() throws IOException {
        for (int number = 0; number < 40; number++) {
            office.write("Notes/deep.md/" + number + ".md", "text " + number + "\n");
        }
        rest();
        Files.move(office.vault().resolve("Notes/deep.md"), folder.resolve("elsewhere"));
        office.write("Notes/deep.md", "in the place of forty notes\n");

        rest();

        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.startsWith("Notes/deep.md/"))
                .hasSize(40);
        assertThat(office.read("Notes/deep.md")).isEqualTo("in the place of forty notes\n");
    }

    @Test
    void oneMakesAFolderWhereTheOtherWritesTheNote() {
        office.delete("Notes/plan.md").write("Notes/plan.md/one.md", "one\n");
        laptop.write("Notes/plan.md", "the plan, longer\n");

        rest();

        assertThat(everything(office)).contains("one\n", "the plan, longer\n");
        assertThat(everything(laptop)).contains("one\n", "the plan, longer\n");
    }

    /** Six cycles on both, with walks far enough apart to prove a deletion; all reports. */
    private List<CycleReport> rest() {
        List<CycleReport> reports = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            agents.clock().advance(Duration.ofSeconds(5));
            reports.add(office.cycle());
            reports.add(laptop.cycle());
        }
        return reports;
    }

    private static List<String> names(VaultClone clone) {
        try (var names = Files.list(clone.vault().resolve("Notes"))) {
            return names.map(name -> name.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The texts of all notes, copies in Conflicts too. */
    private static List<String> everything(VaultClone clone) {
        try (var files = Files.walk(clone.vault())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> clone.read(clone.vault().relativize(file).toString()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
