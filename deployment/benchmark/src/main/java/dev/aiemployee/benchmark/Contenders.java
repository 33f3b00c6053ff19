package dev.aiemployee.benchmark;

import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.EnvCheck;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Makes clones of a vault: ours, as the daemons wire them, and native ones with nothing but git. */
final class Contenders {
    private Contenders() {}

    /** Where a clone lives, its remote, and the name of the agent that works on it. */
    record Place(Path vault, String url, String name) {
        Path state() {
            return vault.resolveSibling(vault.getFileName() + "-state");
        }
    }

    /** A clone that one of our agents works on. */
    static Workplace ours(AgentKind kind, Place place, Map<String, String> more) {
        Map<String, String> variables = new LinkedHashMap<>(more);
        variables.put("VAULT_PATH", place.vault().toString());
        variables.put("GIT_REMOTE_URL", place.url());
        variables.put("STATE_PATH", place.state().toString());
        variables.put("AGENT_ID", place.name());
        variables.put(kind == AgentKind.CLOUD ? "MAIL_SOURCE" : "DRY_RUN", kind == AgentKind.CLOUD ? "none" : "true");
        variables.putIfAbsent("QUIET_SECONDS", "0");
        Timing timing =
                new Timing(Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()), new SecureRandom());
        try (VaultRepository repository = VaultRepository.create(folder(place.vault()), "main")) {
            repository.setRemote(place.url());
        }
        folder(place.state());
        Workplace.Opening opening =
                Workplace.open(EnvCheck.check(kind, variables, Map.of()).orThrow(), "bench", timing);
        if (opening instanceof Workplace.Opening.Opened opened) {
            opened.workplace().engine().join();
            return opened.workplace();
        }
        throw new IllegalStateException("the vault " + place.vault() + " is in use");
    }

    /** Checks a native clone out and lets our engine take it over, which is faster than a first sync. */
    static Workplace oursReady(AgentKind kind, Place place, Path bare, Map<String, String> more) {
        clone(bare, place.vault());
        Workplace workplace = ours(kind, place, more);
        settle(workplace);
        return workplace;
    }

    /** The same, watched as by a daemon. */
    static Watched watched(AgentKind kind, Place place, Path bare, Map<String, String> more) {
        return new Watched(oursReady(kind, place, bare, more));
    }

    static void settle(Workplace workplace) {
        for (int round = 0; round < 5; round++) {
            CycleReport report = workplace.engine().cycle();
            if (report.problem().isEmpty() && report.pending().isEmpty() && report.published() == null) {
                return;
            }
        }
        throw new IllegalStateException(
                "the clone does not come to rest: " + workplace.engine().cycle());
    }

    /** A native clone of a bare repository with a name to commit under and no background maintenance. */
    static Path clone(Path bare, Path to) {
        Shell.once(
                folderOf(to),
                "git clone -q --no-local '" + bare.toUri() + "' '" + to + "' && cd '" + to + "' && "
                        + settings("native"));
        return to;
    }

    static String settings(String name) {
        return "git config user.name " + name + " && git config user.email " + name
                + "@agent.invalid && git config gc.auto 0 && git config maintenance.auto false";
    }

    static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + path, e);
        }
    }

    /** The folder a file is to lie in; made when missing. */
    static Path folderOf(Path file) {
        return folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** What an editor does when a person adds a line. */
    static void edit(Path vault, String note, String line) {
        try {
            Path file = vault.resolve(note);
            folderOf(file);
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("editing " + note, e);
        }
    }

    /** Copies a bare repository, so that both contenders push to equal ones. */
    static Path copy(Path bare, Path to) {
        Shell.once(folderOf(to), "cp -r '" + bare + "' '" + to + "'");
        return to;
    }
}
