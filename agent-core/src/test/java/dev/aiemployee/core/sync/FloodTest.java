package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.Forger;
import dev.aiemployee.core.support.Forger.Row;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.merge.DeletionFiles;
import dev.aiemployee.core.sync.merge.FloodWatch;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very many new notes of somebody else's wait for the operator's word; everything else goes on. */
class FloodTest {
    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private Forger forger;

    @BeforeEach
    void start() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write("Notes/mine.md", "mine\n");
        agents.settle();
        forger = new Forger(agents.originFolder(), folder.resolve("attacker"));
    }

    @AfterEach
    void stop() {
        agents.close();
    }

    @Test
    void theyWaitAndTheOperatorsOwnWorkIsPublished() {
        push("Import", FloodWatch.MOST + 1);
        local.write("Notes/later.md", "later\n");

        CycleReport report = local.cycle();

        assertThat(local.has("Import/n00001.md")).isFalse();
        assertThat(report.status()).isEqualTo(SyncStatus.DIVERGED);
        assertThat(agents.origin().show("main", "Notes/later.md")).isEqualTo("later\n");
        assertThat(alerts()).hasSize(1);
        assertThat(alerts().get(0)).contains("sync --accept-additions");
        assertThat(agents.origin().tree("main")).contains("Import/n00001.md");
    }

    @Test
    void theyComeWhenTheOperatorSaysSoAndTheAlertGoes() {
        push("Import", FloodWatch.MOST + 1);
        local.cycle();

        DeletionFiles.ofAdditions(local.vault()).accept(TwoAgents.NOON);
        CycleReport report = local.cycle();

        assertThat(local.has("Import/n00001.md")).isTrue();
        assertThat(local.has("Import/n%05d.md".formatted(FloodWatch.MOST))).isTrue();
        assertThat(report.pending()).noneMatch(path -> path.value().startsWith("Import"));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void manySmallFloodsWithinADayAreOneFlood() {
        for (int part = 0; part < 3; part++) {
            push("Import" + part, FloodWatch.MOST * 2 / 5);
            local.cycle();
        }

        assertThat(local.has("Import1/n00001.md")).isTrue();
        assertThat(local.has("Import2/n00001.md")).isFalse();
    }

    @Test
    void aWeeksBacklogOfMailComesWithoutAQuestion() {
        push("Import", 400);

        CycleReport report = local.cycle();

        assertThat(report.pending()).isEmpty();
        assertThat(local.has("Import/n00399.md")).isTrue();
    }

    @Test
    void aLaterNoteOfTheOtherSideComesWhileTheFloodWaits() {
        push("Import", FloodWatch.MOST + 1);
        local.cycle();
        agents.cloud().cycle();
        agents.cloud()
                .write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "one"))
                .cycle();

        local.cycle();

        assertThat(local.has("Needs_Action/email/EMAIL_1.md")).isTrue();
        assertThat(local.has("Import/n00001.md")).isFalse();
    }

    private void push(String name, int notes) {
        String blob = forger.blob("x\n");
        forger.push(forger.rootWith(Row.folder(
                name,
                forger.tree(IntStream.range(0, notes)
                        .mapToObj(note -> Row.file("n%05d.md".formatted(note), blob))
                        .toList()))));
    }

    private List<String> alerts() {
        return new VaultReader(local.vault(), new NoteFormat())
                .notesUnder(new VaultPath("Needs_Action/system")).stream()
                        .map(path -> local.read(path.value()))
                        .toList();
    }
}
