package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.local.brake.PauseFile;
import picocli.CommandLine.Command;

/** {@code pause}: the kill switch. Needs no running agent and no lock. */
@Command(name = "pause", description = "Hold everything back: nothing leaves until `resume`.")
public final class PauseCommand extends AgentCommand {
    public PauseCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        PauseFile pause = PauseFile.in(environment().path(EnvVar.STATE_PATH));
        pause.pull(agent().machine().timing().clock().instant());
        out().println("Paused. Nothing leaves until `" + agent().program() + " resume`; drafts and sync go on.");
        out().println("What is being sent at this very moment cannot be called back.");
        return ExitCode.DONE;
    }
}
