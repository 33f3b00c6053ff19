package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Environment;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command of an agent: its options, where it writes, and what it answers. */
@CommandLine.Command(
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        usageHelpAutoWidth = true)
public abstract class AgentCommand implements Callable<Integer> {
    private final Agent agent;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    protected AgentCommand(Agent agent) {
        this.agent = agent;
    }

    /** Does it. */
    protected abstract ExitCode run() throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        ExitCode code = run();
        out().flush();
        err().flush();
        return code.code();
    }

    protected Agent agent() {
        return agent;
    }

    protected CommonOptions options() {
        return options;
    }

    /** The checked settings. @throws dev.aiemployee.core.env.ConfigurationException with every problem at once */
    protected Environment environment() {
        return options.environment(agent);
    }

    /** The zone in which the operator reads times. */
    protected ZoneId zone(Environment environment) {
        return environment.zone(agent.machine().timing().clock().getZone());
    }

    /** This machine's, in the operator's zone: what a command prints, it reads from this one. */
    protected Clock clock(Environment environment) {
        return agent.machine().timing().clock().withZone(zone(environment));
    }

    /** For what was asked for. */
    protected PrintWriter out() {
        return line().getOut();
    }

    /** For everything else. */
    protected PrintWriter err() {
        return line().getErr();
    }

    /** The command as a person types it, {@code cloud-agent sync}. */
    protected String typed() {
        return spec == null ? agent.program() : agent.program() + " " + spec.name();
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("the command is not part of a command line");
        }
        return spec.commandLine();
    }
}
