package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real git runs the installed hooks, and they start a real Java. */
class CommitHooksTest {
    private static final String KEY = "AKIA" + "J7Q2M5XWZ3" + "KDPL4T";
    private static final String OWN = "three plain words of mine";

    @TempDir
    Path folder;

    private Shell local;
    private NativeGit git;

    @BeforeEach
    void vaultWithHooks() throws IOException {
        Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        assertThat(local.type("init")).as(local.err).isZero();
        git = new NativeGit(local.vault);
        program(jar(), settings());
    }

    @Test
    void aSecretInAStagedFileStopsTheCommitAndIsNamedByItsFileAndRule() throws IOException {
        write("Notes/übung.md", "the key is " + KEY + "\n");
        write("Notes/fine.md", "fine\n");
        git.run("add", "-A");

        NativeGit.Outcome outcome = git.attempt("commit", "-m", "notes");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Notes/übung.md: looks like a secret (rule aws-access-key, line 1, fingerprint ")
                .contains("local-agent allow FINGERPRINT")
                .doesNotContain(KEY)
                .doesNotContain("fine.md");
    }

    @Test
    void aValueOfTheSettingsStopsTheCommitToo() throws IOException {
        write("Notes/a.md", "so: " + OWN + "\n");
        git.run("add", "-A");

        assertThat(git.attempt("commit", "-m", "notes").output())
                .contains("value-of-SMTP_PASSWORD")
                .doesNotContain(OWN);
    }

    @Test
    void whatIsAllowedPasses() throws IOException {
        write("Notes/a.md", "the key was " + KEY + "\n");
        git.run("add", "-A");
        String said = git.attempt("commit", "-m", "notes").output();

        local.type("allow", said.replaceAll("(?s).*fingerprint ([0-9a-f]{12}).*", "$1"), "--note", "revoked");

        assertThat(local.out).contains("is let through");
        assertThat(git.attempt("commit", "-m", "notes").exitCode()).isZero();
        assertThat(local.type("allow")).isZero();
        assertThat(local.out).contains("revoked");
    }

    @Test
    void aSecretInTheMessageStopsTheCommitButNoneInItsComments() throws IOException {
        write("Notes/a.md", "fine\n");
        git.run("add", "-A");

        NativeGit.Outcome outcome = git.attempt("commit", "-m", "use " + KEY);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("the message: looks like a secret")
                .doesNotContain(KEY);
        assertThat(git.attempt("commit", "--cleanup=strip", "-m", "fine\n\n# " + KEY)
                        .exitCode())
                .isZero();
    }

    @Test
    void onlyWhatThisCommitTakesCounts() throws IOException {
        write("Notes/a.md", "fine\n");
        write("Notes/b.md", KEY + "\n");
        git.run("add", "-A");

        assertThat(git.attempt("commit", "-m", "a alone", "Notes/a.md").exitCode())
                .isZero();
        assertThat(git.attempt("commit", "-m", "b too").exitCode()).isEqualTo(1);
        assertThat(local.vault.resolve(".git/agent/guard/staged")).doesNotExist();
    }

    @Test
    void withoutItsProgramTheNamesAreLookedAtAllTheSame() throws IOException {
        program(folder.resolve("gone.jar"), settings());
        write("Notes/a.md", KEY + "\n");
        git.run("add", "-A");

        assertThat(git.attempt("commit", "-m", "a").exitCode()).isZero();

        write("server.pem", "x");
        git.run("add", "-f", "server.pem");
        assertThat(git.attempt("commit", "-m", "b").output()).contains("never enter a commit");
        local.type("check");
        assertThat(local.out).contains("look at names only");
    }

    @Test
    void aProgramThatFailsIsSaidAndStopsNothing() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        program(broken, settings());
        write("Notes/a.md", "fine\n");
        git.run("add", "-A");

        assertThat(git.attempt("commit", "-m", "a"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isZero())
                .satisfies(outcome -> assertThat(outcome.output()).contains("contents were not looked at"));
    }

    @Test
    void anOlderHookOfOursIsReplacedAndOneOfYoursIsNot() throws IOException {
        Path hooks = local.vault.resolve(".git/hooks");
        Files.writeString(hooks.resolve("pre-commit"), "#!/bin/sh\n# personal-ai-employee hook\nexit 0\n");
        Files.writeString(hooks.resolve("commit-msg"), "#!/bin/sh\nexit 0\n");

        local.type("init");

        assertThat(hooks.resolve("pre-commit")).content().contains("guard --vault");
        assertThat(hooks.resolve("commit-msg")).content().doesNotContain("guard");
        assertThat(local.err).contains("hooks/commit-msg is a hook of your own");
    }

    private void program(Path jar, Path settings) throws IOException {
        Files.writeString(local.vault.resolve(".git/agent/guard/program"), jar + "\n" + settings + "\n");
    }

    private Path settings() throws IOException {
        return Files.writeString(
                folder.resolve("settings"),
                "STATE_PATH=" + folder.resolve("state") + "\nGIT_REMOTE_URL=file:///nowhere.git\nDRY_RUN=true\n"
                        + "SMTP_USER=ann\nSMTP_PASSWORD='" + OWN + "'\n");
    }

    /** A jar that starts this test's own classes. */
    private Path jar() throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, HookMain.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classes.split(File.pathSeparator))
                                .map(part -> Path.of(part).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private void write(String path, String text) throws IOException {
        Path file = local.vault.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
