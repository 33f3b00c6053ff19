package dev.aiemployee.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.claim.Silence;
import dev.aiemployee.core.claim.SilenceFile;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claims}: which agent owns which task, as the remote says; while a daemon runs, as its last sync brought it. */
@Command(name = "claims", description = "Show which agent works on which task.")
final class ClaimsCommand extends AgentCommand {
    /** What comes back within this time is said to. */
    private static final Duration SOON = Duration.ofHours(4);

    @Option(names = "--json", description = "Write JSON, and nothing else, to standard output.")
    private boolean json;

    private Map<VaultPath, Silence> silences = Map.of();
    private Duration staleAfter = Duration.ZERO;

    ClaimsCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        List<HeldTask> held = held();
        if (json) {
            out().println(json(held));
            return ExitCode.DONE;
        }
        if (held.isEmpty()) {
            out().println("No task is owned by anybody.");
        }
        for (HeldTask task : held) {
            out().println(line(task));
        }
        return ExitCode.DONE;
    }

    private String line(HeldTask task) {
        String status = task.claim().status().isEmpty()
                ? "-"
                : Terminal.plain(task.claim().status());
        return "%-10s %-18s %-10s %s%s".formatted(task.owner(), status, age(task), task.task(), silent(task));
    }

    /** By the owner's clock and ours, which may differ: shown, never decided by. */
    private String age(HeldTask task) {
        try {
            Instant at = Instant.parse(task.claim().at());
            return words(Duration.between(at, agent().machine().timing().clock().instant()));
        } catch (DateTimeParseException unsaid) {
            return "-";
        }
    }

    private String silent(HeldTask task) {
        Silence silence = silences.get(task.path());
        if (silence == null || !silence.claim().equals(task.claimId())) {
            return "";
        }
        Duration left = staleAfter.minus(silence.lasted());
        String stale = left.compareTo(SOON) > 0 ? "" : ", comes back in " + words(left);
        return "  (silent for " + words(silence.lasted()) + stale + ")";
    }

    private static String words(Duration age) {
        if (age.isNegative()) {
            return "0 min";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    private List<HeldTask> held() {
        Environment environment = environment();
        silences = new SilenceFile(environment.path(EnvVar.STATE_PATH).resolve(SilenceFile.NAME)).load();
        staleAfter = Duration.ofHours(environment.number(EnvVar.STALE_CLAIM_HOURS));
        Workplace.Opening opening =
                Workplace.open(environment, typed(), agent().machine().timing());
        if (opening instanceof Workplace.Opening.Busy other) {
            err().println("As of the last sync; the vault is in use by " + other.holder() + ".");
            return new DiskView(environment.path(EnvVar.VAULT_PATH)).claims();
        }
        try (Workplace workplace = ((Workplace.Opening.Opened) opening).workplace()) {
            return workplace.desk().claims();
        }
    }

    private ArrayNode json(List<HeldTask> held) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (HeldTask task : held) {
            ObjectNode item = list.addObject();
            item.put("task", task.task().value());
            item.put("owner", task.owner().value());
            item.put("claim_id", task.claimId());
            item.put("claimed_at", task.claim().at());
            item.put("status", task.claim().status());
            item.put("path", task.path().value());
            Silence silence = silences.get(task.path());
            if (silence != null && silence.claim().equals(task.claimId())) {
                item.put("silent_seconds", silence.lasted().toSeconds());
                item.put("stale_after_seconds", staleAfter.toSeconds());
            }
        }
        return list;
    }
}
