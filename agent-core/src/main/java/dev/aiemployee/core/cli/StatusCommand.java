package dev.aiemployee.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.alert.DiskRoom;
import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.daemon.CloneForms;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.health.CloneHealth;
import dev.aiemployee.core.git.health.Damage;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.sync.report.HeldFile;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.ConflictCopies;
import dev.aiemployee.core.vault.OsLock;
import dev.aiemployee.core.vault.VaultException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: what the vault's folder says. Asks nobody and takes no lock, so it answers while a daemon runs. */
@Command(name = "status", description = "Show how this vault stands: sync, tasks, who is running.")
final class StatusCommand extends AgentCommand {
    private static final List<String> SYNC_KEYS = List.of(
            "sync_status",
            "last_pull_timestamp",
            "last_push_timestamp",
            "pending_conflicts",
            "pending_deletions",
            "problem");

    @Option(names = "--json", description = "Write JSON, and nothing else, to standard output.")
    private boolean json;

    StatusCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Environment environment = environment();
        Path vault = environment.path(EnvVar.VAULT_PATH);
        if (!Files.isDirectory(vault)) {
            throw new VaultException(
                    "there is no vault at " + vault + "; make it with `" + agent().program() + " init`");
        }
        ObjectNode status = status(environment, vault, agent().program());
        if (json) {
            out().println(status);
        } else {
            print(status, out(), zone(environment));
        }
        return ExitCode.DONE;
    }

    private static ObjectNode status(Environment environment, Path vault, String program) {
        DiskView disk = new DiskView(vault);
        ObjectNode status = new ObjectMapper().createObjectNode();
        status.put("agent", environment.agent().value());
        status.put("vault", vault.toString());
        status.put("running", holder(vault));
        ObjectNode sync = status.putObject("sync");
        Optional<Note> state = disk.syncState();
        for (String key : SYNC_KEYS) {
            sync.put(key, state.flatMap(note -> note.text(key)).orElse(""));
        }
        for (String key : List.of("pending", "stuck", "withheld")) {
            state.map(note -> note.list(key)).orElse(List.of()).forEach(sync.withArray(key)::add);
        }
        ObjectNode copies = sync.putObject("copies");
        ConflictCopies.in(vault).forEach((path, copy) -> copies.put(path.value(), copy.toString()));
        List<Damage> damages = CloneDamages.of(vault, environment.text(EnvVar.GIT_BRANCH), CloneHealth.Depth.QUICK);
        if (!damages.isEmpty()) {
            sync.put("sync_status", "damaged");
            sync.put("problem", damages.get(0) + "; `" + program + " check` tells what to do");
        }
        List<Problem> before = new ArrayList<>(CloneForms.problems(vault));
        Unfinished.problem(vault, program).ifPresent(before::add);
        if (damages.isEmpty() && !before.isEmpty()) {
            sync.put("sync_status", SyncStatus.DIVERGED.word());
            sync.put(
                    "problem",
                    "the vault " + before.get(0).what() + "; " + before.get(0).fix());
        }
        ArrayNode held = sync.withArray("held");
        new HeldFile(vault).read().forEach(path -> held.add(path.path() + " (" + path.rule() + ")"));
        ObjectNode alerts = status.putObject("alerts");
        disk.alerts().forEach(alert -> alerts.put(alert.path().value(), alert.title()));
        DiskRoom.of(vault).problem().ifPresent(full -> alerts.put(vault.toString(), full));
        ObjectNode notes = status.putObject("notes");
        disk.counts().forEach(notes::put);
        ObjectNode delayed = status.putObject("not_sent_yet");
        disk.delayed().forEach((path, words) -> delayed.put(path.value(), words));
        ObjectNode seen = status.putObject("last_seen");
        for (Note sign : disk.signs()) {
            seen.put(sign.text("agent").orElse("?"), sign.text("last_seen").orElse(""));
        }
        new AliveFile(vault).seen().forEach(seen::put);
        return status;
    }

    /** Who has the vault's lock right now; empty when nobody has. */
    private static String holder(Path vault) {
        Path file = vault.resolve(".git/agent/lock");
        if (!Files.exists(file)) {
            return "";
        }
        Optional<OsLock> free = OsLock.tryLock(file, "");
        free.ifPresent(OsLock::close);
        return free.isPresent() ? "" : OsLock.holderOf(file);
    }

    private static void print(ObjectNode status, PrintWriter out, ZoneId zone) {
        out.println("agent     " + status.get("agent").asText());
        out.println("vault     " + status.get("vault").asText());
        String running = Terminal.time(status.get("running").asText(), zone);
        out.println("running   " + (running.isEmpty() ? "no" : running));
        out.println("sync      " + orNever(status.at("/sync/sync_status").asText()));
        out.println("  pulled  "
                + orNever(Terminal.time(status.at("/sync/last_pull_timestamp").asText(), zone)));
        out.println("  pushed  "
                + orNever(Terminal.time(status.at("/sync/last_push_timestamp").asText(), zone)));
        status.at("/sync/held").forEach(path -> out.println("  held    " + Terminal.plain(path.asText())));
        pending(status).forEach(path -> out.println("  pending " + Terminal.plain(path)));
        status.at("/sync/copies")
                .properties()
                .forEach(copy -> out.println("  copy    "
                        + Terminal.plain(copy.getKey() + ": " + copy.getValue().asText())));
        String withheld = status.at("/sync/pending_deletions").asText();
        if (!withheld.isEmpty() && !withheld.equals("0")) {
            out.println("  waits   " + Terminal.plain(withheld)
                    + " deletions for your word: `sync --accept-deletions` lists them");
        }
        String problem = status.at("/sync/problem").asText();
        if (!problem.isEmpty()) {
            out.println("  problem " + Terminal.plain(Terminal.time(problem, zone)));
        }
        status.get("alerts")
                .properties()
                .forEach(alert -> out.println(
                        "  alert   " + Terminal.plain(alert.getValue().asText() + " (" + alert.getKey() + ")")));
        print("notes", status.get("notes").properties(), out);
        if (!status.get("not_sent_yet").isEmpty()) {
            print(
                    "not sent yet, tried again by itself",
                    status.get("not_sent_yet").properties(),
                    out);
        }
        if (status.get("last_seen").isEmpty()) {
            out.println("last seen nobody yet");
        } else {
            ObjectNode seen = JsonNodeFactory.instance.objectNode();
            status.get("last_seen")
                    .properties()
                    .forEach(sign -> seen.put(
                            sign.getKey(), Terminal.time(sign.getValue().asText(), zone)));
            print("last seen (each gives a sign of life about every 10 minutes)", seen.properties(), out);
        }
    }

    /** Each with the reason, where one is known. */
    private static List<String> pending(ObjectNode status) {
        List<String> stuck = new ArrayList<>();
        status.at("/sync/stuck").forEach(path -> stuck.add(path.asText()));
        List<String> pending = new ArrayList<>(stuck);
        status.at("/sync/pending").forEach(path -> {
            if (stuck.stream().noneMatch(known -> known.startsWith(path.asText() + " ("))) {
                pending.add(path.asText());
            }
        });
        return pending;
    }

    private static void print(String title, Iterable<Map.Entry<String, JsonNode>> facts, PrintWriter out) {
        out.println(title);
        facts.forEach(fact -> out.printf(
                "  %-18s %s%n",
                Terminal.plain(fact.getKey()), Terminal.plain(fact.getValue().asText())));
    }

    private static String orNever(String text) {
        return text.isEmpty() ? "never" : Terminal.plain(text);
    }
}
