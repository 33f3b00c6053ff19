package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modes are the tree's business: what a disk says of them is no change, and what the tree says stays. */
class FileModesTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write("Notes/a.md", "one\n").write("Notes/b.md", "two\n");
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aFileThatIsExecutableOnDiskIsNoChange() {
        assertThat(local.vault().resolve("Notes/a.md").toFile().setExecutable(true))
                .isTrue();

        CycleReport report = local.cycle();

        assertThat(report.published()).isNull();
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void anEditKeepsTheModeThatIsPublished() {
        markExecutable();
        local.write("Notes/a.md", "edited\n").write("Notes/b.md", "edited too\n");

        local.cycle();

        assertThat(agents.origin().run("ls-tree", "main", "Notes/"))
                .containsPattern("100755 blob [0-9a-f]+\tNotes/a.md")
                .containsPattern("100644 blob [0-9a-f]+\tNotes/b.md");
        assertThat(agents.origin().show("main", "Notes/a.md")).isEqualTo("edited\n");
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void aRenamedNoteKeepsTheModeThatIsPublished() {
        markExecutable();
        local.move("Notes/a.md", "Moved/a.md");

        local.cycle();
        local.cycle();

        assertThat(agents.origin().run("ls-tree", "-r", "main", "Notes/", "Moved/"))
                .containsPattern("100755 blob [0-9a-f]+\tMoved/a.md")
                .doesNotContain("Notes/a.md");
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    private void markExecutable() {
        new NativeGit(folder).run("clone", agents.originFolder().toString(), "by-hand");
        NativeGit hand = new NativeGit(folder.resolve("by-hand"));
        hand.run("update-index", "--chmod=+x", "Notes/a.md");
        hand.run("commit", "-m", "by hand");
        hand.run("push", "origin", "main");
        local.cycle();
    }
}
