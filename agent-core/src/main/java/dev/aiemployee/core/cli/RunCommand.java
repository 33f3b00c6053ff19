package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Daemon;
import dev.aiemployee.core.daemon.Workplace;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code run}: the daemon, until it is told to stop. */
@Command(name = "run", description = "Run the agent until it is stopped (Ctrl-C, or the service manager).")
final class RunCommand extends SessionCommand {
    /** Service managers give 90 seconds (systemd) or less; a tick's network waits end well before. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    RunCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run(Workplace workplace) {
        Daemon daemon = agent().daemons().build(workplace);
        err().println(typed() + ": working on " + workplace.vault());
        HookCheck.of(workplace.vault(), agent()).note().ifPresent(note -> err().println("warning: " + note));
        err().flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon, workplace), "shutdown"));
        daemon.run();
        return ExitCode.DONE;
    }

    /** Lets the daemon finish its tick and stop its parts; at once when it has ended already. */
    private static void stop(Daemon daemon, Workplace workplace) {
        try {
            workplace.giveUp();
            daemon.stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
