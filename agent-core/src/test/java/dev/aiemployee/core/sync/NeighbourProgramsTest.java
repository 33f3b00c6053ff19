package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cloud drives, editors and desktops do to the files of a vault while a person works in it. */
class NeighbourProgramsTest {
    private static final String NOTE = "Area/Idea.md";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private final Set<VaultPath> touched = new HashSet<>();

    @BeforeEach
    void publishANote() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write(NOTE, "the only text\n");
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Area/.Idea.md.icloud", "Area/Idea.md.nextcloud", "Area/Idea.md.owncloud", ".Area.icloud"})
    void whatACloudDriveTookOffTheDiskIsKeptAndNamed(String placeholder) {
        local.delete(NOTE).write(placeholder, "bplist00");

        local.cycle();
        CycleReport report = local.cycle();

        assertThat(published()).contains(NOTE).doesNotContain(placeholder);
        assertThat(report.held()).extracting(HeldPath::path).containsExactly(NOTE);
        assertThat(report.held().get(0).rule()).contains("not on this disk");
    }

    @Test
    void whatIsAwayStaysNamedWhenOnlyTouchedPathsAreLookedAt() {
        local.watchedBy(() -> Optional.of(Set.copyOf(touched))).cycle();
        local.delete(NOTE).write("Area/.Idea.md.icloud", "bplist00");
        touched.add(new VaultPath(NOTE));
        local.cycle();
        touched.clear();

        CycleReport report = local.cycle();

        assertThat(published()).contains(NOTE);
        assertThat(report.held()).extracting(HeldPath::path).containsExactly(NOTE);
    }

    @Test
    void whatComesBackFromTheDriveIsAsItWas() {
        local.delete(NOTE).write("Area/.Idea.md.icloud", "bplist00").cycle();

        local.delete("Area/.Idea.md.icloud").write(NOTE, "the only text\n");
        CycleReport report = local.cycle();

        assertThat(report.held()).isEmpty();
        assertThat(agents.origin().run("show", "main:" + NOTE)).isEqualTo("the only text\n");
    }

    @Test
    void aNoteWithoutItsPlaceholderIsDeleted() {
        local.delete(NOTE).cycle();

        assertThat(published()).doesNotContain(NOTE);
    }

    @Test
    void aFileOfZeroBytesAloneIsNobodysText() {
        local.write(NOTE, "\0".repeat(14));

        CycleReport report = local.cycle();

        assertThat(agents.origin().run("show", "main:" + NOTE)).isEqualTo("the only text\n");
        assertThat(report.held()).extracting(HeldPath::path).containsExactly(NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Area/~$Idea.md",
                "Area/.~lock.Idea.md#",
                "Area/Idea.md~",
                "Area/#Idea.md#",
                "Area/.#Idea.md",
                "Area/4913",
                "Area/Idea.md.tmp",
                "Area/Idea.md.swp",
                "Area/.Idea.md.swp",
                "Area/Idea.crswap",
                "Area/scan.pdf.part",
                "Area/scan.pdf.crdownload",
                "Area/Thumbs.db",
                "desktop.ini",
                ".DS_Store",
                "Icon\r",
                "Area/Idea.md___jb_tmp___",
                "Area/Idea.md.sb-1a2b3c4d-AbCdEf",
                ".stfolder/syncthing-folder-1.md",
                ".stversions/Area/Idea~20261129-174003.md",
                ".dropbox.cache/2026-11-29/Idea.md",
                ".trash/Idea.md",
                "@eaDir/Idea.md",
                "$RECYCLE.BIN/Idea.md",
                "Needs_Action/email/~$EMAIL_1.md",
                "Pending_Approval/email/~$EMAIL_1.md",
                "Inbox/scan.pdf.part"
            })
    void whatOtherProgramsPutThereForThemselvesIsPassedByInSilence(String path) {
        local.write(path, "scratch");

        CycleReport report = local.cycle();

        assertThat(published()).doesNotContain(path);
        assertThat(report.held()).isEmpty();
        assertThat(published()).noneMatch(note -> note.startsWith("Needs_Action/system/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4913/a.md", "2024~/a.md", "draft.part/a.md", "#tags#/a.md", "Area/tmp.md", "Area/~idea.md"})
    void aFolderOrNoteThatOnlyLooksLikeItIsSynced(String path) {
        local.write(path, "mine\n").cycle();

        assertThat(published()).contains(path);
    }

    @Test
    void whatIsDraggedToObsidiansTrashIsDeletedAndComesBackWhenItIsMovedBack() {
        local.move(NOTE, ".trash/Idea.md").cycle();
        List<String> without = published();

        local.move(".trash/Idea.md", NOTE).cycle();

        assertThat(without).doesNotContain(NOTE, ".trash/Idea.md");
        assertThat(published()).contains(NOTE).doesNotContain(".trash/Idea.md");
    }

    @Test
    void aCopyOfAnotherSyncServiceIsSyncedAndToldOnceUntilItIsGone() {
        String copy = "Area/Idea (Mara's conflicted copy 2026-11-29).md";
        local.write(copy, "the other text\n").cycle();
        local.write("Area/Idea.sync-conflict-20261129-174003-ABCDEFG.md", "a third text\n")
                .cycle();
        local.cycle();
        List<String> alerts = alerts();
        String alert = local.read(alerts.get(0));

        local.delete(copy).delete("Area/Idea.sync-conflict-20261129-174003-ABCDEFG.md");
        local.cycle();
        local.cycle();

        assertThat(alerts).hasSize(1);
        assertThat(alert).contains("Dropbox", "Idea.md", "conflicted copy 2026-11-29");
        assertThat(alerts()).isEmpty();
        assertThat(published()).contains(NOTE).doesNotContain(copy);
    }

    @Test
    void aNoteThatWasEmptiedRestsLongerThanOneThatWasChanged() throws IOException {
        local.quiet(Duration.ofSeconds(2));
        local.write(NOTE, "");
        FileTime saved = FileTime.from(agents.clock().instant());
        Files.setLastModifiedTime(local.vault().resolve(NOTE), saved);
        agents.clock().advance(Duration.ofSeconds(29));
        local.cycle();
        String early = agents.origin().run("show", "main:" + NOTE);
        agents.clock().advance(Duration.ofSeconds(1));
        local.cycle();

        assertThat(early).isEqualTo("the only text\n");
        assertThat(agents.origin().run("show", "main:" + NOTE)).isEmpty();
    }

    private List<String> alerts() {
        return published().stream()
                .filter(path -> path.startsWith("Needs_Action/system/"))
                .toList();
    }

    private List<String> published() {
        return agents.origin().tree("main");
    }
}
