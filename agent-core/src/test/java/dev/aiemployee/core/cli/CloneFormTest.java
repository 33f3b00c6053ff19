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
    private static final Pattern COMMAND = Pattern.compile("`(git [^`]+)`");

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
