package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.approve.note.ApprovalContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reject ID --reason TEXT}. */
@Command(name = "reject", description = "Say no to a draft; nothing is sent.")
public final class RejectCommand extends Decision {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, up to 200 characters.")
    private String reason = "";

    public RejectCommand(Agent agent) {
        super(agent);
    }

    @Override
    Answer answer() {
        return new Answer(ApprovalStatus.REJECTED, reason.strip());
    }

    @Override
    ExitCode tell(Environment environment, ApprovalContent content, Verdict verdict) {
        String what = "\"" + Terminal.plain(content.outgoing().letter().subject()) + "\" to " + recipients(content);
        if (verdict instanceof Verdict.LeftUnknown) {
            out().println("Left as it is, it may have been sent: " + what + ".");
        } else if (verdict instanceof Verdict.Rejected) {
            out().println("Rejected: " + what + ". Nothing is sent.");
        } else {
            return tellWhyNot("NOT REJECTED YET: " + what, verdict);
        }
        tellWhetherSomebodyWorks(environment);
        return ExitCode.DONE;
    }
}
