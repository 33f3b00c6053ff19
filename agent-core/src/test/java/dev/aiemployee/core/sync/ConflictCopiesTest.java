package dev.aiemployee.core.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other text of a conflict, while the operator works on it. */
class ConflictCopiesTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone office;
    private VaultClone laptop;

    @BeforeEach
    void oneConflict() {
        agents = new TwoAgents(folder);
        office = agents.local();
        laptop = agents.secondMachine();
        office.write("Notes/a.md", "one\n");
        rest();
        office.write("Notes/a.md", "office\n");
        laptop.write("Notes/a.md", "laptop\n");
        rest();
    }

    @AfterEach
    void close() {
        laptop.close();
        agents.close();
    }

    @Test
    void aConflictAboutACopyConcernsTheNote() {
        String copy = copies(office).get(0);
        office.write(copy, "the copy, as the office has it\n");
        laptop.write(copy, "the copy, as the laptop has it\n");

        rest();

        assertThat(copies(office))
                .hasSize(2)
                .isEqualTo(copies(laptop))
                .allMatch(path -> path.startsWith("Conflicts/Notes/a.md."));
        assertThat(texts(office)).contains("the copy, as the office has it\n", "the copy, as the laptop has it\n");
    }

    @Test
    void aCopyThatIsBeingWorkedOnIsNotReplacedByTheSameConflictAgain() {
        String copy = copies(office).get(0);
        String other = office.read(copy);
        String stays = office.read("Notes/a.md");
        office.write(copy, "half done\n");
        rest();
        VaultClone loser = other.equals("office\n") ? office : laptop;
        VaultClone winner = loser == office ? laptop : office;
        loser.write("Notes/a.md", "base again\n");
        rest();

        loser.write("Notes/a.md", other);
        winner.write("Notes/a.md", stays);
        rest();

        assertThat(texts(office)).contains("half done\n", other, stays);
        assertThat(texts(laptop)).contains("half done\n", other, stays);
    }

    @Test
    void aCopyOfTheSameTextIsFoundAPlaceHoweverOftenItsNameIsTaken() {
        String first = copies(office).get(0);
        String longer = first.replaceFirst(
                "[0-9a-f]{10}\\.md$", BlobId.of(office.read(first).getBytes(UTF_8)) + ".md");
        String other = office.read(first);
        office.write(first, "the operator's own\n").write(longer, "the operator's own, too\n");
        laptop.write(longer, other);

        rest();

        assertThat(texts(office)).contains("the operator's own\n", "the operator's own, too\n", other);
        assertThat(copies(laptop)).isEqualTo(copies(office));
    }

    private void rest() {
        for (int round = 0; round < 3; round++) {
            office.cycle();
            laptop.cycle();
        }
    }

    private static List<String> copies(VaultClone clone) {
        return notes(clone).stream()
                .filter(path -> path.startsWith("Conflicts/"))
                .toList();
    }

    private static List<String> texts(VaultClone clone) {
        return notes(clone).stream().map(clone::read).toList();
    }

    private static List<String> notes(VaultClone clone) {
        try (Stream<Path> files = Files.walk(clone.vault())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(Files::isRegularFile)
                    .map(file -> clone.vault().relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
