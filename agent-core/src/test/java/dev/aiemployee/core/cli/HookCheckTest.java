package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which hooks a real git would run is set up as operators do it; what {@code check} advises is typed. */
class HookCheckTest {
    private static final String WELL = "All is well";
    private static final Pattern CALL = Pattern.compile("(?m)^ {6}(guard=.*)$");

    @TempDir
    Path folder;

    private Shell local;
    private Path home;
    private Path theirs;

    @BeforeEach
    void vaultOfAPersonWithAHome() throws IOException {
        Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        home = Files.createDirectories(folder.resolve("home"));
        theirs = Files.createDirectories(folder.resolve("their hooks"));
        local.variables.put("HOME", home.toString());
        assertThat(local.type("init")).as(local.err).isZero();
    }

    @Test
    void hooksThatGitRunsNeedNoWord() {
        local.type("check");

        assertThat(local.out).contains(WELL).doesNotContain("hook");
    }

    @Test
    void aSettingOfTheUserThatTakesGitPastTheHooksIsNamedWithACommandThatEndsIt() throws Exception {
        hooksPath(home.resolve(".gitconfig"));

        assertThat(local.type("check")).isZero();

        assertThat(local.out)
                .contains("core.hooksPath takes the hooks of this vault from " + theirs)
                .contains("not searched for secrets")
                .doesNotContain(WELL);
        assertThat(local.out).contains("OPERATIONS");
        typeAdvice();
        local.type("check");
        assertThat(local.out).contains(WELL);
    }

    @Test
    void aSettingOfTheCloneItselfIsNamedToo() throws Exception {
        new NativeGit(local.vault).run("config", "core.hooksPath", theirs.toString());

        local.type("check");

        assertThat(local.out).contains("core.hooksPath");
        typeAdvice();
        local.type("check");
        assertThat(local.out).contains(WELL);
    }

    @Test
    void aSettingThatIsIncludedForSomeFoldersOnlyIsNamedToo() throws IOException {
        hooksPath(home.resolve("work"));
        Files.writeString(
                home.resolve(".gitconfig"),
                "[includeIf \"gitdir:" + local.vault.toRealPath() + "/\"]\n\tpath = work\n");

        local.type("check");

        assertThat(local.out).contains("core.hooksPath");
    }

    @Test
    void runSaysItOnceAtItsStart() throws IOException {
        hooksPath(home.resolve(".gitconfig"));

        assertThat(local.type("run")).isZero();

        assertThat(local.err).containsOnlyOnce("warning: Git's setting core.hooksPath");
    }

    @Test
    void aHookThatIsNotExecutableIsNamedWithTheCommandThatMakesItSo() throws Exception {
        Path hook = local.vault.resolve(".git/hooks/commit-msg");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rw-r--r--"));

        local.type("check");

        assertThat(local.out).contains("Git does not run " + hook);
        typeAdvice();
        local.type("check");
        assertThat(local.out).contains(WELL);
    }

    @Test
    void aHookOfYoursInOursPlaceIsNamedUntilItCallsOurs() throws IOException {
        Path hook = local.vault.resolve(".git/hooks/pre-commit");
        Files.writeString(hook, "#!/bin/sh\nexit 0\n");

        local.type("check");

        assertThat(local.out).contains(hook + " is a hook of your own").contains("not searched for secrets");
        callOurs(hook);
        local.type("init");
        local.type("check");
        assertThat(local.out).contains(WELL);
        assertThat(commitOfASecretName()).contains("never enter a commit");
    }

    @Test
    void hooksElsewhereThatCallOursAreRunAndNeedNoWord() throws IOException {
        new NativeGit(local.vault).run("config", "core.hooksPath", theirs.toString());
        callOurs(theirs.resolve("pre-commit"));
        local.type("check");
        assertThat(local.out).as("commit-msg is missing yet").contains("core.hooksPath");

        callOurs(theirs.resolve("commit-msg"));

        local.type("check");
        assertThat(local.out).contains(WELL);
        assertThat(commitOfASecretName()).contains("never enter a commit");
    }

    @Test
    void aMissingHookIsInstalledByInit() throws IOException {
        Files.delete(local.vault.resolve(".git/hooks/commit-msg"));
        local.type("check");
        assertThat(local.out).contains("the commit-msg hook is not installed").contains("`local-agent init`");

        local.type("init");

        local.type("check");
        assertThat(local.out).contains(WELL);
    }

    private void hooksPath(Path configuration) throws IOException {
        Files.writeString(configuration, "[core]\n\thooksPath = \"" + theirs + "\"\n");
    }

    /** Types the one command that the last output holds between backquotes, as a shell of this home would. */
    private void typeAdvice() throws IOException, InterruptedException {
        Matcher advice = Pattern.compile("`((?:git|chmod) [^`]+)`").matcher(local.out);
        assertThat(advice.find()).as(local.out).isTrue();
        ProcessBuilder shell = new ProcessBuilder(List.of("sh", "-c", advice.group(1)))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("HOME", home.toString());
        Process typed = shell.start();
        String said = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(typed.waitFor()).as("%s: %s", advice.group(1), said).isZero();
    }

    /** Makes a hook with the line that OPERATIONS gives. */
    private static void callOurs(Path hook) throws IOException {
        Matcher call = CALL.matcher(Files.readString(Path.of("../docs/OPERATIONS.md")));
        assertThat(call.find()).isTrue();
        String line = call.group(1).replace("pre-commit", String.valueOf(hook.getFileName()));
        Files.writeString(hook, "#!/bin/sh\n" + line + "\nexit 0\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String commitOfASecretName() throws IOException {
        NativeGit git = new NativeGit(local.vault);
        Files.writeString(local.vault.resolve("server.pem"), "x");
        git.run("add", "-f", "server.pem");
        NativeGit.Outcome outcome = git.attempt("commit", "-m", "keys");
        assertThat(outcome.exitCode()).isEqualTo(1);
        return outcome.output();
    }
}
