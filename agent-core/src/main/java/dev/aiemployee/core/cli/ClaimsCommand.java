package dev.aiemployee.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.claim.HeldTask;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claims}: which agent owns which task, as the remote says; while a daemon runs, as its last sync brought it. */
@Command(name = "claims", description = "Show which agent works on which task.")
final class ClaimsCommand extends AgentCommand {
    @Option(names = "--json", description = "Write JSON, and nothing else, to standard output.")
    private boolean json;

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
            out().printf(
                            "%-10s %-20s %s%n",
                            task.owner(),
                            Terminal.plain(task.claimedAt().isEmpty() ? "-" : task.claimedAt()),
                            task.task());
        }
        return ExitCode.DONE;
    }

    private List<HeldTask> held() {
        Environment environment = environment();
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

    private static ArrayNode json(List<HeldTask> held) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (HeldTask task : held) {
            ObjectNode item = list.addObject();
            item.put("task", task.task().value());
            item.put("owner", task.owner().value());
            item.put("claim_id", task.claimId());
            item.put("claimed_at", task.claimedAt());
            item.put("path", task.path().value());
        }
        return list;
    }
}
