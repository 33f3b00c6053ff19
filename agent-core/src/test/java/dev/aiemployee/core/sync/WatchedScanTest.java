package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.scan.DiskScan;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cycle that looks only where something was touched, and what it makes sure of before it believes that something is gone. */
class WatchedScanTest {
    private static final String TASK = "Needs_Action/files/FILE_1.md";

    @TempDir
    Path folder;

    private final Set<VaultPath> touched = new HashSet<>();
    private boolean overflow;
    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void publishSomeNotes() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write("Notes/deep/a.md", "a\n").write("Notes/deep/er/b.md", "b\n").write("Notes/deep.md", "c\n");
        local.write(TASK, TwoAgents.task("FILE_1", "text"));
        agents.settle();
        local.watchedBy(this::touched);
        local.cycle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void onlyWhatWasTouchedIsLookedAtUntilTheProofIsDue() {
        local.write("Notes/seen.md", "seen\n").write("Notes/unseen.md", "unseen\n");
        touch("Notes/seen.md");

        local.cycle();
        assertThat(published()).contains("Notes/seen.md").doesNotContain("Notes/unseen.md");
        agents.clock().advance(DiskScan.PROOF_EVERY);
        local.cycle();

        assertThat(published()).contains("Notes/unseen.md");
    }

    @Test
    void inDoubtEverythingIsLookedAt() {
        local.write("Notes/unseen.md", "unseen\n");
        overflow = true;

        local.cycle();

        assertThat(published()).contains("Notes/unseen.md");
    }

    @Test
    void aFolderThatWasRenamedTakesItsNotesAlong() {
        local.move("Notes/deep", "Notes/other");
        touch("Notes/deep", "Notes/other");

        local.cycle();

        assertThat(published())
                .contains("Notes/other/a.md", "Notes/other/er/b.md", "Notes/deep.md")
                .doesNotContain("Notes/deep/a.md", "Notes/deep/er/b.md");
    }

    @Test
    void aFolderCountsAsRemovedAfterTwoLooks() {
        local.quiet(Duration.ofSeconds(2)).cycle();
        local.move("Notes/deep", "../outside");
        touch("Notes/deep");

        local.cycle();
        assertThat(published()).contains("Notes/deep/a.md");
        agents.clock().advance(Duration.ofSeconds(1));
        local.cycle();
        assertThat(published()).contains("Notes/deep/a.md");
        agents.clock().advance(Duration.ofSeconds(1));
        local.cycle();

        assertThat(published())
                .doesNotContain("Notes/deep/a.md", "Notes/deep/er/b.md")
                .contains("Notes/deep.md");
    }

    @Test
    void aTaskThatIsFoundAtItsNewPlaceOnlyIsMovedAndNotHeld() {
        local.move(TASK, "Done/files/2026-11/FILE_1.md");
        touch("Done/files/2026-11/FILE_1.md");

        CycleReport report = local.cycle();

        assertThat(report.held()).isEmpty();
        assertThat(published()).contains("Done/files/2026-11/FILE_1.md").doesNotContain(TASK);
    }

    @Test
    void aTaskIsNotGoneBeforeEverythingWasLookedAt() {
        local.move(TASK, "Done/files/2026-11/FILE_1.md");
        touch(TASK);

        local.cycle();

        assertThat(published()).contains("Done/files/2026-11/FILE_1.md").doesNotContain(TASK);
    }

    @Test
    void whatCouldNotBePublishedIsTriedAgainUntouched() throws IOException {
        Path away = agents.originFolder().resolveSibling("away");
        Files.move(agents.originFolder(), away);
        local.write("Notes/seen.md", "seen\n");
        touch("Notes/seen.md");
        assertThat(local.cycle().problem()).isNotEmpty();
        Files.move(away, agents.originFolder());

        local.cycle();

        assertThat(published()).contains("Notes/seen.md");
    }

    @Test
    void ourOwnWritesNeedNoWatch() {
        local.writer().createBytes(new VaultPath("Notes/own.md"), new byte[] {'o', '\n'});

        local.cycle();

        assertThat(published()).contains("Notes/own.md");
    }

    @Test
    void ofTwoSpellingsOfOneNameOneIsHeld() {
        local.write("Notes/Größe.md", "one piece\n").write("Notes/Gro\u0308ße.md", "two pieces\n");
        touch("Notes/Größe.md", "Notes/Gro\u0308ße.md");

        CycleReport report = local.cycle();

        assertThat(report.held()).singleElement().satisfies(held -> {
            assertThat(held.path()).isEqualTo("Notes/Gro\u0308ße.md");
            assertThat(held.rule()).contains("cannot tell its name");
        });
        assertThat(agents.origin().show("main", "Notes/Größe.md")).isEqualTo("one piece\n");
        assertThat(local.read("Notes/Gro\u0308ße.md")).isEqualTo("two pieces\n");
    }

    private java.util.List<String> published() {
        return agents.origin().tree("main");
    }

    private void touch(String... paths) {
        for (String path : paths) {
            touched.add(new VaultPath(path));
        }
    }

    private Optional<Set<VaultPath>> touched() {
        Set<VaultPath> now = Set.copyOf(touched);
        touched.clear();
        return overflow ? Optional.empty() : Optional.of(now);
    }
}
