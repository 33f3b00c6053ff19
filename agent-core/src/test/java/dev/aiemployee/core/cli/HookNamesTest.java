package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @ValueSource(
            strings = {
                ".env",
                ".env.cloud",
                "Notes/.ENV",
                "wa.session",
                "wa.session.json",
                "a/credentials.json",
                "token.json",
                "token_gmail.json",
                "server.pem",
                "deploy.key",
                "id_ed25519",
                "a/Id_rsa.pub",
                ".secrets/note.md",
                "cache.sqlite",
                "my.db",
                "odoo_backups/dump.sql",
                "node_modules/x/index.js",
                "line\nbreak/.env",
                "übung/.env"
            })
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
    void ordinaryNamesPass() throws IOException {
        for (String name : new String[] {
            "Dashboard.md",
            "environment.md",
            "keynote.md",
            "a.key.md",
            "tokens.md",
            "my id_card.md",
            "session.md",
            "db/x.md"
        }) {
            write(name);
        }
        git.run("add", "-f", ".");

        assertThat(git.attempt("commit", "-m", "x").output()).contains("8 files changed");
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
