package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.Terminal;
import dev.aiemployee.local.approve.ApprovalContent;
import dev.aiemployee.local.approve.ReadApproval;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code pending}: what waits for a decision, or for its turn. */
@Command(name = "pending", description = "Show what waits for your decision.")
public final class PendingCommand extends AgentCommand {
    public PendingCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        List<Approvals.Found> open = new Approvals(environment()).open();
        if (open.isEmpty()) {
            out().println("Nothing waits for you.");
            return ExitCode.DONE;
        }
        for (Approvals.Found found : open) {
            out().println(Terminal.plain(found.id().value()) + "  (" + Terminal.plain(found.status()) + ")");
            if (found.read() instanceof ReadApproval.Whole whole) {
                describe(whole.content());
            } else {
                out().println("    cannot be read: "
                        + Terminal.plain(String.join("; ", ((ReadApproval.Broken) found.read()).problems())));
            }
        }
        out().println();
        out().println("Look:    local-agent show ID");
        out().println("Decide:  local-agent approve ID  |  local-agent reject ID --reason \"...\"  |  in Obsidian");
        return ExitCode.DONE;
    }

    private void describe(ApprovalContent content) {
        String to = String.join(", ", content.outgoing().goesTo());
        out().println("    to       " + Terminal.plain(to));
        out().println("    subject  "
                + Terminal.plain(content.outgoing().letter().subject()));
        if (!content.terms().risk().isEmpty()) {
            out().println("    look at  "
                    + Terminal.plain(Risks.inWords(content.terms().risk())));
        }
    }
}
