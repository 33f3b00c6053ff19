package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.TaskArgument;
import dev.aiemployee.core.cli.Terminal;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.OsLock;
import dev.aiemployee.local.approve.ApprovalContent;
import dev.aiemployee.local.approve.ApprovalStamps;
import dev.aiemployee.local.approve.ReadApproval;
import dev.aiemployee.local.approve.Verdict;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The operator's yes or no, written into the note. */
abstract class Decision extends AgentCommand {
    @Parameters(paramLabel = "ID", arity = "1", converter = TaskArgument.class, description = "The draft's id.")
    private @Nullable TaskId id;

    Decision(Agent agent) {
        super(agent);
    }

    /** Writes the answer and says what happens next. */
    ExitCode answer(ApprovalStatus answer, String reason) {
        TaskId wanted = Objects.requireNonNull(id);
        Environment environment = environment();
        Approvals approvals = new Approvals(environment);
        Optional<Approvals.Found> found = approvals.find(wanted);
        if (found.isEmpty()) {
            err().println("No open draft is called " + wanted + ". `local-agent pending` lists them.");
            return ExitCode.FAILED;
        }
        if (!(found.get().read() instanceof ReadApproval.Whole whole)) {
            err().println(found.get().path() + " cannot be read; `local-agent show " + wanted + "` says why.");
            return ExitCode.REFUSED;
        }
        if (approvals.shown(wanted).isEmpty()) {
            err().println(wanted + " has not been shown here yet: start `local-agent run`, it is shown at once.");
            return ExitCode.TRY_AGAIN;
        }
        if (answer == ApprovalStatus.APPROVED && approvals.delayed(found.get()).isPresent()) {
            return tryNow(approvals, found.get());
        }
        if (isBeingExecuted(found.get()) && approvals.delayed(found.get()).isEmpty()) {
            err().println(wanted + " is being carried out right now; look again in a moment.");
            return ExitCode.REFUSED;
        }
        Verdict afterYes = approvals.afterYes(
                found.get(), agent().machine().timing().clock().instant());
        if (!approvals.write(found.get(), ApprovalStamps.answered(found.get().note(), answer, reason))) {
            err().println(found.get().path() + " was saved by somebody else just now. Look at it and decide again.");
            return ExitCode.TRY_AGAIN;
        }
        return tell(environment, whole.content(), afterYes);
    }

    /** It is approved already and is tried again by itself; whoever says so once more does not want to wait for that. */
    private ExitCode tryNow(Approvals approvals, Approvals.Found found) {
        if (!approvals.write(found, ApprovalStamps.answered(found.note(), ApprovalStatus.APPROVED, ""))) {
            err().println(found.path() + " was saved by somebody else just now. Look at it and decide again.");
            return ExitCode.TRY_AGAIN;
        }
        out().println("It is approved already and is tried once more now, before its time.");
        return ExitCode.DONE;
    }

    /**
     * What happens next, for a person.
     *
     * @param afterYes what the agent makes of a yes
     * @return whether the answer counts
     */
    abstract ExitCode tell(Environment environment, ApprovalContent content, Verdict afterYes);

    void tellWhetherSomebodyWorks(Environment environment) {
        Path lock = environment.path(EnvVar.VAULT_PATH).resolve(".git/agent/lock");
        Optional<OsLock> free = OsLock.tryLock(lock, typed());
        if (free.isPresent()) {
            free.get().close();
            out().println("No agent is running: it happens when you start `local-agent run`.");
        }
    }

    static String recipients(ApprovalContent content) {
        return Terminal.plain(content.outgoing().recipients().all().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ")));
    }

    private static boolean isBeingExecuted(Approvals.Found found) {
        return found.status().equals(ApprovalStatus.EXECUTING.word());
    }
}
