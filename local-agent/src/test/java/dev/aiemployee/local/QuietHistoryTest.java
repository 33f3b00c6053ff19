package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.task.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many commits the vault's history grows by, counted by native git on the bare origin. */
class QuietHistoryTest {
    @TempDir
    Path folder;

    private RoundRig rig;

    @BeforeEach
    void start() {
        rig = new RoundRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aDayOnWhichNothingHappensLeavesTheHistoryAsItIs() {
        int before = commits();

        for (int minute = 0; minute < 24 * 60; minute += 10) {
            rig.sign(AliveWay.REF);
            rig.pass(Duration.ofMinutes(10));
            rig.agents.cloud().cycle();
        }
        rig.rhythm.flush();
        rig.agents.cloud().engine().flush();

        assertThat(commits() - before).isLessThanOrEqualTo(4);
        assertThat(new AliveFile(rig.agents.local().vault()).seen()).containsKey("cloud");
    }

    @Test
    void theNoteThatAnEarlierVersionSignedGoesWithTheNextChange() {
        rig.agents.cloud().write("Signals/cloud.md", "---\nagent: cloud\nlast_seen: 2026-01-01T00:00:00Z\n---\n");
        rig.agents.settle();
        int before = commits();
        rig.sign(AliveWay.REF);

        rig.pass(Duration.ofMinutes(1));
        rig.pass(Duration.ofMinutes(1));
        assertThat(commits()).isEqualTo(before);
        rig.agents.local().write("Inbox/thought.md", "a thought\n");
        rig.pass(Duration.ofMinutes(1));
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.agents.origin().tree("main"))
                .contains("Inbox/thought.md")
                .doesNotContain("Signals/cloud.md");
    }

    @Test
    void anAgentThatFallsSilentIsToldOnceAndOnlyAsLongAsItLasts() {
        rig.sign(AliveWay.REF);
        rig.pass(Duration.ofMinutes(10));
        rig.pass(Duration.ofMinutes(10));
        assertThat(alerts()).isEmpty();

        for (int look = 0; look < 6; look++) {
            rig.pass(Duration.ofMinutes(10));
        }
        assertThat(alerts()).singleElement().asString().startsWith("Needs_Action/system/silent_cloud");
        assertThat(rig.agents.local().read("Dashboard.md")).contains("**cloud: silent");

        rig.sign(AliveWay.BRANCH);
        rig.sign(AliveWay.REF);
        rig.pass(Duration.ofMinutes(10));
        rig.pass(Duration.ofMinutes(1));
        assertThat(alerts()).isEmpty();
        assertThat(rig.agents.local().read("Dashboard.md")).doesNotContain("cloud: silent");
    }

    @Test
    void oneApprovalIsThreeCommits() {
        TaskId draft = rig.burst(1).get(0);
        int before = commits();

        rig.approve(draft);
        rig.pass(Duration.ofSeconds(3));
        for (int second = 0; second < 15; second++) {
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.sent).containsExactly(draft);
        assertThat(commits() - before)
                .as(rig.agents.origin().run("log", "-6", "--format=%an: %s", "main"))
                .isLessThanOrEqualTo(3);
        assertThat(rig.agents.origin().tree("main"))
                .contains("Done/email/2026-11/" + draft + ".md")
                .noneMatch(path -> path.startsWith("Updates/"));
        assertThat(rig.agents.origin().show("main", "Dashboard.md"))
                .contains("send email", "[[" + draft + "|done]]", "_Nothing waits for you._")
                .isEqualTo(rig.agents.local().read("Dashboard.md"));
        assertThat(audit()).contains("\"result\":\"done\"");
        assertThat(rig.agents.local().git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void oneRejectionIsOneCommit() {
        TaskId draft = rig.burst(1).get(0);
        int before = commits();

        rig.reject(draft);
        for (int second = 0; second < 15; second++) {
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(commits() - before)
                .as(rig.agents.origin().run("log", "-6", "--format=%an: %s", "main"))
                .isEqualTo(1);
        assertThat(rig.agents.origin().tree("main"))
                .contains("Rejected/email/" + draft + ".md")
                .doesNotContain("Pending_Approval/email/" + draft + ".md")
                .anyMatch(path -> path.startsWith("Done/email/2026-11/EMAIL_"));
        assertThat(rig.agents.origin().show("main", "Rejected/email/" + draft + ".md"))
                .isEqualTo(rig.agents.local().read("Rejected/email/" + draft + ".md"));
        assertThat(rig.agents.local().git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void aDecisionGoesOutInOneCommitWithTheTickAlsoWhenItIsMadeWhileAnotherIsCarriedOut() {
        List<TaskId> drafts = rig.burst(2);
        rig.refusal = () -> {
            rig.refusal = Optional::empty;
            rig.tick(drafts.get(1));
            at("Pending_Approval", drafts.get(1), rig.agents.clock().instant());
            rig.agents.clock().advance(Duration.ofSeconds(3));
            return Optional.empty();
        };

        rig.approve(drafts.get(0));
        for (int second = 0; second < 30; second++) {
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.sent).containsExactlyElementsOf(drafts);
        String changedInPlace = rig.agents
                .origin()
                .run(
                        "log",
                        "--no-renames",
                        "--diff-filter=M",
                        "--format=%s",
                        "main",
                        "--",
                        "Pending_Approval/email/" + drafts.get(1) + ".md");
        assertThat(changedInPlace).isEmpty();
    }

    @Test
    void aNoIsOneCommitAlsoWhenItIsMadeWhileAnotherIsCarriedOut() {
        List<TaskId> drafts = rig.burst(2);
        rig.refusal = () -> {
            rig.refusal = Optional::empty;
            rig.reject(drafts.get(1));
            at("Rejected", drafts.get(1), rig.agents.clock().instant());
            rig.agents.clock().advance(Duration.ofSeconds(3));
            return Optional.empty();
        };

        rig.approve(drafts.get(0));
        for (int second = 0; second < 30; second++) {
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.sent).containsExactly(drafts.get(0));
        assertThat(rejectedWith(drafts.get(1))).anyMatch(path -> path.startsWith("Done/email/"));
    }

    /** Every path of the commit that brought the note of a draft to what was rejected. */
    private List<String> rejectedWith(TaskId draft) {
        String commit = rig.agents
                .origin()
                .run("log", "-1", "--format=%H", "main", "--", "Rejected/email/" + draft + ".md")
                .strip();
        return rig.agents
                .origin()
                .run("show", "--no-renames", "--name-only", "--format=", commit)
                .lines()
                .toList();
    }

    @Test
    void whatWaitsForADecisionIsOnTheOtherMachinesPageWithinMinutes() {
        TaskId draft = rig.burst(1).get(0);
        int before = commits();
        rig.minutes(9);
        assertThat(commits()).isEqualTo(before);

        rig.minutes(3);

        assertThat(rig.agents.origin().show("main", "Dashboard.md")).contains(draft.value());
        assertThat(commits() - before).isEqualTo(1);
    }

    @Test
    void thirtyMailsAndThirteenDecisionsAreAtMostSixtyCommits() {
        int before = commits();
        int decided = 0;

        for (int hour = 0; hour < 6; hour++) {
            List<TaskId> drafts = rig.burst(5);
            for (int one = 0; one < 5 && decided < 13 && one < 3; one++, decided++) {
                rig.approve(drafts.get(one));
                for (int second = 0; second < 20; second++) {
                    rig.pass(Duration.ofSeconds(1));
                }
            }
            rig.pass(Duration.ofMinutes(5));
        }
        rig.rhythm.flush();

        assertThat(decided).isEqualTo(13);
        assertThat(rig.sent).hasSize(13);
        assertThat(commits() - before).isLessThanOrEqualTo(60);
    }

    private void at(String place, TaskId draft, Instant saved) {
        Path note = rig.agents.local().vault().resolve(place + "/email/" + draft + ".md");
        try {
            Files.setLastModifiedTime(note, FileTime.from(saved));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> alerts() {
        return rig.agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Needs_Action/system/"))
                .toList();
    }

    private String audit() {
        return rig.agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Logs/Actions/"))
                .map(path -> rig.agents.origin().show("main", path))
                .reduce("", String::concat);
    }

    private int commits() {
        return Integer.parseInt(
                rig.agents.origin().run("rev-list", "--count", "main").strip());
    }
}
