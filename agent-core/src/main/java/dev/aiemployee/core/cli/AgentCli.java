package dev.aiemployee.core.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** An agent's command line with the commands both agents have; an agent adds its own. */
public final class AgentCli {
    private AgentCli() {}

    /**
     * Builds the command line.
     *
     * @param says what the agent is, in a sentence for {@code --help}
     */
    public static CommandLine of(Agent agent, String says) {
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Root()));
        line.setCommandName(agent.program());
        line.getCommandSpec().usageMessage().description(says);
        for (AgentCommand command : new AgentCommand[] {
            new RunCommand(agent),
            new InitCommand(agent),
            new CheckCommand(agent),
            new StatusCommand(agent),
            new SyncCommand(agent),
            new ClaimCommand(agent),
            new ReleaseCommand(agent),
            new ClaimsCommand(agent),
            new AllowCommand(agent),
            new GuardCommand(agent)
        }) {
            line.addSubcommand(command);
        }
        line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        line.addSubcommand(new CommandLine.HelpCommand());
        return prepared(agent, line);
    }

    /**
     * Runs a command. One whose answer went nowhere (a full disk, a reader that is gone) has not done its work.
     *
     * @param out where the answer goes
     * @return what the process tells the shell
     */
    public static int run(CommandLine line, PrintStream out, String... arguments) {
        int code = line.execute(arguments);
        if (code == ExitCode.DONE.code() && out.checkError()) {
            line.getErr().println("The answer could not be written: whoever reads it is gone, or the disk is full.");
            return ExitCode.FAILED.code();
        }
        return code;
    }

    /** Adds a command of the agent's own. */
    public static void add(Agent agent, CommandLine line, AgentCommand command) {
        line.addSubcommand(command);
        prepared(agent, line);
    }

    private static CommandLine prepared(Agent agent, CommandLine line) {
        return line.setExecutionExceptionHandler(new FailureHandler(agent))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    /** The program itself: without a command it shows its help. */
    @Command(
            mixinStandardHelpOptions = true,
            versionProvider = ManifestVersion.class,
            synopsisSubcommandLabel = "COMMAND",
            commandListHeading = "%nCommands:%n",
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 fix the settings, 3 refused by a rule, 4 lost the claim, 5 you are asked"
                        + " once more, 75 try again later."
            })
    static final class Root implements Runnable {
        @CommandLine.Spec
        private @Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
            }
        }
    }
}
