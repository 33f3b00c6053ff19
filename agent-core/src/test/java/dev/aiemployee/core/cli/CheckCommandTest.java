package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String VALUE = "correct-horse-battery";

    @TempDir
    Path folder;

    private Shell local;
    private Shell cloud;

    @BeforeEach
    void machines() {
        Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        cloud = new Shell(folder, AgentKind.CLOUD);
        local.type("init");
        cloud.type("init");
    }

    @Test
    void jsonSaysThatAllIsWellAndNothingElse() throws IOException {
        assertThat(local.type("check", "--json")).isZero();

        JsonNode report = new ObjectMapper().readTree(local.out);
        assertThat(report.get("ok").asBoolean()).isTrue();
        assertThat(report.get("agent").asText()).isEqualTo("local");
        assertThat(report.get("problems")).isEmpty();
        assertThat(local.err).isEmpty();
    }

    @Test
    void jsonListsEveryProblemAtOnceAndShowsNoValue() throws IOException {
        cloud.variables.put("SMTP_PASSWORD", VALUE);
        cloud.variables.put("GIT_SYNC_INTERVAL", "soon");
        cloud.variables.put("LINKEDIN_TOKEN", VALUE);
        Files.delete(cloud.vault.resolve("Dashboard.md"));

        assertThat(cloud.type("check", "--json")).isEqualTo(ExitCode.CONFIGURATION.code());

        JsonNode report = new ObjectMapper().readTree(cloud.out);
        assertThat(report.get("ok").asBoolean()).isFalse();
        assertThat(report.get("problems").findValuesAsText("name"))
                .contains(
                        "SMTP_PASSWORD",
                        "GIT_SYNC_INTERVAL",
                        "LINKEDIN_TOKEN",
                        cloud.vault.resolve("Dashboard.md").toString());
        assertThat(report.get("problems").findValuesAsText("fix")).doesNotContain("");
        assertThat(cloud.out + cloud.err).doesNotContain(VALUE);
    }

    @Test
    void whatCheckSeesByItselfIsNotSaidOnceMoreFromTheLastSync() throws IOException {
        Path away = Files.move(folder.resolve("origin.git"), folder.resolve("away.git"));
        local.type("sync");
        Files.move(away, folder.resolve("origin.git"));

        assertThat(local.type("check")).as(local.err).isZero();
    }

    @Test
    void aMergeThatIsNotFinishedIsAProblem() throws IOException {
        Files.writeString(
                local.vault.resolve(".git/MERGE_HEAD"),
                new NativeGit(local.vault).run("rev-parse", "HEAD").strip() + "\n");

        assertThat(local.type("check")).isEqualTo(ExitCode.CONFIGURATION.code());

        assertThat(local.err).contains("in the middle of a Git operation of yours");
    }

    @Test
    void notesThatWaitForAYesAreAProblem() throws IOException {
        for (int i = 0; i < 40; i++) {
            Files.writeString(local.vault.resolve("n" + i + ".md"), "text " + i + "\n");
        }
        local.type("sync");
        for (int i = 0; i < 40; i++) {
            Files.delete(local.vault.resolve("n" + i + ".md"));
        }
        local.type("sync");
        local.type("sync");

        assertThat(local.type("check", "--json")).isEqualTo(ExitCode.CONFIGURATION.code());

        assertThat(local.out).contains("waits for your word on 40 removals", "sync --accept-deletions");
    }

    @Test
    void aNoteThatThisDiskDoesNotTakeIsNamedWithItsReason() throws IOException {
        Files.createDirectories(local.vault.resolve("Area"));
        Files.writeString(local.vault.resolve("Area/a.md"), "a\n");
        local.type("sync");
        Path elsewhere = Files.move(local.vault.resolve("Area"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(local.vault.resolve("Area"), elsewhere);
        changeElsewhere("Area/a.md");
        local.type("sync");

        local.type("status");
        assertThat(local.out).containsOnlyOnce("Area/a.md (cannot be replaced: its folder is a link");
        assertThat(local.type("check")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.err).contains("leaves a note behind: Area/a.md (cannot be replaced: ");
    }

    private void changeElsewhere(String path) throws IOException {
        NativeGit git = new NativeGit(folder);
        git.run("clone", "-q", "origin.git", "other");
        Files.writeString(folder.resolve("other").resolve(path), "changed\n");
        NativeGit other = new NativeGit(folder.resolve("other"));
        other.run("commit", "-q", "-a", "-m", "changed");
        other.run("push", "-q");
    }

    @Test
    void theCloudNeitherChecksOutNorStartsBesideASessionOfSomebody() throws IOException {
        Path session = Files.writeString(cloud.vault.resolve("whatsapp.session"), "x");

        assertThat(cloud.type("check")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(cloud.err).contains(session.toString());
        assertThat(cloud.type("run")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(cloud.err).contains(session.toString());

        Files.delete(session);
        assertThat(cloud.type("check")).isZero();
    }

    @Test
    void aKeyThatOthersCanReadIsNoted() throws IOException {
        Path key = Files.writeString(folder.resolve("deploy_key"), "x");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        local.variables.put("GIT_SSH_KEY_PATH", key.toString());

        local.type("check");
        assertThat(local.out).contains("GIT_SSH_KEY_PATH", "chmod go= " + key);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        local.type("check");
        assertThat(local.out).doesNotContain("chmod");
    }

    @Test
    void settingsThatOthersCanReadAreNoted() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings"), "DRY_RUN=true\n");
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));

        local.type("check", "--env-file", settings.toString());

        assertThat(local.out).contains("chmod 600 " + settings);
    }
}
