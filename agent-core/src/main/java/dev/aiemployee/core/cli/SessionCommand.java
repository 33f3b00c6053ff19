package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.vault.Leftovers;
import java.time.Duration;
import java.util.List;

/** A command that works on the vault under its lock; when another process has it, the person is told which. */
public abstract class SessionCommand extends AgentCommand {
    /** A file beside its place for so long belongs to a writer that is no more. */
    private static final Duration LEFT_OVER = Duration.ofMinutes(1);

    protected SessionCommand(Agent agent) {
        super(agent);
    }

    /** Does it, on an open vault. */
    protected abstract ExitCode run(Workplace workplace) throws InterruptedException;

    @Override
    protected ExitCode run() throws InterruptedException {
        return open(environment());
    }

    /** Opens the vault of these settings, settles what a crash left beside its files, and does it. */
    protected final ExitCode open(Environment environment) throws InterruptedException {
        NameEncoding.problem().ifPresent(problem -> {
            throw new ConfigurationException(problem);
        });
        List<Problem> stray = options().stray(agent(), environment);
        if (!stray.isEmpty()) {
            throw new ConfigurationException(stray);
        }
        Workplace.Opening opening =
                Workplace.open(environment, typed(), agent().machine().timing());
        if (opening instanceof Workplace.Opening.Busy other) {
            err().println("The vault is in use by " + other.holder() + ".");
            err().println("Only one process works on a vault at a time. Nothing was changed.");
            err().println(
                            "Let it do the work, or stop it, run this again and start it afterwards. `status` and `claims`"
                                    + " answer at any time.");
            return ExitCode.TRY_AGAIN;
        }
        if (opening instanceof Workplace.Opening.Damaged damaged) {
            err().println("Nothing was done: " + damaged.why() + ".");
            err().println("Your notes on disk are as they were. Run `" + typed() + "` again when the remote answers; "
                    + "`" + agent().program() + " check` tells how things stand.");
            return ExitCode.TRY_AGAIN;
        }
        try (Workplace workplace = ((Workplace.Opening.Opened) opening).workplace()) {
            Leftovers.settle(
                    workplace.vault(), workplace.timing().clock().instant().minus(LEFT_OVER));
            return run(workplace);
        }
    }
}
