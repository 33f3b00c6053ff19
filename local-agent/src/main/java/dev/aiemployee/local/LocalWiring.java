package dev.aiemployee.local;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.audit.AuditLog;
import dev.aiemployee.core.claim.AgentWatch;
import dev.aiemployee.core.claim.SilenceFile;
import dev.aiemployee.core.claim.StaleWatch;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.daemon.Daemon;
import dev.aiemployee.core.daemon.DaemonParts;
import dev.aiemployee.core.daemon.MachinePace;
import dev.aiemployee.core.daemon.Tick;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.guard.secret.SecretScanner;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Pace;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.brake.PauseFile;
import dev.aiemployee.local.cli.ApproveCommand;
import dev.aiemployee.local.cli.ClosedCommand;
import dev.aiemployee.local.cli.ConflictsCommand;
import dev.aiemployee.local.cli.JournalCommand;
import dev.aiemployee.local.cli.PauseCommand;
import dev.aiemployee.local.cli.PendingCommand;
import dev.aiemployee.local.cli.RejectCommand;
import dev.aiemployee.local.cli.ResumeCommand;
import dev.aiemployee.local.cli.ReviseCommand;
import dev.aiemployee.local.cli.ShowCommand;
import dev.aiemployee.local.dashboard.DashboardDesk;
import dev.aiemployee.local.desk.DeskParts;
import dev.aiemployee.local.desk.LocalDesk;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.KeptFiles;
import dev.aiemployee.local.execute.MailLogins;
import dev.aiemployee.local.execute.MessageIds;
import dev.aiemployee.local.execute.SentSettings;
import dev.aiemployee.local.execute.SmtpExecutor;
import dev.aiemployee.local.execute.SmtpSettings;
import dev.aiemployee.local.execute.SmtpTls;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Snapshots;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Builds the local agent, part by part: reading the constructor calls below is reading its diagram. */
public final class LocalWiring {
    private final Agent agent;

    LocalWiring(Machine machine) {
        this.agent = new Agent(
                AgentKind.LOCAL,
                machine,
                workplace -> daemon(machine, workplace),
                (environment, notes) -> Stream.concat(
                                new McpWiring(machine).problems(environment, notes).stream(),
                                MailLogins.problems(sends(environment) ? smtp(environment) : null, sent(environment))
                                        .stream())
                        .toList());
    }

    /** The agent on the real clock, environment and chance. */
    public static LocalWiring onThisMachine() {
        Timing timing = new Timing(
                Clock.system(ZoneId.systemDefault()),
                duration -> Thread.sleep(duration.toMillis()),
                new SecureRandom());
        return new LocalWiring(new Machine(System.getenv(), Path.of("").toAbsolutePath(), timing));
    }

    CommandLine commandLine() {
        CommandLine line =
                AgentCli.of(agent, "Shows what waits for your decision, and carries out what you approved, once.");
        AgentCli.add(agent, line, new PendingCommand(agent));
        AgentCli.add(agent, line, new ClosedCommand(agent));
        AgentCli.add(agent, line, new ConflictsCommand(agent));
        AgentCli.add(agent, line, new ShowCommand(agent));
        AgentCli.add(agent, line, new ApproveCommand(agent));
        AgentCli.add(agent, line, new RejectCommand(agent));
        AgentCli.add(agent, line, new ReviseCommand(agent));
        AgentCli.add(agent, line, new JournalCommand(agent));
        AgentCli.add(agent, line, new PauseCommand(agent));
        AgentCli.add(agent, line, new ResumeCommand(agent));
        return line;
    }

    private static Daemon daemon(Machine machine, Workplace workplace) {
        Environment environment = workplace.environment();
        Clock clock = workplace.timing().clock();
        Path state = workplace.state();

        Journal journal = Journal.open(state.resolve("ledger.jsonl"));
        Snapshots snapshots = new Snapshots(state.resolve("snapshots"));
        Ledger ledger = new Ledger(journal, snapshots);
        AuditLog audit = new AuditLog(
                workplace.vault(), environment.agent(), new SecretScanner(Workplace.known(environment))::masked);
        List<Executor> tools = new McpWiring(machine).executors(environment, new AlertBox(workplace.writer(), clock));
        DeskParts parts = new DeskParts(
                new DeskParts.Vault(
                        workplace.reader(),
                        workplace.writer(),
                        new AllowedFindings(agentFolder(workplace.vault())).guard(Workplace.known(environment))),
                new DeskParts.Remote(
                        workplace.engine(),
                        workplace.rhythm(),
                        workplace.desk(),
                        workplace.historyInEachBelow(VaultLayout.IN_PROGRESS),
                        environment.agent()),
                new DeskParts.Records(
                        ledger,
                        audit,
                        new Outages(state.resolve("sending-troubles"), workplace.vault(), workplace.writer(), clock),
                        clock),
                Stream.concat(executors(environment, state, snapshots::read, clock).stream(), tools.stream())
                        .toList(),
                manners(environment, state));
        LocalDesk desk = new LocalDesk(parts);
        DashboardDesk dashboard = new DashboardDesk(
                workplace.reader(), workplace.writer(), clock, environment.seconds(EnvVar.QUIET_SECONDS));
        StaleWatch watch = new StaleWatch(
                workplace.desk(),
                new SilenceFile(state.resolve(SilenceFile.NAME)),
                workplace.stale(),
                new MachinePace()::elapsed);
        AgentWatch agents = new AgentWatch(
                () -> workplace.remote().alive().look(environment.agent()),
                new Outages(
                        workplace.vault().resolve(".git/agent/silent-agents"),
                        workplace.vault(),
                        workplace.writer(),
                        clock),
                workplace.stale().interval(),
                new MachinePace()::elapsed,
                workplace::isKeyless);
        ClaimRound claims = new ClaimRound(
                environment.agent(),
                workplace.desk(),
                watch,
                agents,
                workplace.rhythm(),
                new AliveFile(workplace.vault()),
                workplace.writer());
        LocalRound round = new LocalRound(desk, claims, dashboard, workplace.rhythm(), workplace.reader(), audit);
        Tick tick = new Tick("round", environment.seconds(EnvVar.TIP_POLL_INTERVAL), round::untilDue, round::run);
        return DaemonParts.daemon(workplace, machine.variables(), tick);
    }

    private static Path agentFolder(Path vault) {
        return vault.resolve(".git").resolve("agent");
    }

    private static List<Executor> executors(Environment environment, Path state, KeptFiles files, Clock clock) {
        if (!sends(environment)) {
            return List.of();
        }
        MessageIds ids = MessageIds.open(state.resolve("message-id.key"), new SecureRandom());
        return List.of(new SmtpExecutor(smtp(environment), sent(environment), ids, files, clock));
    }

    private static boolean sends(Environment environment) {
        return environment.find(EnvVar.SMTP_HOST).isPresent()
                && environment.find(EnvVar.SMTP_FROM).isPresent();
    }

    private static SmtpSettings smtp(Environment environment) {
        SmtpTls tls =
                Word.find(SmtpTls.class, environment.text(EnvVar.SMTP_TLS)).orElseThrow();
        SmtpSettings.@Nullable Login login = environment
                .find(EnvVar.SMTP_USER)
                .map(user -> new SmtpSettings.Login(user, environment.secret(EnvVar.SMTP_PASSWORD)))
                .orElse(null);
        return new SmtpSettings(
                new SmtpSettings.Server(environment.text(EnvVar.SMTP_HOST), environment.number(EnvVar.SMTP_PORT), tls),
                Mailbox.parse(environment.text(EnvVar.SMTP_FROM)),
                login,
                SmtpSettings.Timeouts.DEFAULT);
    }

    /** Null when no server is named for copies; a login that is not complete counts as none. */
    private static @Nullable SentSettings sent(Environment environment) {
        String user = environment.find(EnvVar.SENT_IMAP_USER).orElse("");
        if (environment.find(EnvVar.SENT_IMAP_HOST).isEmpty() || user.isEmpty()) {
            return null;
        }
        SmtpTls tls =
                Word.find(SmtpTls.class, environment.text(EnvVar.SENT_IMAP_TLS)).orElseThrow();
        return new SentSettings(
                new SmtpSettings.Server(
                        environment.text(EnvVar.SENT_IMAP_HOST), environment.number(EnvVar.SENT_IMAP_PORT), tls),
                new SmtpSettings.Login(user, environment.secret(EnvVar.SENT_IMAP_PASSWORD)),
                environment.find(EnvVar.SENT_IMAP_FOLDER).orElse(""),
                SmtpSettings.Timeouts.DEFAULT);
    }

    private static DeskParts.Manners manners(Environment environment, Path state) {
        Pace pace = new Pace(
                environment.seconds(EnvVar.QUIET_SECONDS),
                environment.seconds(EnvVar.SEND_DELAY),
                new Pace.Retries(
                        RetryPolicy.SENDING.delays(), Duration.ofHours(environment.number(EnvVar.SEND_RETRY_HOURS))));
        boolean dryRun = environment.flag(EnvVar.DRY_RUN);
        PauseFile pause = PauseFile.in(state);
        return new DeskParts.Manners(
                pace,
                Map.of(
                        ActionType.SEND_EMAIL, environment.number(EnvVar.MAX_EMAILS_PER_HOUR),
                        ActionType.SEND_WHATSAPP, environment.number(EnvVar.MAX_EMAILS_PER_HOUR),
                        ActionType.REGISTER_PAYMENT, environment.number(EnvVar.MAX_PAYMENTS_PER_HOUR),
                        ActionType.POST_SOCIAL, environment.number(EnvVar.MAX_POSTS_PER_HOUR)),
                () -> new Conditions.Brakes(pause.isThere(), dryRun));
    }
}
