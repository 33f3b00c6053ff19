package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.local.brake.PauseFile;
import picocli.CommandLine.Command;

/** {@code resume}: lets go again. */
@Command(name = "resume", description = "Let approved drafts leave again.")
public final class ResumeCommand extends AgentCommand {
    public ResumeCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        PauseFile pause = PauseFile.in(environment().path(EnvVar.STATE_PATH));
        if (!pause.release()) {
            out().println("Nothing was paused.");
            return ExitCode.DONE;
        }
        out().println("Going on. What you approved meanwhile leaves now; `" + agent().program()
                + " pending` lists it.");
        return ExitCode.DONE;
    }
}
