package dev.aiemployee.core.daemon;

import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What both agents' daemons have: signs of life in the vault and to systemd, and a last sync when they stop. */
public final class DaemonParts {
    private static final Duration SIGN_EVERY = Duration.ofMinutes(15);
    private static final Duration FEED_EVERY = Duration.ofMinutes(1);

    private DaemonParts() {}

    /**
     * The daemon of one agent over its one tick; the vault is watched from now on.
     *
     * @param variables the process's environment, for the socket that systemd names there
     */
    public static Daemon daemon(Workplace workplace, Map<String, String> variables, Tick tick) {
        Pace pace = new MachinePace();
        List<SignsOfLife> signs = new ArrayList<>();
        signs.add(new Heartbeat(
                workplace.writer(),
                workplace.environment().agent(),
                () -> workedOn(workplace),
                workplace.timing().clock(),
                SIGN_EVERY));
        String socket = variables.getOrDefault("NOTIFY_SOCKET", "");
        if (!socket.isBlank()) {
            signs.add(new SystemdNotify("systemd-notify", socket, FEED_EVERY, pace));
        }
        Stoppable lastSync = () -> workplace.rhythm().cycle();
        workplace.watch(pace::wakeAfter);
        return new Daemon(List.of(tick), List.of(lastSync), pace, SignsOfLife.all(signs));
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
