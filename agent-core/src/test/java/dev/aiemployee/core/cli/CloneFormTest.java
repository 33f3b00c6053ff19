package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clones that hold less than a whole repository, and remotes whose notes are elsewhere: said, with commands that work as they stand. */
class CloneFormTest {
    private static final Pattern COMMAND = Pattern.compile("`((?:git|rm|cp) [^`]+)`");

    /** Git's housekeeping would go on in the background, in a folder that the test removes. */
    private static final Map<String, String> NOTHING_BEHIND =
            Map.of("GIT_CONFIG_COUNT", "1", "GIT_CONFIG_KEY_0", "gc.auto", "GIT_CONFIG_VALUE_0", "0");

    @TempDir
    Path folder;

    private NativeGit origin;
    private Shell local;

    @BeforeEach
    void machine() {
        origin = Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--depth=1", "--filter=blob:none", "--sparse"})
    void aCloneOfLessThanAllIsRefusedAndTheAdviceMakesItWhole(String option) throws IOException {
        Shell first = new Shell(folder.resolve("first"), AgentKind.LOCAL);
        first.variables.put(
                "GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        assertThat(first.type("init")).as(first.err).isZero();
        Files.writeString(first.vault.resolve("more.md"), "more\n");
        assertThat(first.type("sync")).as(first.err).isZero();
        origin.run("config", "uploadpack.allowFilter", "true");
        Files.createDirectories(local.vault.getParent());
        new NativeGit(folder)
                .run("clone", "-q", option, folder.resolve("origin.git").toUri().toString(), local.vault.toString());

        assertThat(local.type("init")).isEqualTo(2);
        assertThat(local.err).contains(local.vault.toString());
        assertThat(local.type("check")).isEqualTo(2);
        carryOut(local.err);

        assertThat(local.type("init")).as(local.err).isZero();
        assertThat(local.type("check")).as(local.err).isZero();
        assertThat(local.vault.resolve("more.md")).hasContent("more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"separate", "submodule", "worktree", "worktree of a bare one"})
    void aVaultWhoseGitDataIsElsewhereIsRefusedAndTheAdviceBringsItIn(String kind) throws IOException {
        Path vault = vaultWithDataElsewhere(kind);
        Files.writeString(vault.resolve("Notes.md"), "two, not committed\n");
        String head = new NativeGit(vault).run("rev-parse", "HEAD");

        for (String command : List.of("check", "init", "sync")) {
            assertThat(local.type(command)).as(command).isEqualTo(2);
            assertThat(local.err).as(command).contains(".git is no folder").doesNotContain("`local-agent init`");
        }
        carryOut(local.err);

        assertThat(vault.resolve(".git")).isDirectory();
        assertThat(new NativeGit(vault).run("rev-parse", "HEAD")).isEqualTo(head);
        assertThat(new NativeGit(vault).run("status", "--porcelain")).isEqualTo(" M Notes.md\n");
        assertThat(local.type("init", "--join")).as(local.err).isZero();
        assertThat(local.type("check")).as(local.err).isZero();
        assertThat(origin.run("show", "main:Notes.md")).isEqualTo("two, not committed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitdir: nowhere\n", "scrambled\n"})
    void aVaultWhoseGitDataIsNowhereIsRefusedWithoutGoingInACircle(String text) throws IOException {
        Files.createDirectories(local.vault);
        Path file = Files.writeString(local.vault.resolve(".git"), text);

        assertThat(local.type("check")).isEqualTo(2);
        assertThat(local.err).contains("move that file out of the vault and run `init` again");
        assertThat(local.type("init")).isEqualTo(2);
        Files.delete(file);

        assertThat(local.type("init")).as(local.err).isZero();
        assertThat(local.type("check")).as(local.err).isZero();
    }

    /** A clone of the remote, which holds one note, in a folder whose name a shell would take apart. */
    private Path vaultWithDataElsewhere(String kind) throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        NativeGit writer = new NativeGit(first);
        writer.run("init", "-q", "-b", "main");
        Files.writeString(first.resolve("Notes.md"), "one\n");
        writer.run("add", ".");
        writer.run("commit", "-qm", "x");
        String url = folder.resolve("origin.git").toString();
        writer.run("push", "-q", url, "main");
        Path vault = Files.createDirectories(folder.resolve("Anna's")).resolve("the vault");
        local.variables.put("VAULT_PATH", vault.toString());
        NativeGit git = new NativeGit(vault.getParent());
        switch (kind) {
            case "separate" -> git.run("clone", "-q", "--separate-git-dir", "../its data", url, "the vault");
            case "submodule" -> {
                git.run("init", "-q");
                git.run("-c", "protocol.file.allow=always", "submodule", "add", "-q", url, "the vault");
            }
            case "worktree" -> {
                git.run("clone", "-q", url, "clone");
                new NativeGit(vault.resolveSibling("clone")).run("switch", "-q", "-c", "other");
                new NativeGit(vault.resolveSibling("clone")).run("worktree", "add", "-q", "../the vault", "main");
            }
            default -> {
                git.run("clone", "-q", "--bare", url, "clone.git");
                new NativeGit(vault.resolveSibling("clone.git")).run("worktree", "add", "-q", "../the vault", "main");
            }
        }
        return vault;
    }

    @Test
    void objectsUnderSha256NamesAreRefused() throws IOException {
        Files.createDirectories(local.vault);
        new NativeGit(local.vault).run("init", "-q", "--object-format=sha256");

        assertThat(local.type("init")).isEqualTo(2);
        assertThat(local.err).contains("SHA-256");
    }

    @Test
    void aVaultOnABranchOfAnotherNameIsBroughtToItsOwnByTheAdvice() throws IOException {
        Files.createDirectories(local.vault);
        NativeGit vault = new NativeGit(local.vault);
        vault.run("init", "-q", "-b", "master");
        Files.writeString(local.vault.resolve("a.md"), "hi\n");
        vault.run("add", "a.md");
        vault.run("-c", "user.name=m", "-c", "user.email=m@example.org", "commit", "-qm", "x");
        local.type("init");

        local.type("check");
        assertThat(local.err).contains("`master`");
        carryOut(local.err);

        local.type("check");
        assertThat(local.err).doesNotContain("`master`");
    }

    @Test
    void notesOnAnotherBranchOfTheRemoteAreToldAndNoSecondOneIsMade() throws IOException {
        origin.run("symbolic-ref", "HEAD", "refs/heads/master");
        Path other = Files.createDirectories(folder.resolve("other"));
        NativeGit writer = new NativeGit(other);
        writer.run("init", "-q", "-b", "master");
        Files.writeString(other.resolve("old.md"), "mine\n");
        writer.run("add", ".");
        writer.run("-c", "user.name=m", "-c", "user.email=m@example.org", "commit", "-qm", "x");
        writer.run("push", "-q", folder.resolve("origin.git").toString(), "master");

        assertThat(local.type("init")).isEqualTo(2);
        assertThat(local.err).contains("GIT_BRANCH=master");
        assertThat(local.type("sync")).isNotZero();
        assertThat(local.type("check")).isEqualTo(2);
        assertThat(local.err).contains("GIT_BRANCH=master");
        assertThat(origin.run("branch", "--list")).doesNotContain("main");
    }

    /** Each command between backquotes, in order, as a person types it: in some other folder. */
    private void carryOut(String said) throws IOException {
        Matcher commands = COMMAND.matcher(said);
        while (commands.find()) {
            try {
                ProcessBuilder typed = new ProcessBuilder(List.of("sh", "-c", commands.group(1)))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile());
                typed.environment().putAll(NOTHING_BEHIND);
                int code = typed.start().waitFor();
                assertThat(code)
                        .as(commands.group(1) + ": " + Files.readString(folder.resolve("said")))
                        .isZero();
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        }
    }
}
