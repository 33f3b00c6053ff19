package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.HttpGitHost;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over HTTP with a token, which no text and no file of this machine ever shows. */
class HttpsCommandsTest {
    private static final String TOKEN = "s3cr3t-t0ken-of-this-repository";

    @TempDir
    Path folder;

    @Test
    void everyCommandWorksAndNoneShowsTheToken() throws IOException {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN)) {
            Shell shell = shell(host, TOKEN);

            for (String command : List.of("init", "check", "sync", "run")) {
                assertThat(shell.type(command)).as("%s: %s", command, shell.err).isZero();
                assertThat(shell.out + shell.err).doesNotContain(TOKEN);
            }

            assertThat(Thread.interrupted()).as("by the only tick of run").isTrue();
            assertThat(host.origin().tree("main")).contains("Dashboard.md");
            assertThat(filesWith(TOKEN)).isEmpty();
        }
    }

    @Test
    void aWrongTokenIsAProblemThatCheckNames() {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN)) {
            assertThat(shell(host, TOKEN).type("init")).isZero();
            Shell shell = shell(host, "an0ther-t0ken-that-is-wrong");

            assertThat(shell.type("check")).isEqualTo(2);
            assertThat(shell.err).contains("GIT_HTTPS_TOKEN").doesNotContain("an0ther");
        }
    }

    @Test
    void aHostThatMovedIsAProblemThatCheckNames() {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN)) {
            assertThat(shell(host, TOKEN).type("init")).isZero();
            host.redirectTo("https://git.example.org/elsewhere");
            Shell shell = shell(host, TOKEN);

            assertThat(shell.type("check")).isEqualTo(2);
            assertThat(shell.err).contains("https://git.example.org/elsewhere", "GIT_REMOTE_URL");
        }
    }

    @Test
    void aTokenThatMayOnlyReadIsFoundBeforeTheFirstPush() {
        try (HttpGitHost host = HttpGitHost.plain(folder, TOKEN)) {
            assertThat(shell(host, TOKEN).type("init")).isZero();
            host.origin().run("config", "http.receivepack", "false");
            Shell shell = shell(host, TOKEN);

            assertThat(shell.type("check")).isEqualTo(2);
            assertThat(shell.err).contains("can be read, but takes no push of this agent");
        }
    }

    private Shell shell(HttpGitHost host, String token) {
        Shell shell = new Shell(folder, AgentKind.LOCAL);
        shell.variables.put("GIT_REMOTE_URL", host.url());
        shell.variables.put("GIT_HTTPS_TOKEN", token);
        return shell;
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
