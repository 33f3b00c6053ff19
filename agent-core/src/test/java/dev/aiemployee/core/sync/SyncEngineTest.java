package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncEngineTest {
    private static final String TASK = "Needs_Action/email/EMAIL_1.md";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone cloud;
    private VaultClone local;

    @BeforeEach
    void connect() {
        agents = new TwoAgents(folder);
        cloud = agents.cloud();
        local = agents.local();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void aCycleWithOnlyNewFilesCommitsThem() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "Größe 😀"));

        CycleReport report = cloud.cycle();

        assertThat(report.published()).isNotNull();
        assertThat(agents.origin().show("main", TASK)).isEqualTo(TwoAgents.task("EMAIL_1", "Größe 😀"));
        assertThat(agents.origin().run("log", "-1", "--format=%B", "main"))
                .startsWith("Cloud: 1 new task\n\n+ " + TASK);
    }

    @Test
    void bothDirectionsArriveAndTheStateIsKept() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "from the cloud"));
        local.write("Company_Handbook.md", "# Handbook\n");

        agents.settle();

        assertThat(local.read(TASK)).contains("from the cloud");
        assertThat(cloud.read("Company_Handbook.md")).isEqualTo("# Handbook\n");
        String tip = agents.origin().run("rev-parse", "main").strip();
        assertThat(local.read(".git_sync_state.md"))
                .contains("sync_status: synced")
                .contains("commit_hash_local: " + tip);
        assertThat(cloud.read(".git_sync_state.md")).contains("commit_hash_cloud: " + tip);
        assertThat(local.start().cycle().published()).isNull();
    }

    @Test
    void aCycleWithoutChangesMakesNoCommitAndNoPush() {
        agents.settle();
        String before = agents.origin().run("rev-parse", "main");

        CycleReport report = local.cycle();

        assertThat(report.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(report.published()).isNull();
        assertThat(agents.origin().run("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void theWorkingTreeIsCleanForGitAfterACycle() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        local.write("Notes/Idee für später.md", "ä\n").write("Inbox/offer.csv", "a;b\n");

        agents.settle();

        assertThat(local.git().run("status", "--porcelain")).isEmpty();
        assertThat(cloud.git().run("status", "--porcelain")).isEqualTo("");
        assertThat(local.git().run("fsck", "--strict")).doesNotContain("error");
    }

    @Test
    void aDirtyWorkingTreeNeverStopsASync() {
        local.write("Dashboard.md", TwoAgents.DASHBOARD + "\nhalf a thought");
        local.git().run("add", "Dashboard.md");
        local.write("Dashboard.md", TwoAgents.DASHBOARD + "\nhalf a thought, more");
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        cloud.cycle();

        CycleReport report = local.cycle();

        assertThat(report.problem()).isEmpty();
        assertThat(local.has(TASK)).isTrue();
        assertThat(agents.origin().show("main", "Dashboard.md")).endsWith("half a thought, more");
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void aLostPushIsRetriedInTheSameCycle() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        VaultClone racing = new RacingRemote(agents).beforeFirstPushOf(local, () -> cloud.cycle());
        racing.write("Company_Handbook.md", "# Handbook\n");

        CycleReport report = racing.cycle();

        assertThat(report.published()).isNotNull();
        assertThat(agents.origin().tree("main")).contains(TASK, "Company_Handbook.md");
        assertThat(racing.has(TASK)).isTrue();
    }

    @Test
    void aRemoteThatIsAwayStopsNothingAndGetsTheBacklogLater() throws IOException {
        Path away = folder.resolve("away.git");
        Files.move(agents.originFolder(), away);
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "one"));
        CycleReport first = cloud.cycle();
        agents.clock().advance(Duration.ofMinutes(6));
        CycleReport second = cloud.cycle();
        cloud.write("Needs_Action/email/EMAIL_2.md", TwoAgents.task("EMAIL_2", "two"));
        Files.move(away, agents.originFolder());

        CycleReport back = cloud.cycle();

        assertThat(first.status()).isEqualTo(SyncStatus.DIVERGED);
        assertThat(first.problem()).contains("cannot be reached");
        assertThat(second.status()).isEqualTo(SyncStatus.OFFLINE);
        assertThat(back.status()).isEqualTo(SyncStatus.SYNCED);
        assertThat(agents.origin().tree("main")).contains(TASK, "Needs_Action/email/EMAIL_2.md");
    }

    @Test
    void aRefusedPushIsReportedWithTheServersWordsAndLeavesNoCommitBehind() throws IOException {
        Path hook = agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho 'quota exceeded' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        local.write("Company_Handbook.md", "# Handbook\n");

        CycleReport report = local.cycle();

        assertThat(report.problem()).contains("refused");
        assertThat(local.git().run("rev-parse", "main"))
                .isEqualTo(agents.origin().run("rev-parse", "main"));
        assertThat(local.read("Company_Handbook.md")).isEqualTo("# Handbook\n");
    }

    @Test
    void theDashboardIsMergedBySectionWithAnEntryInTheLog() {
        agents.settle();
        String base = local.read("Dashboard.md");
        new NativeWriter(agents).push("Dashboard.md", base.replace("- none", "- mail arrived"));
        local.write("Dashboard.md", base.replace("mine", "mine, edited"));

        local.cycle();

        assertThat(local.read("Dashboard.md"))
                .contains("- mail arrived")
                .contains("mine, edited")
                .doesNotContain("<<<<");
        assertThat(agents.origin().show("main", "Dashboard.md")).isEqualTo(local.read("Dashboard.md"));
        assertThat(local.read("Logs/Local/git_conflicts.md")).contains("`Dashboard.md`: resolved by section");
    }

    @Test
    void anyOtherConflictIsLeftToTheOperatorWithBothTextsKept() {
        local.write("Notes/plan.md", "one line\n");
        agents.settle();
        new NativeWriter(agents).push("Notes/plan.md", "their line\n");
        local.write("Notes/plan.md", "my line\n");

        CycleReport report = local.cycle();

        assertThat(local.read("Notes/plan.md")).isEqualTo("my line\n");
        assertThat(report.status()).isEqualTo(SyncStatus.CONFLICT);
        assertThat(report.conflicts()).singleElement().satisfies(copy -> {
            assertThat(copy.value()).startsWith("Conflicts/Notes/plan.md.");
            assertThat(local.read(copy.value())).isEqualTo("their line\n");
        });
        assertThat(local.read("Logs/Local/git_conflicts.md")).contains("both texts kept");
        local.delete(report.conflicts().get(0).value());
        assertThat(local.cycle().status()).isEqualTo(SyncStatus.SYNCED);
    }

    @Test
    void aLogThatWaitsIsPublishedWithTheNextChange() {
        local.write("Notes/a.md", "base\n");
        agents.settle();
        new NativeWriter(agents).push("Notes/a.md", "theirs\n");
        local.write("Notes/a.md", "mine\n");
        local.cycle();
        CycleReport quiet = local.cycle();
        assertThat(quiet.pending()).contains(new VaultPath("Logs/Local/git_conflicts.md"));

        local.write("Notes/b.md", "next\n");
        local.cycle();

        assertThat(agents.origin().tree("main")).contains("Notes/b.md", "Logs/Local/git_conflicts.md");
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void separateLinesOfOneNoteAreJoined() {
        local.write("Notes/plan.md", "a\n\nb\n\nc\n");
        agents.settle();
        new NativeWriter(agents).push("Notes/plan.md", "A\n\nb\n\nc\n");
        local.write("Notes/plan.md", "a\n\nb\n\nC\n");

        CycleReport report = local.cycle();

        assertThat(local.read("Notes/plan.md")).isEqualTo("A\n\nb\n\nC\n");
        assertThat(report.conflicts()).isEmpty();
    }

    @Test
    void anEditFollowsATaskThatTheOtherSideMoved() {
        cloud.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        agents.settle();
        local.write(TASK, TwoAgents.task("EMAIL_1", "text, and my remark"));
        cloud.desk().claim(new dev.aiemployee.core.task.TaskId("EMAIL_1"));

        agents.settle();

        assertThat(agents.origin().tree("main"))
                .contains("In_Progress/cloud/EMAIL_1.md")
                .doesNotContain(TASK);
        assertThat(local.read("In_Progress/cloud/EMAIL_1.md"))
                .contains("my remark")
                .contains("claim_id:");
        assertThat(local.has(TASK)).isFalse();
    }

    @Test
    void aDraggedTaskIsMovedAtOnceAndADeletedNoteOnlyAfterTwoWalks() {
        local.write(TASK, TwoAgents.task("EMAIL_1", "text")).write("Notes/old.md", "old\n");
        local.cycle();
        local.quiet(Duration.ofSeconds(2));
        local.move(TASK, "Done/email/2026-11/EMAIL_1.md").delete("Notes/old.md");
        // the file keeps its old time when it is moved, as in every file manager
        agents.clock().advance(Duration.ofDays(400));

        local.cycle();

        assertThat(agents.origin().tree("main"))
                .contains("Done/email/2026-11/EMAIL_1.md", "Notes/old.md")
                .doesNotContain(TASK);
        agents.clock().advance(Duration.ofSeconds(3));
        local.cycle();
        assertThat(agents.origin().tree("main")).doesNotContain("Notes/old.md");
    }

    @Test
    void aFileThatIsBeingWrittenWaitsUntilItIsQuiet() {
        VaultClone slow = new VaultClone(
                folder, agents.originFolder().toUri().toString(), "slow", AgentKind.LOCAL, java.time.Clock.systemUTC());
        slow.cycle();
        slow.quiet(Duration.ofHours(1));
        slow.write("Notes/new.md", "half");

        CycleReport report = slow.cycle();

        assertThat(report.published()).isNull();
        assertThat(report.status()).isEqualTo(SyncStatus.DIVERGED);
        slow.close();
    }

    @Test
    void whatTheAgentItselfWroteOrRemovedNeedsNoRestUntilAnEditorTouchesIt() {
        local.quiet(Duration.ofDays(4000));
        local.writer().createBytes(new VaultPath("Notes/own.md"), "whole\n".getBytes(StandardCharsets.UTF_8));
        local.writer().createBytes(new VaultPath("Notes/edited.md"), "whole\n".getBytes(StandardCharsets.UTF_8));
        local.write("Notes/edited.md", "half of an ed");
        local.cycle();
        assertThat(agents.origin().tree("main")).contains("Notes/own.md").doesNotContain("Notes/edited.md");

        local.writer().delete(new VaultPath("Notes/own.md"));
        local.cycle();

        assertThat(agents.origin().tree("main")).doesNotContain("Notes/own.md");
    }

    @Test
    void aTaskThatIsDraggedWhileItIsBeingWrittenStaysWhereItWasUntilItRests() {
        local.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        local.cycle();
        local.quiet(Duration.ofDays(4000));
        local.delete(TASK).write("Done/email/2026-11/EMAIL_1.md", TwoAgents.task("EMAIL_1", "text, half edi"));

        local.cycle();

        assertThat(agents.origin().tree("main")).contains(TASK).doesNotContain("Done/email/2026-11/EMAIL_1.md");
    }

    @Test
    void aCopyOfATaskIsHeldAndNothingElseStops() {
        local.write(TASK, TwoAgents.task("EMAIL_1", "text"));
        local.cycle();
        local.write("Done/email/2026-11/EMAIL_1.md", "a copy").write("Notes/other.md", "x\n");

        CycleReport report = local.cycle();

        assertThat(report.held())
                .singleElement()
                .satisfies(held -> assertThat(held.rule()).contains("EMAIL_1"));
        assertThat(agents.origin().tree("main"))
                .contains(TASK, "Notes/other.md")
                .doesNotContain("Done/email/2026-11/EMAIL_1.md");
    }

    @Test
    void aMissingDashboardStopsTheClone() {
        agents.settle();
        local.delete("Dashboard.md").write("Notes/other.md", "x\n");

        CycleReport report = local.cycle();

        assertThat(report.problem()).contains("Dashboard.md is missing");
        assertThat(agents.origin().tree("main")).contains("Dashboard.md").doesNotContain("Notes/other.md");
    }

    @Test
    void aCheckoutThatBecomesSparsePublishesNoDeletionAndIsTold() throws IOException {
        local.write("Notes/one.md", "one\n").write("Notes/two.md", "two\n");
        agents.settle();

        local.git().run("status"); // else it keeps files that it knows too little of
        local.git().run("sparse-checkout", "set", "Needs_Action");
        CycleReport first = local.cycle();
        agents.clock().advance(Duration.ofMinutes(5));
        local.cycle();

        assertThat(local.vault().resolve("Notes")).doesNotExist();
        assertThat(first.problem()).contains("sparse checkout", "sparse-checkout disable");
        assertThat(agents.origin().tree("main")).contains("Notes/one.md", "Notes/two.md");
        assertThat(alerts()).anyMatch(name -> name.startsWith("sync_waits_local"));

        local.git().run("sparse-checkout", "disable");
        agents.settle();

        assertThat(local.read("Notes/two.md")).isEqualTo("two\n");
        assertThat(alerts()).noneMatch(name -> name.startsWith("sync_waits_local"));
        assertThat(agents.origin().tree("main")).contains("Notes/one.md", "Notes/two.md");
    }

    private List<String> alerts() throws IOException {
        Path folder = local.vault().resolve("Needs_Action/system");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(folder)) {
            return notes.map(note -> note.getFileName().toString()).toList();
        }
    }

    @Test
    void aLogFollowsTheNextRealChange() {
        agents.settle();
        local.write("Logs/Local/errors.md", "- a line\n");
        CycleReport alone = local.cycle();
        local.write("Notes/real.md", "x\n");

        local.cycle();

        assertThat(alone.published()).isNull();
        assertThat(agents.origin().tree("main")).contains("Logs/Local/errors.md", "Notes/real.md");
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void theOperatorsOwnCommitIsPublishedFlattenedAndItsOriginalKept() {
        agents.settle();
        local.write("Notes/mine.md", "x\n");
        local.git().run("add", "-A");
        local.git().run("commit", "-m", "my own words");
        String original = local.git().run("rev-parse", "HEAD").strip();

        local.cycle();

        assertThat(agents.origin().tree("main")).contains("Notes/mine.md");
        assertThat(local.git().run("for-each-ref", "--format=%(objectname)", "refs/agents/kept"))
                .contains(original);
        assertThat(local.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void anOperatorsMergeInProgressIsRespected() throws IOException {
        agents.settle();
        Files.writeString(local.vault().resolve(".git/MERGE_HEAD"), local.git().run("rev-parse", "HEAD"));
        local.write("Notes/mine.md", "x\n");

        CycleReport report = local.cycle();

        assertThat(report.problem()).contains("in progress");
        assertThat(agents.origin().tree("main")).doesNotContain("Notes/mine.md");
    }

    @Test
    void theCloudRefusesToCommitOutsideItsColumn() {
        agents.settle();
        cloud.write("Approved/email/DRAFT_1.md", TwoAgents.task("DRAFT_1", "x"))
                .write(TASK, TwoAgents.task("EMAIL_1", "y"));

        CycleReport report = cloud.cycle();

        assertThat(report.held()).extracting(HeldPath::path).contains("Approved/email/DRAFT_1.md");
        assertThat(agents.origin().tree("main")).contains(TASK).doesNotContain("Approved/email/DRAFT_1.md");
    }

    @Test
    void aHeldBackFileStaysAndTheRestSyncs() {
        local.with(new PickyRules("hunter2"));
        local.write("Notes/secret.md", "it is hunter2\n").write("Notes/fine.md", "x\n");

        CycleReport report = local.cycle();

        assertThat(report.held()).extracting(HeldPath::path).contains("Notes/secret.md");
        assertThat(agents.origin().tree("main")).contains("Notes/fine.md").doesNotContain("Notes/secret.md");
        assertThat(local.read("Notes/secret.md")).isEqualTo("it is hunter2\n");
        assertThat(agents.origin().run("log", "--all", "-p")).doesNotContain("hunter2");
    }

    /** Lets somebody else's push come first, once: the commit rules are asked between fetch and push. */
    private record RacingRemote(TwoAgents agents) {
        VaultClone beforeFirstPushOf(VaultClone clone, Runnable other) {
            boolean[] done = {false};
            return clone.with(new PickyRules("") {
                @Override
                public java.util.Optional<String> messageRefusal(String message) {
                    if (!done[0]) {
                        done[0] = true;
                        other.run();
                    }
                    return java.util.Optional.empty();
                }
            });
        }
    }
}
