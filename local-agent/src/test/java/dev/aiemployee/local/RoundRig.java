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
import dev.aiemployee.core.claim.TaskFilter;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.sync.SyncSchedule;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Pace;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.cli.PendingCommand;
import dev.aiemployee.local.dashboard.DashboardDesk;
import dev.aiemployee.local.desk.DeskParts;
import dev.aiemployee.local.desk.LocalDesk;
import dev.aiemployee.local.execute.Departure;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.Trace;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Snapshots;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The local agent's whole round, with its page, beside a cloud agent; time passes as a test wants. */
final class RoundRig {
    private static final AgentName LOCAL = new AgentName("local");
    private static final AgentName CLOUD = new AgentName("cloud");

    private final Path folder;
    final List<TaskId> sent = new ArrayList<>();
    final TwoAgents agents;
    final SyncRhythm rhythm;
    /** What the other side says to what leaves. */
    Supplier<Optional<SendOutcome>> refusal = Optional::empty;

    Map<ActionType, Integer> perHour = Map.of();
    private final Journal journal;
    private final RemoteBranch remote;
    private final RemoteBranch cloudRemote;
    private final LocalRound round;
    private Duration elapsed = Duration.ZERO;
    private int mails;

    RoundRig(Path folder) {
        this(folder, Map.of());
    }

    /** @param perHour how many acts of a kind an hour may see; no limit for the others */
    RoundRig(Path folder, Map<ActionType, Integer> perHour) {
        this.folder = folder;
        this.perHour = perHour;
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
        rhythm = new SyncRhythm(
                agents.local().engine(),
                remote,
                new SyncSchedule(Duration.ofSeconds(30), RetryPolicy.NETWORK, new Random(1)),
                agents.clock());
        journal = Journal.open(folder.resolve("desk/ledger.jsonl"));
        round = round(agents.local());
        pass(Duration.ofMinutes(1));
        rhythm.flush();
        agents.settle();
    }

    void close() {
        journal.close();
        remote.close();
        cloudRemote.close();
        agents.close();
    }

    /** Some mails come in at once, and the cloud drafts an answer to each. */
    List<TaskId> burst(int size) {
        List<TaskId> tasks = new ArrayList<>();
        for (int one = 0; one < size; one++) {
            TaskId task = new TaskId("EMAIL_%04d".formatted(++mails));
            agents.cloud().write("Needs_Action/email/" + task + ".md", TwoAgents.task(task.value(), "Can you do it?"));
            tasks.add(task);
        }
        ClaimRider rider = agents.cloud().desk().rider(TaskFilter.any(Set.of(Domain.EMAIL), ClaimDesk.BATCH));
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

    void approve(TaskId draft) {
        tick(draft);
        pass(Duration.ZERO);
    }

    /** The operator drags a draft to {@code Rejected/}; nothing has looked yet. */
    void reject(TaskId draft) {
        Path vault = agents.local().vault();
        try {
            Files.move(
                    vault.resolve("Pending_Approval/email/" + draft + ".md"),
                    Files.createDirectories(vault.resolve("Rejected/email")).resolve(draft + ".md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The operator says yes; nothing has looked yet. */
    void tick(TaskId draft) {
        String path = "Pending_Approval/email/" + draft + ".md";
        agents.local()
                .write(
                        path,
                        ApprovalNotes.approved(note(agents.local().read(path))).source());
    }

    void pass(Duration time) {
        agents.clock().advance(time);
        elapsed = elapsed.plus(time);
        round.run();
    }

    void minutes(int most) {
        for (int minute = 0; minute < most; minute++) {
            pass(Duration.ofMinutes(1));
        }
    }

    void sign(AliveWay way) {
        String text = new LifeSign(CLOUD, agents.clock().instant(), LifeSign.State.RUNNING, Set.of()).text("1.0");
        cloudRemote.alive().give(CLOUD, way, text, agents.clock().instant());
    }

    /** What a command prints that is typed beside the daemon. */
    String type(String... words) {
        Timing timing = new Timing(agents.clock(), duration -> {}, new Random(1));
        Map<String, String> variables = Map.of(
                "VAULT_PATH",
                agents.local().vault().toString(),
                "STATE_PATH",
                folder.resolve("desk").toString(),
                "GIT_REMOTE_URL",
                agents.originFolder().toUri().toString(),
                "DRY_RUN",
                "false",
                "SMTP_HOST",
                "mail.example.org",
                "SMTP_FROM",
                "mara@workshop.example");
        Agent agent = new Agent(AgentKind.LOCAL, new Machine(variables, folder, timing), workplace -> {
            throw new AssertionError("no daemon here");
        });
        CommandLine line = AgentCli.of(agent, "test");
        AgentCli.add(agent, line, new PendingCommand(agent));
        StringWriter text = new StringWriter();
        line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(words);
        return text.toString();
    }

    private RemoteBranch remote(VaultClone clone) {
        return clone.repository()
                .remote(RemoteAccess.local(agents.originFolder().toUri().toString()));
    }

    private LocalRound round(VaultClone local) {
        Ledger ledger = new Ledger(journal, new Snapshots(folder.resolve("desk/snapshots")));
        VaultReader reader = new VaultReader(local.vault(), new NoteFormat());
        AuditLog audit = new AuditLog(local.vault(), LOCAL);
        Pace pace = new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                new Pace.Retries(RetryPolicy.SENDING.delays(), Duration.ofHours(24)));
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
                new DeskParts.Manners(pace, perHour, () -> new Conditions.Brakes(false, false))));
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
            Optional<SendOutcome> refused = refusal.get();
            if (refused.isPresent()) {
                return refused.get();
            }
            Trace trace = Trace.messageId("<" + cleared.outgoing().approval() + "@example.com>");
            departure.leaving(trace);
            sent.add(cleared.outgoing().approval());
            return new SendOutcome.Sent(trace, "250 ok");
        }
    }
}
