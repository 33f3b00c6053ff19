package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A note is open in a pane while it is filed, claimed or cleared, and the editor saves its old text where the note was. */
class OldBufferTest {
    private static final String FREE = "Needs_Action/email/EMAIL_1.md";
    private static final String DONE = "Done/email/2026-11/EMAIL_1.md";
    private static final String HELD = "In_Progress/cloud/EMAIL_1.md";
    private static final String OLD = TwoAgents.task("EMAIL_1", "first\n\nmiddle\n\nlast");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void publishATask() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write(FREE, OLD);
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void theOldTextOfAFiledTaskIsTakenAway() {
        file(FREE, DONE);

        local.write(FREE, OLD);
        settle();

        assertThat(published()).contains(DONE).doesNotContain(FREE).noneMatch(path -> path.startsWith("Conflicts/"));
        assertThat(local.has(FREE)).isFalse();
        assertThat(local.read("Logs/Local/git_conflicts.md")).contains(FREE, DONE, "it added nothing");
    }

    @Test
    void noAlertIsRaisedAboutIt() {
        file(FREE, DONE);

        local.write(FREE, OLD);
        List<HeldPath> held = local.cycle().held();
        settle();

        assertThat(held).isEmpty();
        assertThat(published()).noneMatch(path -> path.startsWith("Needs_Action/system/"));
    }

    @Test
    void wordsThatItAddsAreKeptAsACopyBesideTheFinishedNote() {
        file(FREE, DONE);

        local.write(FREE, OLD + "\nthe customer called again\n");
        settle();

        String copy = copies().get(0);
        assertThat(copies()).hasSize(1);
        assertThat(copy).startsWith("Conflicts/" + DONE);
        assertThat(local.read(copy)).contains("the customer called again");
        assertThat(local.has(FREE)).isFalse();
        assertThat(published()).contains(DONE).doesNotContain(FREE);
        assertThat(local.read(DONE)).doesNotContain("called again");
        assertThat(local.read("Logs/Local/git_conflicts.md")).contains(copy);
    }

    @Test
    void daysLaterItIsKnownByItsIdAlone() {
        file(FREE, DONE);
        agents.clock().advance(Duration.ofDays(4));
        local.start().cycle();
        agents.clock().advance(Duration.ofDays(4));

        local.write(FREE, OLD);
        settle();

        assertThat(local.has(FREE)).isFalse();
        assertThat(published()).contains(DONE).doesNotContain(FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rejected/email/EMAIL_1.md", "Archive/email/EMAIL_1.md"})
    void theSameWhereverItWasFiled(String filed) {
        file(FREE, filed);

        local.write(FREE, OLD);
        settle();

        assertThat(published()).contains(filed).doesNotContain(FREE);
        assertThat(local.has(FREE)).isFalse();
    }

    @Test
    void wordsForATaskThatAnAgentHasClaimedMeanwhileGoToTheClaimedNote() {
        agents.cloud().desk().claim(new TaskId("EMAIL_1"));
        agents.settle();

        local.write(FREE, OLD.replace("middle", "middle, and ring him up"));
        settle();

        assertThat(local.has(FREE)).isFalse();
        assertThat(published()).contains(HELD).doesNotContain(FREE);
        assertThat(agents.origin().run("show", "main:" + HELD)).contains("and ring him up", "claim_id");
        assertThat(copies()).isEmpty();
    }

    @Test
    void aCopyThatHasNotRestedIsLeftAlone() {
        local.quiet(Duration.ofSeconds(2));
        file(FREE, DONE);
        agents.clock().advance(Duration.ofSeconds(3));
        local.cycle();

        local.write(FREE, OLD);
        agents.clock().advance(Duration.ofSeconds(3));
        local.cycle();
        agents.clock().advance(Duration.ofSeconds(6));
        local.cycle();
        boolean early = local.has(FREE);
        agents.clock().advance(Duration.ofSeconds(9));
        local.cycle();

        assertThat(early).isTrue();
        assertThat(local.has(FREE)).isFalse();
    }

    @Test
    void aNoteThatIsMovedBackByCopyingAndRemovingIsMoved() {
        local.quiet(Duration.ofSeconds(2));
        file(FREE, DONE);
        agents.clock().advance(Duration.ofSeconds(3));
        local.cycle();

        local.write(FREE, OLD);
        agents.clock().advance(Duration.ofSeconds(3));
        local.cycle();
        local.delete(DONE);
        for (int round = 0; round < 6; round++) {
            agents.clock().advance(Duration.ofSeconds(3));
            local.cycle();
        }

        assertThat(published()).contains(FREE).doesNotContain(DONE);
    }

    @Test
    void aPlainCopyOfAFinishedNoteIsHeldAsBefore() {
        file(FREE, DONE);

        local.write(FREE, local.read(DONE));
        List<HeldPath> held = local.cycle().held();

        assertThat(held).extracting(HeldPath::path).containsExactly(FREE);
        assertThat(local.has(FREE)).isTrue();
    }

    @Test
    void anAlertThatWasClearedWhileItWasOpenDoesNotComeBack() {
        VaultPath alert = new VaultPath("Needs_Action/system/offline_local_20261129T174003000Z.md");
        String text = TwoAgents.task("offline_local_20261129T174003000Z", "The remote is away.");
        local.writer().create(alert, note(text));
        local.writer().delete(alert, text.getBytes(StandardCharsets.UTF_8));
        local.cycle();

        local.write(alert.value(), text);
        settle();

        assertThat(local.has(alert.value())).isFalse();
        assertThat(published()).doesNotContain(alert.value());
    }

    /** The agent files the note with an outcome, as the desk does. */
    private void file(String from, String to) {
        byte[] now = local.read(from).getBytes(StandardCharsets.UTF_8);
        Note filed = note(local.read(from)).with("status", "done").with("outcome", "sent");
        assertThat(local.writer().move(new VaultPath(from), now, new VaultPath(to), filed))
                .isTrue();
        agents.settle();
    }

    private static Note note(String text) {
        return new NoteFormat()
                .parse(text.getBytes(StandardCharsets.UTF_8))
                .note()
                .orElseThrow();
    }

    private void settle() {
        local.cycle();
        local.cycle();
        agents.settle();
    }

    private List<String> published() {
        return agents.origin().tree("main");
    }

    private List<String> copies() {
        return published().stream()
                .filter(path -> path.startsWith("Conflicts/"))
                .toList();
    }
}
