package dev.aiemployee.core.sync.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's git moves the vault's branch back over what others published. */
class MovedBackTest {
    private static final String NOTE = "Notes/Idea.md";
    private static final String BEFORE = "one\n\n\n\nend\n";
    private static final String PHONE = "one, from the phone\n\n\n\nend\n";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private NativeGit git;
    private String before;

    @BeforeEach
    void aNoteThatThePhoneChanged() throws IOException {
        agents = new TwoAgents(folder);
        local = agents.local();
        git = local.git();
        local.write(NOTE, BEFORE);
        local.cycle();
        before = git.run("rev-parse", "HEAD").strip();
        Path phoneFolder = folder.resolve("phone");
        new NativeGit(folder).run("clone", "-q", agents.originFolder().toString(), phoneFolder.toString());
        NativeGit phone = new NativeGit(phoneFolder);
        Files.writeString(phoneFolder.resolve(NOTE), PHONE);
        Files.writeString(phoneFolder.resolve("Notes/New.md"), "new\n");
        phone.run("add", "-A");
        phone.run("commit", "-q", "-m", "phone");
        phone.run("push", "-q", "origin", "main");
        agents.settle();
        assertThat(local.read(NOTE)).isEqualTo(PHONE);
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void whatOthersPublishedStaysAndComesBackToTheDisk() {
        git.run("reset", "-q", "--hard", before);

        later();

        assertPublishedAndHere(PHONE);
        assertThat(git.run("status", "--porcelain")).isEmpty();
    }

    @Test
    void anEditThatWasMadeAfterItIsPublishedBesideIt() {
        git.run("reset", "-q", "--hard", before);
        local.write(NOTE, BEFORE.replace("end", "end, from here"));

        later();

        assertPublishedAndHere(PHONE.replace("end", "end, from here"));
    }

    @Test
    void aCommitThatWasMadeAfterItIsPublishedBesideIt() {
        git.run("reset", "-q", "--hard", before);
        local.write(NOTE, BEFORE.replace("end", "end, from here"));
        git.run("commit", "-q", "-a", "-m", "mine");

        later();

        assertPublishedAndHere(PHONE.replace("end", "end, from here"));
    }

    @Test
    void aBranchThatMovesBackAloneTakesNothingWithIt() {
        git.run("reset", "-q", "--soft", before);
        local.write("Notes/More.md", "more\n");

        later();

        assertPublishedAndHere(PHONE);
        assertThat(agents.origin().show("main", "Notes/More.md")).isEqualTo("more\n");
    }

    @Test
    void anOlderTextThatThePersonTakesBackByHandIsAnEdit() {
        git.run("checkout", "-q", before, "--", NOTE);

        later();

        assertThat(agents.origin().show("main", NOTE)).isEqualTo(BEFORE);
    }

    @Test
    void aTaskThatWasClaimedSinceIsWhereItsOwnerHasIt() {
        agents.cloud().write("Needs_Action/email/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text"));
        agents.settle();
        agents.cloud().desk().claim(new TaskId("EMAIL_1"));
        agents.settle();
        git.run("reset", "-q", "--hard", "HEAD~1");
        assertThat(local.has("Needs_Action/email/EMAIL_1.md")).isTrue();

        later();

        assertThat(local.has("Needs_Action/email/EMAIL_1.md")).isFalse();
        assertThat(local.has("In_Progress/cloud/EMAIL_1.md")).isTrue();
        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/cloud/EMAIL_1.md")
                .doesNotContain("Needs_Action/email/EMAIL_1.md");
    }

    @Test
    void aNoteThatWasRemovedSinceIsRemovedAgain() {
        local.write("Notes/Old.md", "old\n");
        agents.settle();
        local.delete("Notes/Old.md");
        later();
        assertThat(agents.origin().tree("main")).doesNotContain("Notes/Old.md");
        git.run("reset", "-q", "--hard", "HEAD~1");
        assertThat(local.has("Notes/Old.md")).isTrue();

        later();

        assertPublishedAndHere(PHONE);
        assertThat(local.has("Notes/Old.md")).isFalse();
        assertThat(agents.origin().tree("main")).doesNotContain("Notes/Old.md");
    }

    @Test
    void theRemoteThatWasForcedBackWithItGetsThePublishedAgain() {
        git.run("reset", "-q", "--hard", before);
        git.run("push", "-q", "--force", agents.originFolder().toString(), "main");

        later();

        assertPublishedAndHere(PHONE);
    }

    private void later() {
        agents.clock().advance(Duration.ofMinutes(1));
        local.cycle();
        agents.clock().advance(Duration.ofMinutes(1));
        agents.settle();
    }

    private void assertPublishedAndHere(String text) {
        assertThat(agents.origin().show("main", NOTE)).isEqualTo(text);
        assertThat(local.read(NOTE)).isEqualTo(text);
        assertThat(agents.origin().tree("main"))
                .contains("Notes/New.md")
                .noneMatch(path -> path.startsWith("Conflicts/"));
        assertThat(local.has("Notes/New.md")).isTrue();
    }
}
