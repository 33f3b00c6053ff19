package dev.aiemployee.cloud.cli;

import dev.aiemployee.cloud.watch.CatchUpFile;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code catch-up DATE}: has the mail read that the first look left alone; works beside a running agent. */
@Command(
        name = "catch-up",
        description =
                "Read older mail too, from a day on: what MAIL_SINCE left alone becomes tasks. No mail becomes one twice.")
public final class CatchUpCommand extends AgentCommand {
    @Parameters(paramLabel = "DATE", description = "The first day whose mail is wanted, as in 2026-10-01.")
    private LocalDate date = LocalDate.MIN;

    public CatchUpCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Environment environment = environment();
        Clock clock = clock(environment);
        if (date.isAfter(LocalDate.now(clock))) {
            err().println(date + " has not come yet (expected: a day of the past, as in 2026-10-01).");
            return ExitCode.CONFIGURATION;
        }
        CatchUpFile.in(environment.path(EnvVar.STATE_PATH))
                .want(date.atStartOfDay(clock.getZone()).toInstant());
        out().println("Mail since " + date
                + " is read from the agent's next look into the mailbox on, a batch at a time.");
        return ExitCode.DONE;
    }
}
