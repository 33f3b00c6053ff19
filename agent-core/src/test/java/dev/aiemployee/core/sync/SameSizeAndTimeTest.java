package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.report.CycleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Size and time do not prove that nothing changed: tools that keep them are cp -p, touch -r, restores, and coarse clocks. */
class SameSizeAndTimeTest {
    private static final String NOTE = "Notes/a.md";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void publishANote() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write(NOTE, "text one\n");
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void anEditInPlaceThatKeepsBothIsPublished() throws IOException {
        Path note = local.vault().resolve(NOTE);
        FileTime before = Files.getLastModifiedTime(note);
        Files.writeString(note, "TEXT ONE\n");
        Files.setLastModifiedTime(note, before);

        local.cycle();

        assertThat(agents.origin().show("main", NOTE)).isEqualTo("TEXT ONE\n");
    }

    @Test
    void aFileMovedOverTheNoteThatHasBothIsPublishedAlsoAfterARestart() throws IOException {
        Path note = local.vault().resolve(NOTE);
        Path other = folder.resolve("other.md");
        Files.writeString(other, "TEXT TWO\n");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(note));
        Files.move(other, note, StandardCopyOption.REPLACE_EXISTING);

        local.start().cycle();

        assertThat(agents.origin().show("main", NOTE)).isEqualTo("TEXT TWO\n");
    }

    @Test
    void anEditOfAnAppliedNoteThatKeepsBothIsPublished() throws IOException {
        new NativeWriter(agents).push(NOTE, "text thr\n");
        local.cycle();
        Path note = local.vault().resolve(NOTE);
        FileTime before = Files.getLastModifiedTime(note);
        Files.writeString(note, "TEXT THR\n");
        Files.setLastModifiedTime(note, before);

        local.cycle();

        assertThat(agents.origin().show("main", NOTE)).isEqualTo("TEXT THR\n");
    }

    @Test
    void aFileThatIsOnlyTouchedIsReadOnceAndMakesNoCommit() throws IOException {
        String before = agents.origin().run("rev-parse", "main");
        Files.setLastModifiedTime(local.vault().resolve(NOTE), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        CycleReport report = local.cycle();

        assertThat(report.published()).isNull();
        assertThat(agents.origin().run("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void aStampAsYoungAsTheClockIsCoarseProvesNothing() {
        Instant changed = Instant.parse("2026-11-20T12:00:00Z");
        FileStamp stamp = new FileStamp(9, changed, changed.getEpochSecond() * 1_000_000_000L, 7);

        assertThat(stamp.keptAt(changed.plusMillis(1500)).isUnproven()).isTrue();
        assertThat(stamp.keptAt(changed.plusSeconds(3))).isEqualTo(stamp);
        assertThat(stamp.keptAt(changed.minus(Duration.ofDays(1)))).isEqualTo(stamp); // the clock was set back
        assertThat(stamp.unproven().resembles(stamp)).isTrue();
    }
}
