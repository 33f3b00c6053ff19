package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.Watch;
import dev.aiemployee.core.sync.scan.DiskScan;
import dev.aiemployee.core.sync.scan.VaultWatch;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cycles over a vault that the kernel watches, and what becomes of edits that the watch tells late or never. */
class WatchedByTheKernelTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private VaultWatch watch;
    private boolean deaf;

    @BeforeEach
    void publishSomeNotes() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write("Notes/deep/a.md", "a\n");
        agents.settle();
        watch = VaultWatch.open(local.vault(), path -> {});
    }

    @AfterEach
    void close() {
        watch.close();
        agents.close();
    }

    @Test
    void manyEditsAndAMovedFolderArePublishedWithoutAWalk() {
        beginWatching(watch);
        local.move("Notes/deep", "Texts/deep");
        IntStream.range(0, 300).forEach(i -> local.write("Notes/" + i + ".md", "text\n"));

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            local.cycle();
            return agents.origin().tree("main").contains("Notes/299.md");
        });

        assertThat(agents.origin().tree("main"))
                .contains("Texts/deep/a.md", "Notes/0.md")
                .doesNotContain("Notes/deep/a.md");
    }

    @Test
    void aWatchThatDropsEverySecondEventConvergesByTheWalk() {
        int[] number = new int[1];
        beginWatching(() -> watch.touched()
                .map(paths ->
                        paths.stream().filter(path -> number[0]++ % 2 == 0).collect(Collectors.toSet())));
        List<String> notes =
                IntStream.range(0, 50).mapToObj(i -> "Notes/" + i + ".md").toList();
        notes.forEach(note -> local.write(note, "text\n"));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            local.cycle();
            return number[0] >= notes.size();
        });
        assertThat(agents.origin().tree("main")).doesNotContainSequence(notes);

        agents.clock().advance(DiskScan.PROOF_EVERY);
        local.cycle();

        assertThat(agents.origin().tree("main")).containsAll(notes);
    }

    @Test
    void anEditThatIsToldLateIsNotOverwrittenByTheOtherSide() {
        beginWatching(() -> deaf ? Optional.of(Set.of()) : watch.touched());
        deaf = true;
        local.write("Notes/deep/a.md", "the operator's\n");
        agents.cloud().write("Notes/deep/a.md", "the cloud's\n");
        agents.cloud().cycle();

        local.cycle();
        assertThat(local.read("Notes/deep/a.md")).isEqualTo("the operator's\n");
        deaf = false;
        agents.clock().advance(DiskScan.PROOF_EVERY);
        local.cycle();

        assertThat(local.read("Notes/deep/a.md")).contains("the operator's\n");
        assertThat(agents.origin().show("main", "Notes/deep/a.md")).contains("the operator's\n");
    }

    @Test
    void aClockThatIsSetBackDoesNotPutOffTheProof() {
        beginWatching(() -> Optional.of(new HashSet<VaultPath>()));
        local.write("Notes/unseen.md", "text\n");

        agents.clock().advance(DiskScan.PROOF_EVERY.multipliedBy(-100));
        local.cycle();

        assertThat(agents.origin().tree("main")).contains("Notes/unseen.md");
    }

    /** The first walk is over and all folders are watched. */
    private void beginWatching(Watch told) {
        await().atMost(Duration.ofSeconds(60)).until(() -> watch.touched().isPresent());
        local.watchedBy(told);
        local.cycle();
    }
}
