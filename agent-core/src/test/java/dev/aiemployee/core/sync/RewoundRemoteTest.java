package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody forces the remote back, by the git command; the clones have seen more than it holds then. */
class RewoundRemoteTest {
    private static final String TASK = "Needs_Action/email/EMAIL_1.md";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;
    private VaultClone cloud;

    @BeforeEach
    void twoAgents() {
        agents = new TwoAgents(folder);
        local = agents.local();
        cloud = agents.cloud();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void whatWasPublishedComesBackAndWhatIsNewOnTheRemoteStays() {
        publishNotes(5);
        Stranger stranger = new Stranger(agents.originFolder());
        stranger.git.run("reset", "--hard", "HEAD~5");
        stranger.commit("Needs_Action/email/EMAIL_9.md", TwoAgents.task("EMAIL_9", "new"))
                .force();

        CycleReport report = local.cycle();
        agents.settle();

        assertThat(report.problem()).isEmpty();
        assertThat(agents.origin().tree("main"))
                .contains("Notes/0.md", "Notes/1.md", "Notes/2.md", "Notes/3.md", "Notes/4.md")
                .contains("Needs_Action/email/EMAIL_9.md");
        assertThat(cloud.has("Notes/4.md")).isTrue();
        assertThat(local.has("Needs_Action/email/EMAIL_9.md")).isTrue();
        assertThat(alerts("rewound_local")).hasSize(1);
        assertSameTrees();
    }

    @Test
    void theCloudAloneFollowsTheRemoteAndGetsTheRestBackFromTheOperatorsMachine() {
        publishNotes(3);
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        cloud.cycle();
        String seen = cloud.git().run("rev-parse", "HEAD").strip();
        new Stranger(agents.originFolder()).back(4);

        cloud.cycle();
        assertThat(agents.origin().tree("main")).contains(TASK).doesNotContain("Notes/0.md");
        assertThat(cloud.git().run("for-each-ref", "--format=%(objectname)", "refs/agents/kept"))
                .contains(seen);
        agents.settle();

        assertThat(agents.origin().tree("main")).contains(TASK, "Notes/0.md", "Notes/1.md", "Notes/2.md");
        assertSameTrees();
    }

    @Test
    void aTaskMovedOnBothSidesHasOnePlaceAlsoTheSecondTime() {
        for (String id : List.of("EMAIL_1", "EMAIL_2")) {
            cloud.write("Needs_Action/email/" + id + ".md", TwoAgents.task(id, "text"));
            agents.settle();
            cloud.desk().claim(new TaskId(id));
            agents.settle();
            Stranger stranger = new Stranger(agents.originFolder());
            stranger.git.run("reset", "--hard", "HEAD~1");
            stranger.move("Needs_Action/email/" + id + ".md", "In_Progress/cloud-2/" + id + ".md");
            stranger.force();
            local.write("Notes/about " + id + ".md", "typed meanwhile\n");
            agents.clock().advance(Duration.ofMinutes(1));

            agents.settle();

            assertThat(places(id)).hasSize(1);
            assertThat(agents.origin().tree("main")).contains("Notes/about " + id + ".md");
            assertSameTrees();
        }
    }

    @Test
    void anEditOfATaskThatHadAlreadyGoneOnFollowsItThoughTheRemoteWasRolledBack() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "first\n\nmiddle\n\nlast"));
        agents.settle();
        cloud.desk().claim(new TaskId("EMAIL_1"));
        local.with((step, file) -> {
            if (step.equals("move aside") && file.toString().endsWith(TASK)) {
                local.write(TASK, local.read(TASK).replace("last", "last, and hurry"));
            }
        });
        assertThat(local.cycle().pending()).contains(new VaultPath(TASK));
        local.with(ApplySeam.NONE);
        new Stranger(agents.originFolder()).back(1);

        agents.settle();

        assertThat(places("EMAIL_1")).containsExactly("In_Progress/cloud/EMAIL_1.md");
        assertThat(agents.origin().show("main", "In_Progress/cloud/EMAIL_1.md")).contains("last, and hurry");
        assertSameTrees();
    }

    @Test
    void theCloudBringsBackNothingThatAnotherMachineWouldNotTakeFromIt() {
        local.write("Dashboard.md", local.read("Dashboard.md").replace("mine\n", "mine, and more\n"));
        local.cycle();
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        cloud.cycle();
        new Stranger(agents.originFolder()).back(2);

        cloud.cycle();

        assertThat(agents.origin().tree("main")).contains(TASK);
        assertThat(agents.origin().show("main", "Dashboard.md")).doesNotContain("mine, and more");
        agents.settle();
        assertThat(agents.origin().show("main", "Dashboard.md")).contains("mine, and more");
        assertSameTrees();
    }

    @Test
    void manyClonesMeetAgain() {
        VaultClone second = agents.clone("cloud-2", AgentKind.CLOUD);
        publishNotes(3);
        second.cycle();
        local.write("Notes/late.md", "late\n");
        local.cycle();
        Stranger stranger = new Stranger(agents.originFolder());
        stranger.back(3);
        second.write(TASK, TwoAgents.task("EMAIL_1", "found before the fall"));

        for (int round = 0; round < 3; round++) {
            second.cycle();
            agents.settle();
        }
        second.cycle();
        agents.settle();
        second.cycle();

        assertThat(agents.origin().tree("main")).contains("Notes/0.md", "Notes/2.md", "Notes/late.md", TASK);
        assertThat(second.git().run("rev-parse", "HEAD^{tree}"))
                .isEqualTo(agents.origin().run("rev-parse", "main^{tree}"));
        assertSameTrees();
        second.close();
    }

    @Test
    void aClosedApprovalIsNotOpenedAgain() {
        local.write("Approved/email/DRAFT_1.md", TwoAgents.task("DRAFT_1", "send it"));
        local.cycle();
        local.move("Approved/email/DRAFT_1.md", "Done/email/2026-11/DRAFT_1.md");
        agents.settle();
        new Stranger(agents.originFolder()).back(1);

        local.cycle();

        assertThat(local.has("Approved/email/DRAFT_1.md")).isFalse();
        assertThat(places("DRAFT_1")).containsExactly("Done/email/2026-11/DRAFT_1.md");
    }

    @Test
    void aRebasedHistoryWithTheSameTextsIsNoViolation() {
        local.write("Approved/email/DRAFT_1.md", TwoAgents.task("DRAFT_1", "send it"));
        local.cycle();
        publishNotes(3);
        Stranger stranger = new Stranger(agents.originFolder());
        stranger.git.run("-c", "committer.name=Rebaser", "rebase", "--force-rebase", "--root");
        stranger.git.run("commit", "--amend", "--allow-empty", "-m", "reworded");
        stranger.git.run("rebase", "--force-rebase", "HEAD~3");
        stranger.force();

        CycleReport report = local.cycle();

        assertThat(report.violations()).isEmpty();
        assertThat(local.has("Approved/email/DRAFT_1.md")).isTrue();
    }

    @Test
    void aMendingThatTheRemoteRefusesIsTriedAgainAndForgetsNothing() throws IOException {
        publishNotes(3);
        new Stranger(agents.originFolder()).back(3);
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        CycleReport refused = local.cycle();
        local.start();
        local.cycle();
        Files.delete(hook);
        local.cycle();

        assertThat(refused.problem()).contains("refused");
        assertThat(agents.origin().tree("main")).contains("Notes/0.md", "Notes/1.md", "Notes/2.md");
        assertThat(local.has("Notes/0.md")).isTrue();
    }

    @Test
    void withoutACommonCommitEverythingStaysAsItIsAndTheOperatorIsAsked() {
        publishNotes(1);
        Stranger stranger = new Stranger(agents.originFolder());
        stranger.git.run("checkout", "--orphan", "other");
        stranger.commit("Other.md", "x\n");
        stranger.git.run("push", "--force", "origin", "other:main");
        String before = agents.origin().run("rev-parse", "main");
        local.write("Notes/new.md", "typed\n");

        CycleReport report = local.cycle();

        assertThat(report.problem()).contains("replaced");
        assertThat(local.has("Notes/0.md")).isTrue();
        assertThat(agents.origin().run("rev-parse", "main")).isEqualTo(before);
        assertThat(alerts("sync_stopped"))
                .singleElement()
                .satisfies(alert -> assertThat(local.read(alert)).contains(" push --force-with-lease"));
    }

    @Test
    void aMissingBranchIsNotMadeAnewAndTheCommandInTheAlertBringsItBack() {
        publishNotes(1);
        String tip = agents.origin().run("rev-parse", "main").strip();
        agents.origin().run("update-ref", "-d", "refs/heads/main");

        CycleReport report = local.cycle();
        local.cycle();

        assertThat(report.problem()).contains("lost its branch");
        assertThat(agents.origin().attempt("rev-parse", "--verify", "main").exitCode())
                .isNotZero();
        assertThat(alerts("sync_stopped"))
                .singleElement()
                .satisfies(alert -> assertThat(local.read(alert)).contains(" push origin " + tip + ":refs/heads/main"));
        local.git().run("push", "origin", tip + ":refs/heads/main");
        assertThat(local.cycle().problem()).isEmpty();
    }

    private void publishNotes(int count) {
        for (int i = 0; i < count; i++) {
            local.write("Notes/" + i + ".md", "note " + i + "\n");
            local.cycle();
        }
        agents.settle();
    }

    private List<String> places(String id) {
        return agents.origin().tree("main").stream()
                .filter(path -> path.endsWith("/" + id + ".md") && !path.startsWith("Conflicts/"))
                .toList();
    }

    private List<String> alerts(String kind) {
        try (var files = Files.walk(local.vault().resolve("Needs_Action"))) {
            return files.map(file -> local.vault().relativize(file).toString())
                    .filter(path -> path.contains("/" + kind + "_"))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void assertSameTrees() {
        String origin = agents.origin().run("rev-parse", "main^{tree}");
        assertThat(local.git().run("rev-parse", "HEAD^{tree}")).isEqualTo(origin);
        assertThat(cloud.git().run("rev-parse", "HEAD^{tree}")).isEqualTo(origin);
        // logs wait for the next real change, and the report lists them as pending
        assertThat(local.git().run("status", "--porcelain", "--", ".", ":!Logs"))
                .isEmpty();
        assertThat(cloud.git().run("status", "--porcelain", "--", ".", ":!Logs"))
                .isEmpty();
    }

    /** Somebody with push access and the git command. */
    private static final class Stranger {
        final NativeGit git;
        private final Path clone;

        Stranger(Path origin) {
            clone = origin.resolveSibling("stranger-" + System.nanoTime());
            new NativeGit(origin.getParent()).run("clone", origin.toString(), clone.toString());
            git = new NativeGit(clone);
        }

        void back(int commits) {
            git.run("reset", "--hard", "HEAD~" + commits);
            force();
        }

        Stranger commit(String path, String text) {
            try {
                Files.createDirectories(clone.resolve(path).getParent());
                Files.writeString(clone.resolve(path), text);
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
            git.run("add", "-A");
            git.run("commit", "-m", "stranger");
            return this;
        }

        void move(String from, String to) {
            clone.resolve(to).getParent().toFile().mkdirs();
            git.run("mv", from, to);
            git.run("commit", "-m", "moved");
        }

        void force() {
            git.run("push", "--force", "origin", "HEAD:main");
        }
    }
}
