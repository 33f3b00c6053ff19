package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init} over a repository that somebody uses already. */
class JoinCommandTest {
    @TempDir
    Path folder;

    private NativeGit origin;
    private NativeGit phone;
    private Shell local;

    @BeforeEach
    void aRepositoryInUse() throws IOException {
        origin = Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        new NativeGit(folder).run("clone", "-q", "origin.git", "phone");
        phone = new NativeGit(folder.resolve("phone"));
        phone.run("switch", "-q", "-c", "main");
        for (String path : List.of(
                ".obsidian/app.json", "talk.mp3", "Note.md", "Updates/board.md", "Inbox/letter.pdf", "done/x.md")) {
            write(path);
        }
        publish();
    }

    @Test
    void showsWhatItFoundAndChangesNothingWithoutAYes() {
        String before = origin.run("rev-parse", "main");

        int code = local.type("init");

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.out)
                .contains(
                        ".obsidian/app.json",
                        "talk.mp3",
                        "Note.md",
                        "Updates/board.md",
                        "Inbox/letter.pdf",
                        "done/x.md");
        assertThat(local.err).contains("`local-agent init --join`");
        assertThat(origin.run("rev-parse", "main")).isEqualTo(before);
        assertThat(local.vault.resolve("Note.md")).doesNotExist();
    }

    @Test
    void withAYesItAddsAndRemovesNothing() {
        String before = origin.run("rev-parse", "main").strip();

        assertThat(local.type("init", "--join")).as(local.err).isZero();

        assertThat(origin.run("diff", "--name-only", "--diff-filter=DMT", before, "main"))
                .isEmpty();
        assertThat(origin.tree("main")).contains("Dashboard.md", "Needs_Action/email/.gitkeep");
        assertThat(local.vault.resolve("Note.md")).exists();
        assertThat(local.type("init")).as("again").isZero();
        local.type("check");
        assertThat(local.out).contains("Updates/board.md", "Inbox/letter.pdf", "done/x.md");
        assertThat(new NativeGit(local.vault).run("status", "--porcelain", "--untracked-files=all"))
                .isEmpty();
    }

    @Test
    void aFileInThePlaceOfAFolderOfOursIsNamed() throws IOException {
        write("Plans");
        publish();

        assertThat(local.type("init", "--join")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.err).contains("Plans");
        assertThat(origin.tree("main")).contains("Plans").doesNotContain("Dashboard.md");
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve("phone").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text of " + path + "\n");
    }

    private void publish() {
        phone.run("add", "-A", "-f");
        phone.run("commit", "-q", "-m", "vault backup");
        phone.run("push", "-q", "origin", "main");
    }
}
