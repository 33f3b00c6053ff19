package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.Terminal;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.local.approve.ApprovalContent;
import picocli.CommandLine.Command;

/** {@code approve ID}. */
@Command(name = "approve", description = "Say yes to a draft exactly as it stands now.")
public final class ApproveCommand extends Decision {
    public ApproveCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        return answer(ApprovalStatus.APPROVED, "");
    }

    @Override
    void tell(Environment environment, ApprovalContent content) {
        out().println("Approved: \""
                + Terminal.plain(content.outgoing().letter().subject()) + "\" to " + recipients(content));
        out().println("It is sent after " + environment.number(EnvVar.SEND_DELAY) + " seconds. To take it back: "
                + "local-agent reject " + content.outgoing().approval());
        tellWhetherSomebodyWorks(environment);
    }
}
