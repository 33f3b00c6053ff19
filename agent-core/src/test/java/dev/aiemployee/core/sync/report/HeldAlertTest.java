package dev.aiemployee.core.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.GuardedRules;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held is named with its reason everywhere, and is one alert for as long as it lasts. */
class HeldAlertTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        local = agents.local().with(new GuardedRules());
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aHeldFileIsOneAlertOverRestartsAndNeverSynced() {
        local.write("clip.mp4", "x");

        for (int i = 0; i < 4; i++) {
            assertThat(local.cycle().status()).isEqualTo(SyncStatus.DIVERGED);
            local.start();
        }

        assertThat(alerts())
                .singleElement()
                .satisfies(
                        note -> assertThat(local.read(note.value())).contains("clip.mp4", "file type is not synced"));
    }

    @Test
    void moreOfItIsNamedInTheSameNote() {
        local.write("clip.mp4", "x");
        local.cycle();
        local.cycle();
        List<VaultPath> before = alerts();
        local.write("tune.mp3", "x");

        local.cycle();
        local.start().cycle();

        assertThat(alerts()).isEqualTo(before);
        assertThat(local.read(before.get(0).value())).contains("clip.mp4", "tune.mp3", "2 files are held back");
    }

    @Test
    void theNoteGoesWithItsCause() {
        local.write("clip.mp4", "x");
        local.cycle();
        local.cycle();
        local.start().delete("clip.mp4");

        local.cycle();
        CycleReport last = local.cycle();

        assertThat(alerts()).isEmpty();
        assertThat(last.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(new HeldFile(local.vault()).read()).isEmpty();
        assertThat(agents.origin().tree("main"))
                .filteredOn(path -> path.contains("/held_"))
                .singleElement()
                .asString()
                .startsWith("Done/system/");
    }

    @Test
    void whatTheOperatorPutAwayComesBackWithNewsAlone() {
        local.write("clip.mp4", "x");
        local.cycle();
        local.cycle();
        local.delete(alerts().get(0).value());
        local.cycle();
        assertThat(alerts()).isEmpty();

        local.write("tune.mp3", "x");
        local.cycle();

        assertThat(alerts()).hasSize(1);
    }

    @Test
    void everyHeldPathIsNamedWithItsReason() {
        for (int i = 0; i < 70; i++) {
            local.write("clips/" + i + ".mp4", "x");
        }

        local.cycle();

        assertThat(local.read(".git_sync_state.md")).contains("clips/1.mp4 (file type is not synced", "and 20 more");
        assertThat(new HeldFile(local.vault()).read())
                .hasSize(70)
                .allSatisfy(held -> assertThat(held.rule()).contains("file type is not synced"));
    }

    private List<VaultPath> alerts() {
        return new VaultReader(local.vault(), new NoteFormat()).notesUnder(new VaultPath("Needs_Action/system"));
    }
}
