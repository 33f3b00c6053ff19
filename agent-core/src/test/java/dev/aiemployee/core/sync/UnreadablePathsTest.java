package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One thing on disk that cannot be read holds itself: everything else flows, and what is not seen is not deleted. */
class UnreadablePathsTest {
    @TempDir
    Path folder;

    private final Map<String, IOException> failing = new HashMap<>();
    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void publishSomeNotes() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write("Area/a.md", "a\n").write("Area/deep/b.md", "b\n").write("Notes/c.md", "c\n");
        agents.settle();
        local.with(new FailingDisk());
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aFolderThatCannotBeReadIsHeldAndTheRestFlows() {
        fail("Area", new AccessDeniedException("Area"));
        local.write("Notes/new.md", "new\n");

        CycleReport report = local.cycle();
        local.cycle();

        assertThat(report.problem()).isEmpty();
        assertThat(report.held()).singleElement().satisfies(held -> {
            assertThat(held.path()).isEqualTo("Area");
            assertThat(held.rule()).contains("no right").doesNotContain("Exception");
        });
        assertThat(agents.origin().tree("main")).contains("Area/a.md", "Area/deep/b.md", "Notes/new.md");
    }

    @Test
    void aFileWithADiskErrorIsHeldAndTheRestFlows() {
        local.write("Notes/c.md", "changed\n").write("Notes/new.md", "new\n");
        fail("Notes/c.md", new FileSystemException("Notes/c.md", null, "Input/output error"));

        CycleReport report = local.cycle();

        assertThat(report.held())
                .singleElement()
                .satisfies(held -> assertThat(held.rule()).contains("Input/output error"));
        assertThat(agents.origin().tree("main")).contains("Notes/new.md");
        assertThat(agents.origin().show("main", "Notes/c.md")).isEqualTo("c\n");
    }

    @Test
    void whatIsReadableAgainFlowsAgain() {
        fail("Area", new AccessDeniedException("Area"));
        local.write("Area/a.md", "changed\n");
        local.cycle();
        failing.clear();

        CycleReport report = local.cycle();

        assertThat(report.held()).isEmpty();
        assertThat(agents.origin().show("main", "Area/a.md")).isEqualTo("changed\n");
    }

    @Test
    void aFolderThatWasPutElsewhereAndLinkedIsHeldAndItsNotesStayShared() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(local.vault().resolve("Area"), elsewhere);
        Files.createSymbolicLink(local.vault().resolve("Area"), elsewhere);

        CycleReport report = local.cycle();
        local.cycle();

        assertThat(report.held()).singleElement().satisfies(held -> {
            assertThat(held.path()).isEqualTo("Area");
            assertThat(held.rule()).contains("link");
        });
        assertThat(agents.origin().tree("main")).contains("Area/a.md", "Area/deep/b.md");
    }

    @Test
    void nothingIsWrittenThroughALinkThatTheOperatorMade() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(local.vault().resolve("Area"), elsewhere);
        Files.createSymbolicLink(local.vault().resolve("Area"), elsewhere);
        new NativeWriter(agents).push("Area/a.md", "from another machine\n");

        CycleReport report = local.cycle();

        assertThat(elsewhere.resolve("a.md")).hasContent("a\n");
        assertThat(report.pending()).extracting(Object::toString).contains("Area/a.md");
        assertThat(report.stuck().get(new VaultPath("Area/a.md"))).contains("link");
    }

    @Test
    void aNoteThatCannotBeReplacedWaitsWithItsReasonUntilItCan() {
        local.with(sayingAt("move aside", new FileSystemException("c.md", "0", "Operation not permitted")));
        new NativeWriter(agents).push("Notes/c.md", "from another machine\n");

        CycleReport stuck = local.cycle();
        String state = local.read(".git_sync_state.md");
        local.with(ApplySeam.NONE);
        CycleReport after = local.cycle();

        assertThat(stuck.stuck().get(new VaultPath("Notes/c.md")))
                .startsWith("cannot be replaced: the disk says \"Operation not permitted\"");
        assertThat(state).contains("Notes/c.md (cannot be replaced: ");
        assertThat(after.stuck()).isEmpty();
        assertThat(local.read("Notes/c.md")).isEqualTo("from another machine\n");
    }

    @Test
    void aNoteThatCannotBeWrittenWhereNobodyMaySaysThat() {
        local.with(sayingAt("link in", new AccessDeniedException("d.md")));
        new NativeWriter(agents).push("Notes/d.md", "new\n");

        CycleReport report = local.cycle();

        assertThat(report.stuck().get(new VaultPath("Notes/d.md")))
                .startsWith("cannot be written: this account has no right");
    }

    @Test
    void whatStaysStuckForMinutesIsToldInOneAlertThatGoesWithIt() {
        local.with(sayingAt("move aside", new FileSystemException("c.md", "0", "Operation not permitted")));
        new NativeWriter(agents).push("Notes/c.md", "from another machine\n");

        local.cycle();
        assertThat(alerts()).isEmpty();
        agents.clock().advance(Duration.ofMinutes(5));
        local.cycle();
        agents.clock().advance(Duration.ofMinutes(5));
        local.cycle();

        assertThat(alerts())
                .singleElement()
                .satisfies(note -> assertThat(local.read(note.value()))
                        .contains("Notes/c.md", "cannot be replaced: the disk says", "Operation not permitted"));
        local.with(ApplySeam.NONE);
        local.cycle();
        assertThat(alerts()).isEmpty();
    }

    private List<VaultPath> alerts() {
        return new VaultReader(local.vault(), new NoteFormat()).notesUnder(AlertBox.FOLDER);
    }

    private static ApplySeam sayingAt(String failing, IOException said) {
        return (step, file) -> {
            if (step.equals(failing)) {
                UnreadablePathsTest.<RuntimeException>say(said);
            }
        };
    }

    /** The seam stands where Java's own call throws it. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void say(IOException said) throws E {
        throw (E) said;
    }

    @Test
    @Timeout(60)
    void aPipeInThePlaceOfANoteStopsNobody() throws Exception {
        local.delete("Notes/c.md");
        Path pipe = local.vault().resolve("Notes/c.md");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        local.write("Notes/new.md", "new\n");
        new NativeWriter(agents).push("Notes/c.md", "from another machine\n");

        CycleReport report = local.cycle();

        assertThat(report.held())
                .singleElement()
                .satisfies(held -> assertThat(held.path()).isEqualTo("Notes/c.md"));
        assertThat(agents.origin().tree("main")).contains("Notes/new.md");
        assertThat(agents.origin().show("main", "Notes/c.md")).isEqualTo("from another machine\n");
    }

    private void fail(String path, IOException with) {
        failing.put(path, with);
    }

    private final class FailingDisk implements ApplySeam {
        @Override
        public void before(String step, Path file) {}

        @Override
        public void reading(Path fileOrFolder) throws IOException {
            IOException failure =
                    failing.get(local.vault().relativize(fileOrFolder).toString());
            if (failure != null) {
                throw failure;
            }
        }
    }
}
