package dev.aiemployee.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.audit.AuditLog;
import dev.aiemployee.core.claim.AgentWatch;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.claim.ClaimRider;
import dev.aiemployee.core.claim.LifeSign;
import dev.aiemployee.core.claim.Publication;
import dev.aiemployee.core.claim.SilenceFile;
import dev.aiemployee.core.claim.StaleWatch;
import dev.aiemployee.core.claim.Wish;
import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.git.AliveWay;
import dev.aiemployee.core.git.RemoteAccess;
import dev.aiemployee.core.git.RemoteBranch;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.SyncSchedule;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Outgoing;
import dev.aiemployee.local.approve.Pace;
import dev.aiemployee.local.dashboard.DashboardDesk;
import dev.aiemployee.local.desk.DeskParts;
import dev.aiemployee.local.desk.LocalDesk;
import dev.aiemployee.local.execute.Departure;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.Trace;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many commits the vault's history grows by, counted by native git on the bare origin. */
class QuietHistoryTest {
    private static final AgentName LOCAL = new AgentName("local");
    private static final AgentName CLOUD = new AgentName("cloud");

    @TempDir
    Path folder;

    private final List<TaskId> sent = new ArrayList<>();
    private TwoAgents agents;
    private Journal journal;
    private RemoteBranch remote;
    private RemoteBranch cloudRemote;
    private SyncRhythm rhythm;
    private LocalRound round;
    private Duration elapsed = Duration.ZERO;
    private int mails;

    @BeforeEach
    void start() {
        agents = new TwoAgents(folder);
        agents.local()
                .write(
                        "Dashboard.md",
                        "# Dashboard\n\n## Pending approvals\n\n## Now\n\n## Last actions\n\n## Updates\n");
        agents.local()
                .write(
                        "Company_Handbook.md",
                        "## Contacts\n\n| Who | Address |\n|---|---|\n| Anna | anna@example.org |\n");
        agents.settle();
        agents.local().quiet(Duration.ofSeconds(2));
        remote = remote(agents.local());
        cloudRemote = remote(agents.cloud());
        round = round(agents.local());
        pass(Duration.ofMinutes(1));
        rhythm.flush();
        agents.settle();
    }

    @AfterEach
    void close() {
        journal.close();
        remote.close();
        cloudRemote.close();
        agents.close();
    }

    @Test
    void aDayOnWhichNothingHappensLeavesTheHistoryAsItIs() {
        int before = commits();

        for (int minute = 0; minute < 24 * 60; minute += 10) {
            sign(AliveWay.REF);
            pass(Duration.ofMinutes(10));
            agents.cloud().cycle();
        }
        rhythm.flush();
        agents.cloud().engine().flush();

        assertThat(commits() - before).isLessThanOrEqualTo(4);
        assertThat(new AliveFile(agents.local().vault()).seen()).containsKey("cloud");
    }

    @Test
    void theNoteThatAnEarlierVersionSignedGoesWithTheNextChange() {
        agents.cloud().write("Signals/cloud.md", "---\nagent: cloud\nlast_seen: 2026-01-01T00:00:00Z\n---\n");
        agents.settle();
        int before = commits();
        sign(AliveWay.REF);

        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(commits()).isEqualTo(before);
        agents.local().write("Inbox/thought.md", "a thought\n");
        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));

        assertThat(agents.origin().tree("main")).contains("Inbox/thought.md").doesNotContain("Signals/cloud.md");
    }

    @Test
    void anAgentThatFallsSilentIsToldOnceAndOnlyAsLongAsItLasts() {
        sign(AliveWay.REF);
        pass(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(10));
        assertThat(alerts()).isEmpty();

        for (int look = 0; look < 6; look++) {
            pass(Duration.ofMinutes(10));
        }
        assertThat(alerts()).singleElement().asString().startsWith("Needs_Action/system/silent_cloud");
        assertThat(agents.local().read("Dashboard.md")).contains("**cloud: silent");

        sign(AliveWay.BRANCH);
        sign(AliveWay.REF);
        pass(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(1));
        assertThat(alerts()).isEmpty();
        assertThat(agents.local().read("Dashboard.md")).doesNotContain("cloud: silent");
    }

    @Test
    void oneApprovalIsThreeCommits() {
        TaskId draft = burst(1).get(0);
        int before = commits();

        approve(draft);
        pass(Duration.ofSeconds(3));
        for (int second = 0; second < 15; second++) {
            pass(Duration.ofSeconds(1));
        }

        assertThat(sent).containsExactly(draft);
        assertThat(commits() - before)
                .as(agents.origin().run("log", "-6", "--format=%an: %s", "main"))
                .isLessThanOrEqualTo(3);
        assertThat(agents.origin().tree("main"))
                .contains("Done/email/2026-11/" + draft + ".md")
                .noneMatch(path -> path.startsWith("Updates/"));
        assertThat(agents.origin().show("main", "Dashboard.md"))
                .contains("send email", "[[" + draft + "|done]]", "_Nothing waits for you._")
                .isEqualTo(agents.local().read("Dashboard.md"));
        assertThat(audit()).contains("\"result\":\"done\"");
        assertThat(agents.local().git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void whatWaitsForADecisionIsOnTheOtherMachinesPageWithinMinutes() {
        TaskId draft = burst(1).get(0);
        int before = commits();
        minutes(9);
        assertThat(commits()).isEqualTo(before);

        minutes(3);

        assertThat(agents.origin().show("main", "Dashboard.md")).contains(draft.value());
        assertThat(commits() - before).isEqualTo(1);
    }

    @Test
    void thirtyMailsAndThirteenDecisionsAreAtMostSixtyCommits() {
        int before = commits();
        int decided = 0;

        for (int hour = 0; hour < 6; hour++) {
            List<TaskId> drafts = burst(5);
            for (int one = 0; one < 5 && decided < 13 && one < 3; one++, decided++) {
                approve(drafts.get(one));
                for (int second = 0; second < 20; second++) {
                    pass(Duration.ofSeconds(1));
                }
            }
            pass(Duration.ofMinutes(5));
        }
        rhythm.flush();

        assertThat(decided).isEqualTo(13);
        assertThat(sent).hasSize(13);
        assertThat(commits() - before).isLessThanOrEqualTo(60);
    }

    /** Some mails come in at once, and the cloud drafts an answer to each. */
    private List<TaskId> burst(int size) {
        List<TaskId> tasks = new ArrayList<>();
        for (int one = 0; one < size; one++) {
            TaskId task = new TaskId("EMAIL_%04d".formatted(++mails));
            agents.cloud().write("Needs_Action/email/" + task + ".md", TwoAgents.task(task.value(), "Can you do it?"));
            tasks.add(task);
        }
        ClaimRider rider = agents.cloud().desk().rider(Wish.any(Set.of(Domain.EMAIL), ClaimDesk.BATCH));
        agents.cloud().engine().cycle(rider);
        List<Publication> drafts = rider.won().stream().map(this::draft).toList();
        assertThat(drafts).hasSize(size);
        agents.cloud().desk().settle(drafts, List.of());
        agents.cloud().cycle();
        pass(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));
        return tasks.stream().map(task -> new TaskId("DRAFT_" + task)).toList();
    }

    private Publication draft(ClaimOutcome.Won won) {
        TaskId id = new TaskId("DRAFT_" + won.task());
        Note note = ApprovalNotes.undecided(id.value(), won.task().value(), "Dear Anna,\n\n" + won.task() + ": yes.\n");
        String name = "20261120T100000Z_" + won.task();
        String event = "---\nid: " + name
                + "\ntype: update\nagent: cloud\ncreated: 2026-11-20T10:00:00Z\ntitle: Answer drafted\n---\n";
        return new Publication(
                won.task(),
                won.claim(),
                Map.of("status", "awaiting_approval"),
                Map.of(
                        VaultLayout.pendingApproval(Domain.EMAIL, id),
                        note,
                        VaultLayout.UPDATES.child(name + ".md"),
                        note(event)));
    }

    private static Note note(String text) {
        return new NoteFormat()
                .parse(text.getBytes(StandardCharsets.UTF_8))
                .note()
                .orElseThrow();
    }

    private void approve(TaskId draft) {
        String path = "Pending_Approval/email/" + draft + ".md";
        agents.local()
                .write(
                        path,
                        ApprovalNotes.approved(note(agents.local().read(path))).source());
        pass(Duration.ZERO);
    }

    private void pass(Duration time) {
        agents.clock().advance(time);
        elapsed = elapsed.plus(time);
        round.run();
    }

    private void minutes(int most) {
        for (int minute = 0; minute < most; minute++) {
            pass(Duration.ofMinutes(1));
        }
    }

    private void sign(AliveWay way) {
        String text = new LifeSign(CLOUD, agents.clock().instant(), LifeSign.State.RUNNING, Set.of()).text("1.0");
        cloudRemote.alive().give(CLOUD, way, text, agents.clock().instant());
    }

    private List<String> alerts() {
        return agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Needs_Action/system/"))
                .toList();
    }

    private String audit() {
        return agents.origin().tree("main").stream()
                .filter(path -> path.startsWith("Logs/Actions/"))
                .map(path -> agents.origin().show("main", path))
                .reduce("", String::concat);
    }

    private int commits() {
        return Integer.parseInt(
                agents.origin().run("rev-list", "--count", "main").strip());
    }

    private RemoteBranch remote(VaultClone clone) {
        return clone.repository()
                .remote(RemoteAccess.local(agents.originFolder().toUri().toString()));
    }

    private LocalRound round(VaultClone local) {
        rhythm = new SyncRhythm(
                local.engine(),
                remote,
                new SyncSchedule(Duration.ofSeconds(30), RetryPolicy.NETWORK, new Random(1)),
                agents.clock());
        journal = Journal.open(folder.resolve("desk/ledger.jsonl"));
        Ledger ledger = new Ledger(journal, new Snapshots(folder.resolve("desk/snapshots")));
        VaultReader reader = new VaultReader(local.vault(), new NoteFormat());
        AuditLog audit = new AuditLog(local.vault(), LOCAL);
        Pace pace = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10), Pace.Retries.NONE);
        LocalDesk desk = new LocalDesk(new DeskParts(
                new DeskParts.Vault(reader, local.writer(), new CommitGuard()),
                new DeskParts.Remote(
                        local.engine(),
                        rhythm,
                        local.desk(),
                        local.repository().historyInEachBelow("In_Progress"),
                        LOCAL),
                new DeskParts.Records(
                        ledger,
                        audit,
                        new Outages(folder.resolve("desk/troubles"), local.vault(), local.writer(), agents.clock()),
                        agents.clock()),
                List.of(new Post()),
                new DeskParts.Manners(pace, Map.of(), () -> new Conditions.Brakes(false, false))));
        ClaimRound claims = new ClaimRound(
                LOCAL,
                local.desk(),
                new StaleWatch(
                        local.desk(),
                        new SilenceFile(folder.resolve("desk/" + SilenceFile.NAME)),
                        new StaleWatch.Limits(Duration.ofHours(24), Duration.ofMinutes(10)),
                        () -> elapsed),
                new AgentWatch(
                        () -> remote.alive().look(LOCAL),
                        new Outages(folder.resolve("desk/silent"), local.vault(), local.writer(), agents.clock()),
                        Duration.ofMinutes(10),
                        () -> elapsed),
                rhythm,
                new AliveFile(local.vault()),
                local.writer());
        DashboardDesk page = new DashboardDesk(reader, local.writer(), agents.clock(), Duration.ZERO);
        return new LocalRound(desk, claims, page, rhythm, reader, audit);
    }

    private final class Post implements Executor {
        @Override
        public ActionType action() {
            return ActionType.SEND_EMAIL;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public boolean isThere(Trace trace) {
            return false;
        }

        @Override
        public String keepCopy(Outgoing outgoing, Trace trace, Instant at) {
            return "";
        }

        @Override
        public SendOutcome execute(Cleared cleared, Departure departure) {
            Trace trace = Trace.messageId("<" + cleared.outgoing().approval() + "@example.com>");
            departure.leaving(trace);
            sent.add(cleared.outgoing().approval());
            return new SendOutcome.Sent(trace, "250 ok");
        }
    }
}
