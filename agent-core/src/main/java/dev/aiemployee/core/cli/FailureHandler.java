package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.vault.VaultException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Tells a person what went wrong, without a stack trace for what is not our bug. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
    private final Agent agent;

    FailureHandler(Agent agent) {
        this.agent = agent;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof ConfigurationException configuration) {
            print(command.getErr(), configuration.problems());
            return ExitCode.CONFIGURATION.code();
        }
        if (failure instanceof VaultException) {
            command.getErr().println(agent.program() + ": " + failure.getMessage());
            command.getErr()
                    .println("`" + agent.program() + " check` looks at the settings, the vault and the remote.");
            return ExitCode.FAILED.code();
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.TRY_AGAIN.code();
        }
        throw failure;
    }

    static void print(PrintWriter err, List<Problem> problems) {
        err.println(problems.size() == 1 ? "Fix this first:" : "Fix these " + problems.size() + " things first:");
        for (Problem problem : problems) {
            err.println("  " + problem.name() + " " + problem.what());
            err.println("      " + problem.fix());
        }
    }
}
