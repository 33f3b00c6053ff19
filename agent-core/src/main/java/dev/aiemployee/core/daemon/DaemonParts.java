package dev.aiemployee.core.daemon;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.claim.Namesake;
import dev.aiemployee.core.git.Maintenance;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What both agents' daemons have: signs of life in the vault and to systemd, and a last sync when they stop. */
public final class DaemonParts {
    private static final Duration FEED_EVERY = Duration.ofMinutes(1);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

    private DaemonParts() {}

    /**
     * The daemon of one agent over its one tick; the vault is watched from now on.
     *
     * @param variables the process's environment, for the socket that systemd names there
     */
    public static Daemon daemon(Workplace workplace, Map<String, String> variables, Tick tick) {
        MonotonicClock pace = new MachinePace();
        List<SignsOfLife> signs = new ArrayList<>();
        signs.add(new Heartbeat(
                workplace.environment().agent(),
                new Heartbeat.Host(
                        workplace.remote().alive(),
                        workplace.rhythm(),
                        new AliveFile(workplace.vault()),
                        new Namesake(
                                workplace.environment().agent(),
                                workplace.engine().outages(),
                                path -> workplace
                                        .rhythm()
                                        .publishedUnder(AlertBox.FOLDER)
                                        .contains(path))),
                workplace.writer(),
                () -> workedOn(workplace),
                workplace.timing().clock()));
        String socket = variables.getOrDefault("NOTIFY_SOCKET", "");
        if (!socket.isBlank()) {
            signs.add(new SystemdNotify("systemd-notify", socket, FEED_EVERY, pace));
        }
        Stoppable lastSync = () -> workplace.rhythm().flush();
        workplace.watch(pace::wakeAfter);
        Maintenance maintenance = workplace.maintenance();
        Tick tidy = new Tick("maintenance", TIDY_EVERY, maintenance::consider);
        return new Daemon(List.of(tick, tidy), List.of(lastSync, maintenance::close), pace, SignsOfLife.all(signs));
    }

    /** The claim ids in this agent's own folder on disk. */
    private static List<String> workedOn(Workplace workplace) {
        VaultReader reader = workplace.reader();
        return reader
                .notesUnder(VaultLayout.IN_PROGRESS.child(
                        workplace.environment().agent().value()))
                .stream()
                .flatMap(path -> reader.read(path).flatMap(ParsedNote::note).stream())
                .flatMap(note -> note.text("claim_id").stream())
                .sorted()
                .toList();
    }
}
