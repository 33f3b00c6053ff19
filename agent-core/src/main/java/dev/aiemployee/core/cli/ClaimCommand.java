package dev.aiemployee.core.cli;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.task.TaskId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code claim ID}: takes a free task for this agent. */
@Command(name = "claim", description = "Take a free task for this agent.")
final class ClaimCommand extends SessionCommand {
    @Parameters(paramLabel = "ID", arity = "1", converter = TaskArgument.class, description = "The task's id.")
    private List<TaskId> tasks = List.of();

    ClaimCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run(Workplace workplace) {
        ClaimOutcome outcome = workplace.desk().claim(tasks.get(0));
        if (outcome instanceof ClaimOutcome.Won) {
            out().println(outcome.message());
            workplace.engine().cycle();
            return ExitCode.DONE;
        }
        err().println(outcome.message());
        return code(outcome);
    }

    private static ExitCode code(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.TakenBy) {
            return ExitCode.LOST_CLAIM;
        }
        if (outcome instanceof ClaimOutcome.Refused) {
            return ExitCode.REFUSED;
        }
        return outcome instanceof ClaimOutcome.Gone ? ExitCode.FAILED : ExitCode.TRY_AGAIN;
    }
}
