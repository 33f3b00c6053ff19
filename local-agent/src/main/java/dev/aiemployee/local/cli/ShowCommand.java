package dev.aiemployee.local.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.TaskArgument;
import dev.aiemployee.core.cli.Terminal;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalContent;
import dev.aiemployee.local.approve.ReadApproval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show ID}: exactly what would be sent, and how it differs from what the drafter wrote. */
@Command(name = "show", description = "Show exactly what would be sent, and what you changed in the draft.")
public final class ShowCommand extends AgentCommand {
    private static final int CONTEXT = 2;

    @Parameters(paramLabel = "ID", arity = "1", converter = TaskArgument.class, description = "The draft's id.")
    private @Nullable TaskId id;

    public ShowCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        TaskId wanted = Objects.requireNonNull(id);
        Approvals approvals = new Approvals(environment());
        Optional<Approvals.Found> found = approvals.find(wanted);
        if (found.isEmpty()) {
            err().println("No open draft is called " + wanted + ". `local-agent pending` lists them.");
            return ExitCode.FAILED;
        }
        if (!(found.get().read() instanceof ReadApproval.Whole whole)) {
            err().println(found.get().path() + " cannot be read:");
            ((ReadApproval.Broken) found.get().read())
                    .problems()
                    .forEach(problem -> err().println("  " + Terminal.plain(problem)));
            return ExitCode.FAILED;
        }
        describe(approvals, found.get(), whole.content());
        approvals.draft(wanted).ifPresent(draft -> compare(draft, whole.content()));
        return ExitCode.DONE;
    }

    private void describe(Approvals approvals, Approvals.Found found, ApprovalContent content) {
        List<String> risks = approvals.risks(content);
        if (!risks.isEmpty()) {
            out().println("LOOK AT    " + Terminal.plain(Risks.inWords(risks)));
        }
        found.askedAgain().ifPresent(why -> out().println("ASKED AGAIN: " + Terminal.plain(why)));
        out().println("Note:      " + found.path() + "  (" + Terminal.plain(found.status()) + "; ledger: "
                + approvals.step(found.id()) + ")");
        content.lacking().forEach(why -> out().println("CANNOT BE SENT: " + Terminal.plain(why)));
        out().println();
        SpelledOut.lines(content.outgoing()).forEach(line -> out().println(Terminal.plain(line)));
    }

    private void compare(ApprovalContent draft, ApprovalContent now) {
        List<String> old = SpelledOut.lines(draft.outgoing());
        List<String> changed = SpelledOut.lines(now.outgoing());
        if (!old.equals(changed)) {
            out().println();
            out().println("You changed the draft:");
            UnifiedDiffUtils.generateUnifiedDiff("draft", "yours", old, DiffUtils.diff(old, changed), CONTEXT)
                    .forEach(line -> out().println(Terminal.plain(line)));
        }
    }
}
