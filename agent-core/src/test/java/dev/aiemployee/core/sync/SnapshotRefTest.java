package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator wrote is in Git before the remote is asked for anything. */
class SnapshotRefTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        local = agents.local();
        agents.settle();
        refs().forEach(ref -> local.git().run("update-ref", "-d", ref));
        local.start();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void theDiskIsKeptAlthoughTheRemoteIsGone() throws IOException {
        local.write("Notes/Größe.md", "text\n");
        Files.move(agents.originFolder(), agents.originFolder().resolveSibling("away"));

        local.cycle();
        local.cycle();

        assertThat(refs()).containsExactly(SnapshotRef.REFS + 0);
        assertThat(local.git().show(SnapshotRef.REFS + 0, "Notes/Größe.md")).isEqualTo("text\n");
        assertThat(local.git().show(SnapshotRef.REFS + 0, "Dashboard.md")).isEqualTo(TwoAgents.DASHBOARD);
    }

    @Test
    void aCycleWithoutChangesKeepsNothing() {
        local.cycle();

        assertThat(refs()).isEmpty();
    }

    @Test
    void whatIsPublishedJustAsItIsIsKeptByThatCommit() {
        local.cycle();
        local.write("Notes/a.md", "text\n");
        local.cycle();

        assertThat(refs()).isEmpty();
        assertThat(agents.origin().show("main", "Notes/a.md")).isEqualTo("text\n");
    }

    @Test
    void onlyTheLastFewAreKeptAndNoneIsPushed() throws IOException {
        Path away = agents.originFolder().resolveSibling("away");
        Files.move(agents.originFolder(), away);
        for (int round = 0; round < 10; round++) {
            local.write("Notes/a.md", "round " + round + "\n");
            local.cycle();
        }
        Files.move(away, agents.originFolder());
        local.cycle();

        assertThat(refs()).hasSize(8);
        assertThat(local.git().show(SnapshotRef.REFS + 1, "Notes/a.md")).isEqualTo("round 9\n");
        assertThat(agents.origin().run("for-each-ref")).doesNotContain("snapshot");
    }

    private java.util.List<String> refs() {
        return local.git()
                .run("for-each-ref", "--format=%(refname)", SnapshotRef.REFS)
                .lines()
                .toList();
    }
}
