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

/** {@code revise ID --reason TEXT}. */
@Command(name = "revise", description = "Ask for another draft; this one is not sent.")
public final class ReviseCommand extends Decision {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What to change, up to 200 characters.")
    private String reason = "";

    public ReviseCommand(Agent agent) {
        super(agent);
    }

    @Override
    Answer answer() {
        return new Answer(ApprovalStatus.REVISE, reason.strip());
    }

    @Override
    ExitCode tell(Environment environment, ApprovalContent content, Verdict verdict) {
        if (!(verdict instanceof Verdict.Revised)) {
            return tellWhyNot("NO OTHER DRAFT IS ASKED FOR", verdict);
        }
        out().println("Another draft of \""
                + Terminal.plain(content.outgoing().letter().subject())
                + "\" is asked for. This one is not sent; the new one comes as a note of its own.");
        tellWhetherSomebodyWorks(environment);
        return ExitCode.DONE;
    }
}
