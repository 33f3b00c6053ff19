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
import dev.aiemployee.local.approve.ApprovalReader;
import dev.aiemployee.local.approve.Mailbox;
import dev.aiemployee.local.approve.Outgoing;
import dev.aiemployee.local.approve.ReadApproval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show ID}: exactly what would be sent, and how it differs from what the drafter wrote. */
@Command(name = "show", description = "Show exactly what would be sent, and what you changed in the draft.")
public final class ShowCommand extends AgentCommand {
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
        describe(found.get(), whole.content(), approvals.step(wanted));
        approvals
                .shown(wanted)
                .flatMap(Approvals::note)
                .map(ApprovalReader::read)
                .ifPresent(shown -> compare(shown, whole.content()));
        return ExitCode.DONE;
    }

    private void describe(Approvals.Found found, ApprovalContent content, String step) {
        Outgoing outgoing = content.outgoing();
        if (!content.terms().risk().isEmpty()) {
            out().println("LOOK AT  "
                    + Terminal.plain(Risks.inWords(content.terms().risk())));
            out().println();
        }
        out().println("Note:    " + found.path() + "  (" + Terminal.plain(found.status()) + "; ledger: " + step + ")");
        line("To:      ", outgoing.recipients().to());
        line("Cc:      ", outgoing.recipients().cc());
        line("Bcc:     ", outgoing.recipients().bcc());
        outgoing.outlet().places().forEach(place -> out().println("Goes to: " + Terminal.plain(place)));
        outgoing.outlet().notBefore().ifPresent(time -> out().println("Not before: " + time));
        out().println("Subject: " + Terminal.plain(outgoing.letter().subject()));
        if (!outgoing.letter().threading().inReplyTo().isEmpty()) {
            out().println("Answers: "
                    + Terminal.plain(outgoing.letter().threading().inReplyTo()));
        }
        out().println();
        lines(outgoing.letter().body()).forEach(line -> out().println(Terminal.plain(line)));
    }

    private void line(String name, List<Mailbox> mailboxes) {
        if (!mailboxes.isEmpty()) {
            out().println(name
                    + Terminal.plain(mailboxes.stream().map(Object::toString).collect(Collectors.joining(", "))));
        }
    }

    private void compare(ReadApproval shown, ApprovalContent now) {
        if (!(shown instanceof ReadApproval.Whole before)) {
            return;
        }
        List<String> old = comparable(before.content());
        List<String> changed = comparable(now);
        if (!old.equals(changed)) {
            out().println();
            out().println("You changed the draft:");
            UnifiedDiffUtils.generateUnifiedDiff("draft", "yours", old, DiffUtils.diff(old, changed), 2)
                    .forEach(line -> out().println(Terminal.plain(line)));
        }
    }

    private static List<String> comparable(ApprovalContent content) {
        List<String> lines = new ArrayList<>();
        content.outgoing().goesTo().forEach(place -> lines.add("To: " + place));
        content.outgoing().outlet().notBefore().ifPresent(time -> lines.add("Not before: " + time));
        lines.add("Subject: " + content.outgoing().letter().subject());
        lines.addAll(lines(content.outgoing().letter().body()));
        return lines;
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }
}
