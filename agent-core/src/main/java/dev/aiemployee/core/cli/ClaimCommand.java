package dev.aiemployee.core.cli;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.task.TaskId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code claim ID...}: takes free tasks for this agent. */
@Command(name = "claim", description = "Take free tasks for this agent.")
final class ClaimCommand extends SessionCommand {
    @Parameters(paramLabel = "ID", arity = "1..*", converter = TaskArgument.class, description = "The tasks' ids.")
    private List<TaskId> tasks = List.of();

    ClaimCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run(Workplace workplace) {
        List<ClaimOutcome> outcomes = workplace.desk().claim(tasks);
        ExitCode worst = ExitCode.DONE;
        boolean won = false;
        for (ClaimOutcome outcome : outcomes) {
            won |= outcome instanceof ClaimOutcome.Won;
            (outcome instanceof ClaimOutcome.Won ? out() : err()).println(outcome.message());
            worst = worst == ExitCode.DONE ? code(outcome) : worst;
        }
        if (won) {
            workplace.engine().cycle();
        }
        return worst;
    }

    /** The command's code is that of the first task that was not won. */
    private static ExitCode code(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Won) {
            return ExitCode.DONE;
        }
        if (outcome instanceof ClaimOutcome.TakenBy) {
            return ExitCode.LOST_CLAIM;
        }
        if (outcome instanceof ClaimOutcome.Refused) {
            return ExitCode.REFUSED;
        }
        return outcome instanceof ClaimOutcome.Gone ? ExitCode.FAILED : ExitCode.TRY_AGAIN;
    }
}
