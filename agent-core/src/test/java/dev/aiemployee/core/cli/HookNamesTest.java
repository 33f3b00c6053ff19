package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.PathRulesTest;
import dev.aiemployee.core.support.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookNamesTest {
    @TempDir
    Path vault;

    private NativeGit git;

    @BeforeEach
    void repositoryWithHook() throws IOException {
        git = new NativeGit(vault);
        git.run("init", "--initial-branch=main");
        Path hook = vault.resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.copy(Path.of("../deployment/hooks/pre-commit"), hook);
        assertThat(hook.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak/.env", "übung/.env"})
    void aSecretLookingNameStopsTheCommitAndIsNamed(String name) throws IOException {
        write(name);
        write("Dashboard.md");
        git.run("add", "-f", ".");

        NativeGit.Outcome outcome = git.attempt("commit", "-m", "x");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains(name.replace('\n', '?')).doesNotContain("    Dashboard.md");
        assertThat(git.attempt("rev-parse", "HEAD").exitCode()).isNotZero();
    }

    @Test
    void theHookAndTheGuardRefuseTheSameNames() throws IOException {
        for (String name : PathRulesTest.REFUSED) {
            write(name);
        }
        for (String name : PathRulesTest.ORDINARY) {
            write(name);
        }
        write("a\\.env");
        git.run("add", "-f", ".");

        List<String> refused = git.attempt("commit", "-m", "x")
                .output()
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();

        assertThat(refused)
                .contains("a\\.env")
                .filteredOn(name -> !name.equals("a\\.env"))
                .containsExactlyInAnyOrderElementsOf(PathRulesTest.REFUSED);
    }

    @Test
    void ordinaryNamesPass() throws IOException {
        for (String name : PathRulesTest.ORDINARY) {
            write(name);
        }
        git.run("add", "-f", ".");

        assertThat(git.attempt("commit", "-m", "x").output())
                .contains(PathRulesTest.ORDINARY.size() + " files changed");
    }

    @Test
    void aSecretThatAnEarlierCommitHoldsMayBeRemoved() throws IOException {
        write(".env");
        git.run("add", "-f", ".");
        git.run("commit", "--no-verify", "-m", "oops");
        git.run("rm", "--cached", "-q", ".env");

        assertThat(git.attempt("commit", "-m", "remove").exitCode()).isZero();
    }

    private void write(String name) throws IOException {
        Path file = vault.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
