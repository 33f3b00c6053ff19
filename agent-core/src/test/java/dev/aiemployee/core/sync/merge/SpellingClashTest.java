package dev.aiemployee.core.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines make one name in two spellings at once: one spelling stays, and both texts. */
class SpellingClashTest {
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
    }

    @AfterEach
    void close() {
        laptop.close();
        agents.close();
    }

    @Test
    void anotherCaseOfOneNameConvergesToTheFirstAndKeepsTheOtherText() {
        office.write("Notes/Plan.md", "of the office\n");
        laptop.write("Notes/plan.md", "of the laptop\n");

        settle();

        assertOneSpellingEach();
        assertThat(published()).contains("Notes/Plan.md").doesNotContain("Notes/plan.md");
        assertThat(texts()).contains("of the office\n", "of the laptop\n");
    }

    @Test
    void theSameTextInComposedAndDecomposedFormIsOneNote() {
        office.write("Notes/Größe.md", "one text\n");
        laptop.write("Notes/Gro\u0308ße.md", "one text\n");

        settle();

        assertOneSpellingEach();
        assertThat(published()).contains("Notes/Größe.md").noneMatch(path -> path.startsWith("Conflicts/"));
    }

    @Test
    void aFolderInTwoSpellingsIsOneFolderWithTheNotesOfBoth() {
        for (int i = 0; i < 12; i++) {
            office.write("Projekte/office " + i + ".md", "office " + i + "\n");
            laptop.write("projekte/laptop " + i + ".md", "laptop " + i + "\n");
        }

        settle();

        assertOneSpellingEach();
        assertThat(published()).filteredOn(path -> path.startsWith("Projekte/")).hasSize(24);
        assertThat(laptop.read("Projekte/laptop 3.md")).isEqualTo("laptop 3\n");
    }

    @Test
    void anEditFollowsANoteWhoseSpellingTheOtherMachineChanged() {
        office.write("Notes/plan.md", "one\n\ntwo\n\nthree\n");
        settle();
        office.move("Notes/plan.md", "Notes/Plan.md");
        laptop.write("Notes/plan.md", "one\n\ntwo\n\nthree and more\n");

        settle();

        assertOneSpellingEach();
        assertThat(agents.origin().show("main", "Notes/Plan.md")).contains("three and more");
    }

    private void settle() {
        for (int round = 0; round < 4; round++) {
            office.cycle();
            laptop.cycle();
        }
    }

    private void assertOneSpellingEach() {
        assertThat(published().stream().map(Paths::fold).toList()).doesNotHaveDuplicates();
        assertThat(office.git().run("status", "--porcelain", "--", ":!Logs")).isEmpty();
        assertThat(laptop.git().run("status", "--porcelain", "--", ":!Logs")).isEmpty();
        assertThat(laptop.cycle().published()).isNull();
    }

    private List<String> texts() {
        return published().stream()
                .filter(path -> path.endsWith(".md"))
                .map(path -> agents.origin().show("main", path))
                .toList();
    }

    private List<String> published() {
        return agents.origin().tree("main");
    }
}
