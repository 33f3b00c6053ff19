package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.daemon.InstanceLock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCommandsTest {
    private static final String TASK = "Needs_Action/email/EMAIL_1.md";

    @TempDir
    Path folder;

    private NativeGit origin;
    private Shell local;
    private Shell cloud;

    @BeforeEach
    void machines() {
        origin = Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        cloud = new Shell(folder, AgentKind.CLOUD);
    }

    @Test
    void initMakesTheVaultFromTheTemplateAndPublishesIt() {
        assertThat(local.type("init")).as(local.err).isZero();

        assertThat(origin.tree("main"))
                .contains(".gitignore", "Dashboard.md", "WELCOME.md", "Needs_Action/email/.gitkeep", "Inbox/.gitkeep");
        assertThat(new NativeGit(local.vault).run("status", "--porcelain")).isEmpty();
        assertThat(new NativeGit(local.vault).run("branch", "--show-current").strip())
                .isEqualTo("main");
        assertThat(local.vault.resolve(".git/hooks/pre-commit")).isExecutable();
        assertThat(local.out).contains("from the template", "local-agent check", "Obsidian");
    }

    @Test
    void initTakesTheVaultFromARemoteThatHasOne() throws IOException {
        local.type("init");
        Files.writeString(local.vault.resolve("Company_Handbook.md"), "# Mine\n");
        local.type("sync");

        assertThat(cloud.type("init")).as(cloud.err).isZero();

        assertThat(cloud.vault.resolve("Company_Handbook.md")).hasContent("# Mine\n");
        assertThat(cloud.out).contains("from the remote", "cloud-agent run");
        assertThat(origin.run("rev-list", "--count", "main").strip()).isEqualTo("2");
    }

    @Test
    void initAgainOverwritesNothing() throws IOException {
        local.type("init");
        Files.writeString(local.vault.resolve("Business_Goals.md"), "# Mine\n");
        Files.delete(local.vault.resolve("WELCOME.md"));
        Files.writeString(local.vault.resolve(".git/hooks/pre-commit"), "#!/bin/sh\n");

        assertThat(local.type("init")).isZero();

        assertThat(local.vault.resolve("Business_Goals.md")).hasContent("# Mine\n");
        assertThat(local.vault.resolve(".git/hooks/pre-commit")).hasContent("#!/bin/sh\n");
        assertThat(local.err).contains("a hook of your own");
    }

    @Test
    void theCloudDoesNotMakeTheFirstVault() {
        assertThat(cloud.type("init")).isEqualTo(ExitCode.TRY_AGAIN.code());

        assertThat(cloud.err).contains("local-agent init");
        assertThat(origin.attempt("rev-parse", "main").exitCode()).isNotZero();
    }

    @Test
    void initWithoutAnAnswerFromTheRemoteSaysSo() {
        local.variables.put(
                "GIT_REMOTE_URL", folder.resolve("nowhere.git").toUri().toString());

        assertThat(local.type("init")).isEqualTo(ExitCode.TRY_AGAIN.code());

        assertThat(local.err).contains("cannot be reached", "again when the remote answers");
        assertThat(local.vault.resolve("Dashboard.md")).doesNotExist();
    }

    @Test
    void initNeedsNoMailSettingsAndTakesTheRemoteAsAnOption() {
        local.variables.remove("DRY_RUN");
        String url = local.variables.remove("GIT_REMOTE_URL");

        assertThat(local.type("init", "--remote", url, "--vault", "elsewhere"))
                .as(local.err)
                .isZero();

        assertThat(folder.resolve("elsewhere/Dashboard.md")).exists();
        assertThat(local.vault).doesNotExist();
    }

    @Test
    void aClaimIsWonOnceAndTheLoserIsToldByWhom() throws IOException {
        bothHaveATask();

        assertThat(cloud.type("claim", "EMAIL_1")).as(cloud.err).isZero();
        assertThat(cloud.vault.resolve("In_Progress/cloud/EMAIL_1.md")).exists();

        assertThat(local.type("claim", TASK)).isEqualTo(ExitCode.LOST_CLAIM.code());
        assertThat(local.err).contains("Task EMAIL_1 claimed by cloud");
        assertThat(local.type("claim", "EMAIL_2")).isEqualTo(ExitCode.FAILED.code());
        assertThat(local.type("claim", "no id")).isEqualTo(ExitCode.CONFIGURATION.code());
    }

    @Test
    void aReleasedTaskIsFreeWithItsReason() throws IOException {
        bothHaveATask();
        cloud.type("claim", "EMAIL_1");

        assertThat(local.type("release", "EMAIL_1")).isEqualTo(ExitCode.FAILED.code());
        assertThat(cloud.type("release", "EMAIL_1", "--reason", "wrong one")).isZero();

        assertThat(cloud.vault.resolve(TASK)).content().contains("last_failure: wrong one", "retry_count: '1'");
        assertThat(local.type("claim", "EMAIL_1")).isZero();
    }

    @Test
    void claimsShowsOwnersAsATableAndAsJson() throws IOException {
        bothHaveATask();
        assertThat(cloud.type("claims")).isZero();
        assertThat(cloud.out).contains("No task is owned");
        cloud.type("claim", "EMAIL_1");

        assertThat(local.type("claims", "--json")).isZero();

        JsonNode claims = new ObjectMapper().readTree(local.out);
        assertThat(claims).hasSize(1);
        assertThat(claims.at("/0/owner").asText()).isEqualTo("cloud");
        assertThat(claims.at("/0/task").asText()).isEqualTo("EMAIL_1");
        assertThat(claims.at("/0/claim_id").asText()).hasSize(32);
        local.type("claims");
        assertThat(local.out)
                .contains("cloud")
                .contains("EMAIL_1")
                .contains("in_progress")
                .contains("0 min");
    }

    @Test
    void severalTasksAreClaimedAtOnceAndTheLostOneDecidesTheExitCode() throws IOException {
        bothHaveATask();
        Files.writeString(cloud.vault.resolve("Needs_Action/email/EMAIL_2.md"), TwoAgents.task("EMAIL_2", "x"));
        cloud.type("sync");
        local.type("claim", "EMAIL_1");

        assertThat(cloud.type("claim", "EMAIL_1", "EMAIL_2")).isEqualTo(ExitCode.LOST_CLAIM.code());

        assertThat(cloud.err).contains("Task EMAIL_1 claimed by local");
        assertThat(cloud.out).contains("Task EMAIL_2 claimed");
    }

    @Test
    void claimsSaysHowLongAClaimHasBeenSilentAndWhenItComesBack() throws IOException {
        bothHaveATask();
        cloud.type("claim", "EMAIL_1");
        local.type("claims", "--json");
        String claim = new ObjectMapper().readTree(local.out).at("/0/claim_id").asText();
        Path record = Path.of(local.variables.get("STATE_PATH")).resolve("claim-silences.json");
        Files.writeString(
                record,
                "[{\"path\":\"In_Progress/cloud/EMAIL_1.md\",\"claim\":\"" + claim
                        + "\",\"text\":\"\",\"sign\":\"\",\"seconds\":79200}]");

        local.type("claims");

        assertThat(local.out).contains("silent for 22 h, comes back in 2 h");
    }

    @Test
    void syncShowsWhatMovedAndTriesAgainLaterWithoutARemote() throws IOException {
        bothHaveATask();
        Files.writeString(cloud.vault.resolve("Needs_Action/email/EMAIL_2.md"), TwoAgents.task("EMAIL_2", "x"));

        assertThat(cloud.type("sync")).isZero();
        assertThat(cloud.out).contains("status: synced", "published: ");
        assertThat(local.type("sync")).isZero();
        assertThat(local.out).contains("applied: Needs_Action/email/EMAIL_2.md");

        Files.move(folder.resolve("origin.git"), folder.resolve("away.git"));
        assertThat(local.type("sync")).isEqualTo(ExitCode.TRY_AGAIN.code());
        assertThat(local.err).contains("cannot be reached");
    }

    @Test
    void aVaultInUseNamesItsUserAndStatusStillAnswers() throws IOException {
        local.type("init");
        var held = (InstanceLock.Outcome.Acquired)
                InstanceLock.acquire(local.vault.resolve(".git/agent/lock"), "local-agent run");

        assertThat(local.type("sync")).isEqualTo(ExitCode.TRY_AGAIN.code());
        assertThat(local.err)
                .contains("in use by local-agent run (process "
                        + ProcessHandle.current().pid());
        assertThat(local.type("claims")).isZero();
        assertThat(local.type("status", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(local.out).get("running").asText())
                .startsWith("local-agent run");

        held.lock().close();
        assertThat(local.type("status")).isZero();
        assertThat(local.out).contains("running   no");
    }

    @Test
    void statusIsOneJsonObjectAndNothingElse() throws IOException {
        bothHaveATask();

        assertThat(local.type("status", "--json")).isZero();

        JsonNode status = new ObjectMapper().readTree(local.out);
        assertThat(local.out.lines()).hasSize(1);
        assertThat(status.at("/sync/sync_status").asText()).isEqualTo("synced");
        assertThat(status.at("/notes/Needs_Action").asInt()).isEqualTo(1);
        assertThat(status.get("agent").asText()).isEqualTo("local");
    }

    @Test
    void statusNamesTheAlertsThatWait() throws IOException {
        local.type("init");
        Files.writeString(
                local.vault.resolve("Needs_Action/system/mail_away_1.md"),
                "---\nid: mail_away_1\ntype: alert\n---\n\n# Your mail is not read\n\ntext\n");

        assertThat(local.type("status")).isZero();
        assertThat(local.out).contains("alert   Your mail is not read (Needs_Action/system/mail_away_1.md)");
        assertThat(local.type("status", "--json")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(local.out)
                        .get("alerts")
                        .get("Needs_Action/system/mail_away_1.md")
                        .asText())
                .isEqualTo("Your mail is not read");
    }

    @Test
    void statusWithoutAVaultSaysHowToMakeOne() {
        assertThat(local.type("status")).isEqualTo(ExitCode.FAILED.code());
        assertThat(local.err).contains("there is no vault at", "local-agent init");
    }

    @Test
    void statusOfWhatAnInterruptedInitLeftIsNotCalm() throws IOException {
        Files.createDirectories(local.vault);
        new NativeGit(local.vault).run("init", "-q", "--initial-branch=main");

        assertThat(local.type("status")).isZero();

        assertThat(local.out).contains("Dashboard.md is missing", "local-agent init", "last seen nobody yet");
        assertThat(local.type("init")).as(local.err).isZero();
        assertThat(local.type("status")).isZero();
        assertThat(local.out).doesNotContain("problem");
    }

    @Test
    void checkFindsEveryProblemAtOnce() throws IOException {
        local.type("init");
        Files.writeString(local.vault.resolve("Needs_Action/email/BROKEN.md"), "---\na: b: c\n---\n");
        Files.delete(local.vault.resolve("Dashboard.md"));
        Files.move(folder.resolve("origin.git"), folder.resolve("away.git"));

        assertThat(local.type("check")).isEqualTo(ExitCode.CONFIGURATION.code());

        assertThat(local.err)
                .contains(
                        "Fix these 3 things first",
                        "BROKEN.md, line 2, column 5",
                        "Dashboard.md is missing",
                        "cannot be reached");
    }

    @Test
    void checkOfAGoodVaultIsDone() {
        local.type("init");
        cloud.type("init");

        assertThat(local.type("check")).as(local.err).isZero();
        assertThat(cloud.type("check")).as(cloud.err).isZero();
        assertThat(cloud.out).contains("All is well");
    }

    @Test
    void aCloudWithALocalCredentialIsRefusedByEveryCommandWithoutItsValue() {
        cloud.variables.put("SMTP_PASSWORD", "hunter2-value");
        cloud.variables.put("GIT_SYNC_INTERVAL", "soon");

        for (String command : List.of("run", "sync", "claims", "status", "check", "init")) {
            assertThat(cloud.type(command)).as(command).isEqualTo(ExitCode.CONFIGURATION.code());
            assertThat(cloud.err).contains("SMTP_PASSWORD", "GIT_SYNC_INTERVAL").doesNotContain("hunter2-value");
            assertThat(cloud.out).doesNotContain("hunter2-value");
        }
    }

    @Test
    void theUsualEnvFileIsReadAndAnotherOneCanBeNamed() throws IOException {
        local.variables.remove("DRY_RUN");
        local.variables.remove("GIT_REMOTE_URL");
        Files.writeString(folder.resolve(".env.local"), "GIT_SYNC_INTERVAL=never\n");
        Files.writeString(folder.resolve("other.env"), "TIP_POLL_INTERVAL=never\n");

        local.type("status");
        assertThat(local.err).contains("GIT_SYNC_INTERVAL").doesNotContain("TIP_POLL_INTERVAL");
        local.type("status", "--env-file", "other.env");
        assertThat(local.err).contains("TIP_POLL_INTERVAL").doesNotContain("GIT_SYNC_INTERVAL");
        assertThat(local.type("status", "--env-file", "missing.env")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.err).contains("missing.env");
    }

    @Test
    void runWorksUnderTheLockUntilItIsStopped() {
        local.type("init");

        assertThat(local.type("run")).isZero();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(local.err).contains("local-agent run: working on " + local.vault);
        assertThat(local.type("sync")).isZero();
    }

    @Test
    void helpVersionAndCompletionTellANewcomerWhatThereIs() {
        assertThat(local.type("--help")).isZero();
        assertThat(local.out).contains("local-agent", "A test's agent.", "init", "claims", "completion", "Exit codes:");
        assertThat(local.type("--version")).isZero();
        assertThat(local.out).startsWith("local-agent ");
        assertThat(local.type("completion")).isZero();
        assertThat(local.out).contains("#!/usr/bin/env bash", "local-agent");
        assertThat(local.type()).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.type("clam")).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(local.err).contains("claim");
        assertThat(local.type("help", "sync")).isZero();
    }

    private void bothHaveATask() throws IOException {
        local.type("init");
        cloud.type("init");
        Files.writeString(cloud.vault.resolve(TASK), TwoAgents.task("EMAIL_1", "hello"));
        assertThat(cloud.type("sync")).isZero();
        assertThat(local.type("sync")).isZero();
    }
}
