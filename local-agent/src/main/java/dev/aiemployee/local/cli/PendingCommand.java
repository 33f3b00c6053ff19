package dev.aiemployee.local.cli;

import dev.aiemployee.core.alert.DiskRoom;
import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.Unfinished;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.queue.OutsideLine;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.terminal.DisplayWidth;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.brake.PauseFile;
import dev.aiemployee.local.desk.LeftToYou;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pending}: what waits for a decision, or for its turn. Numbers stand for what it shows, until it shows something else. */
@Command(name = "pending", description = "Show what waits for your decision.")
public final class PendingCommand extends AgentCommand {
    private static final int COLUMNS = 80;

    @Option(
            names = "--json",
            description = "Write JSON, and nothing else, to standard output; numbers stay as they are.")
    private boolean json;

    public PendingCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Environment environment = environment();
        Unfinished.problem(environment.path(EnvVar.VAULT_PATH), agent().program())
                .ifPresent(problem -> {
                    throw new ConfigurationException(problem);
                });
        VaultReader reader = new VaultReader(environment.path(EnvVar.VAULT_PATH), new NoteFormat());
        Clock clock = clock(environment);
        Approvals approvals = new Approvals(environment, clock.getZone());
        Approvals.OnDisk disk = approvals.onDisk();
        List<Listed> items = new OpenItems(environment, approvals).at(clock.instant(), disk.open());
        List<LeftToYou> left = LeftToYou.in(reader);
        List<OpenAlert> alerts = OpenAlert.in(reader);
        if (json) {
            out().println(new PendingJson(clock, trouble(environment)).with(alerts, items, left, disk.held()));
            return ExitCode.DONE;
        }
        trouble(environment).forEach(out()::println);
        alerts.forEach(alert -> out().println(DisplayWidth.cut("ALERT: " + Terminal.plain(alert.title()), COLUMNS)
                + "\n       " + alert.path()));
        list(environment.path(EnvVar.STATE_PATH), clock, items, left, disk.held());
        return ExitCode.DONE;
    }

    private void list(Path state, Clock clock, List<Listed> items, List<LeftToYou> left, List<HeldNote> held) {
        List<Listed> waiting =
                items.stream().filter(item -> item.item().needsYou()).toList();
        List<Listed> underWay =
                items.stream().filter(item -> !item.item().needsYou()).toList();
        List<Listed> shown = Stream.concat(waiting.stream(), underWay.stream()).toList();
        QueueLines lines = new QueueLines(shown, clock);
        boolean numbered = remember(state, shown);
        List<String> printed = new ArrayList<>();
        shown.forEach(item -> printed.add(lines.line(numbered ? "" + (printed.size() + 1) : "-", item.item())));
        if (waiting.isEmpty() && left.isEmpty() && held.isEmpty()) {
            out().println("Nothing waits for you.");
        }
        for (int i = 0; i < waiting.size(); i++) {
            out().println(printed.get(i));
            waiting.get(i)
                    .notBefore()
                    .ifPresent(at -> out().println("    not before " + new QueueTime(clock.getZone()).exact(at)));
        }
        tellHeld(held);
        tellLeft(left);
        if (!underWay.isEmpty()) {
            out().println("Under way, nothing to decide:");
            printed.subList(waiting.size(), printed.size()).forEach(out()::println);
        }
        tellWhatToType(waiting, numbered);
    }

    private void tellWhatToType(List<Listed> waiting, boolean numbered) {
        if (!waiting.isEmpty()) {
            String first = numbered ? "1" : waiting.get(0).id();
            out().println();
            out().println("show " + first + " · approve " + first + " · reject " + first
                    + " --reason \"...\"   (names and short ids work too)");
        }
    }

    /** Before anything is printed: whoever has read a number may type it. */
    private boolean remember(Path state, List<Listed> shown) {
        try {
            ShownList.in(state).show(shown);
            return true;
        } catch (IOException failure) {
            err().println("The list cannot be kept (" + failure + "): use names or ids, not numbers.");
            return false;
        }
    }

    private List<String> trouble(Environment environment) {
        List<String> trouble = new ArrayList<>();
        PauseFile pause = PauseFile.in(environment.path(EnvVar.STATE_PATH));
        if (pause.isThere()) {
            trouble.add("PAUSED: nothing leaves until `local-agent resume` (" + pause.path() + ")");
        }
        if (environment.flag(EnvVar.DRY_RUN)) {
            trouble.add("DRY RUN: nothing leaves while DRY_RUN=true");
        }
        DiskRoom.of(environment.path(EnvVar.VAULT_PATH)).problem().ifPresent(full -> trouble.add("ALERT: " + full));
        return trouble;
    }

    private void tellHeld(List<HeldNote> held) {
        if (!held.isEmpty()) {
            out().println("Held, nothing in them counts until you put them right:");
        }
        held.forEach(note -> note.tell(out()));
    }

    private void tellLeft(List<LeftToYou> mails) {
        if (!mails.isEmpty()) {
            out().println(
                            "Left to you, without a draft (`local-agent closed ID --done` files one, `--answer` asks for a draft):");
        }
        mails.forEach(mail -> {
            String line = OutsideLine.of(mail.from(), QueueItem.MOST_WHO) + ": "
                    + OutsideLine.of(mail.subject(), QueueItem.MOST_WANTS) + " - " + OutsideLine.of(mail.reason(), 80);
            out().println("  -  " + DisplayWidth.cut(Terminal.plain(line), COLUMNS - 5));
            out().println("     " + mail.path().fileName().replaceFirst("\\.md$", ""));
        });
    }
}
