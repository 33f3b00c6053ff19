package dev.aiemployee.core.cli;

import dev.aiemployee.core.claim.CloseOutcome;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code release ID}: gives a task of this agent back. */
@Command(name = "release", description = "Give a task of this agent back, so that any agent may take it.")
final class ReleaseCommand extends SessionCommand {
    @Parameters(paramLabel = "ID", arity = "1", converter = TaskArgument.class, description = "The task's id.")
    private List<TaskId> tasks = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is written into the task.")
    private String reason = "released by hand";

    ReleaseCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run(Workplace workplace) {
        CloseOutcome outcome = workplace.desk().release(tasks.get(0), Terminal.plain(reason));
        if (outcome instanceof CloseOutcome.Closed) {
            out().println("Task " + tasks.get(0) + " is free again");
            workplace.engine().cycle();
            return ExitCode.DONE;
        }
        err().println(outcome.message());
        if (outcome instanceof CloseOutcome.TryAgain) {
            return ExitCode.TRY_AGAIN;
        }
        return outcome instanceof CloseOutcome.Refused ? ExitCode.REFUSED : ExitCode.FAILED;
    }
}
