package dev.aiemployee.cloud;

import dev.aiemployee.cloud.cli.CatchUpCommand;
import dev.aiemployee.cloud.draft.Drafter;
import dev.aiemployee.cloud.draft.MailboxLink;
import dev.aiemployee.cloud.draft.NoteSettings;
import dev.aiemployee.cloud.draft.RulesDrafter;
import dev.aiemployee.cloud.mail.MailLimits;
import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.cloud.watch.CatchUpFile;
import dev.aiemployee.cloud.watch.ImapAccount;
import dev.aiemployee.cloud.watch.ImapLimits;
import dev.aiemployee.cloud.watch.ImapSecurity;
import dev.aiemployee.cloud.watch.ImapWatcher;
import dev.aiemployee.cloud.watch.MailCursorFile;
import dev.aiemployee.cloud.watch.MailSpool;
import dev.aiemployee.cloud.watch.NoMailbox;
import dev.aiemployee.cloud.watch.ReadingMark;
import dev.aiemployee.cloud.watch.SeenMail;
import dev.aiemployee.cloud.watch.WatchedMailbox;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.Daemon;
import dev.aiemployee.core.daemon.DaemonParts;
import dev.aiemployee.core.daemon.Tick;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Builds the cloud agent, part by part: reading the constructor calls below is reading its diagram. */
public final class CloudWiring {
    private final Agent agent;

    CloudWiring(Machine machine) {
        this.agent =
                new Agent(AgentKind.CLOUD, machine, workplace -> daemon(machine, workplace), (environment, notes) -> {
                    addresses(environment, notes);
                    return mailbox(environment, machine.timing().clock(), notes);
                });
    }

    /** The agent on the real clock, environment and chance. */
    public static CloudWiring onThisMachine() {
        Timing timing = new Timing(
                Clock.system(ZoneId.systemDefault()),
                duration -> Thread.sleep(duration.toMillis()),
                new SecureRandom());
        return new CloudWiring(new Machine(System.getenv(), Path.of("").toAbsolutePath(), timing));
    }

    CommandLine commandLine() {
        CommandLine line = AgentCli.of(agent, "Reads mail, triages and drafts. Proposes; it cannot send.");
        AgentCli.add(agent, line, new CatchUpCommand(agent));
        return line;
    }

    private static Daemon daemon(Machine machine, Workplace workplace) {
        Environment environment = workplace.environment();
        Clock clock = workplace.timing().clock();
        VaultReader reader = workplace.reader();
        VaultWriter writer = workplace.writer();
        Path state = workplace.state();

        HandbookFile handbook = new HandbookFile(reader);
        OwnAddresses own = own(environment);
        Outages mailTroubles = new Outages(
                state.resolve("mail-troubles"),
                workplace.vault(),
                writer,
                clock,
                path -> workplace.engine().publishedUnder(AlertBox.FOLDER).contains(path));
        MailIntake intake = new MailIntake(
                mailbox(environment, clock, new MailSpool(state.resolve("mail-incoming"))),
                new MailReader(MailLimits.forHeap(Runtime.getRuntime().maxMemory()))::read,
                new MailCursorFile(state.resolve("mail-cursor")),
                new SeenMail(state.resolve("mail-seen")),
                new ReadingMark(state.resolve("mail-reading")),
                CatchUpFile.in(state),
                own,
                Duration.ofDays(environment.number(EnvVar.MAIL_SINCE)),
                handbook,
                reader,
                writer,
                mailTroubles,
                clock);
        Drafter drafter = new RulesDrafter();
        NoteSettings settings = new NoteSettings(
                environment.agent() + " (" + drafter.name() + ")",
                clock.getZone(),
                MailboxLink.of(environment.find(EnvVar.IMAP_HOST).orElse("")),
                own);
        CloudDesk desk = new CloudDesk(environment.agent(), intake, drafter, settings, handbook, reader, clock);
        SyncRhythm rhythm = workplace.rhythm();
        CloudRound round = new CloudRound(
                environment.agent(),
                desk,
                workplace.desk(),
                rhythm,
                writer,
                new MailTroubles(mailTroubles, clock),
                new EndedAlerts(
                        environment.agent(),
                        workplace.desk(),
                        clock,
                        List.of(mailTroubles, workplace.engine().outages())),
                clock,
                environment.seconds(EnvVar.MAIL_POLL_INTERVAL));
        Tick tick = new Tick("round", environment.seconds(EnvVar.TIP_POLL_INTERVAL), round::run);
        return DaemonParts.daemon(workplace, machine.variables(), tick);
    }

    private static OwnAddresses own(Environment environment) {
        return OwnAddresses.of(
                environment.find(EnvVar.MAIL_OWN).orElse(""),
                environment.find(EnvVar.IMAP_USER).orElse(""));
    }

    /** For {@code check}: which address of the open mail may be the operator's too. */
    private static void addresses(Environment environment, Consumer<String> notes) {
        Path vault = environment.path(EnvVar.VAULT_PATH);
        if (Files.isDirectory(vault)) {
            LikelyAddresses.notes(
                            new VaultReader(vault, new NoteFormat()),
                            environment.agent(),
                            own(environment),
                            environment.find(EnvVar.MAIL_OWN).orElse(""))
                    .forEach(notes);
        }
    }

    /** For {@code check}: whether the mailbox lets this agent in. */
    private static List<Problem> mailbox(Environment environment, Clock clock, Consumer<String> notes) {
        MailSpool unused = new MailSpool(environment.path(EnvVar.STATE_PATH).resolve("mail-incoming"));
        if (!(mailbox(environment, clock, unused) instanceof ImapWatcher watcher)) {
            notes.accept("no mail is read: MAIL_SOURCE is " + environment.text(EnvVar.MAIL_SOURCE));
            return List.of();
        }
        return watcher.trouble().stream()
                .map(reason -> new Problem(
                        EnvVar.IMAP_HOST.name(),
                        "no mail can be read: " + SecretMask.masked(reason),
                        "look at IMAP_HOST, IMAP_PORT, IMAP_TLS, IMAP_USER and IMAP_READONLY_PASSWORD"))
                .toList();
    }

    private static WatchedMailbox mailbox(Environment environment, Clock clock, MailSpool spool) {
        return switch (environment.text(EnvVar.MAIL_SOURCE)) {
            case "imap" ->
                new ImapWatcher(
                        account(environment),
                        ImapLimits.USUAL,
                        spool,
                        clock,
                        () -> environment.secret(EnvVar.IMAP_READONLY_PASSWORD).reveal());
            case "none" -> new NoMailbox();
            default ->
                throw new ConfigurationException(new Problem(
                        EnvVar.MAIL_SOURCE.name(), "names a source this version cannot read yet", "use imap or none"));
        };
    }

    private static ImapAccount account(Environment environment) {
        String host = environment.text(EnvVar.IMAP_HOST);
        ImapSecurity security = ImapSecurity.named(environment.text(EnvVar.IMAP_TLS));
        return new ImapAccount(
                host, environment.number(EnvVar.IMAP_PORT), environment.text(EnvVar.IMAP_USER), "INBOX", security);
    }
}
