package dev.aiemployee.local.cli;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A command about one open approval, which a number of the list last shown, an id, a part of one, or a name stands for. */
abstract class ChoosingCommand extends AgentCommand {
    @Parameters(
            paramLabel = "ITEM",
            arity = "1..*",
            hideParamSyntax = true,
            description =
                    "One of them: a number of the list last shown, a name (blanks and all), or an id or enough of it.")
    private List<String> words = List.of();

    ChoosingCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected final ExitCode run() {
        Environment environment = environment();
        Approvals approvals = new Approvals(environment, zone(environment));
        Path state = environment.path(EnvVar.STATE_PATH);
        ShownList shown = ShownList.in(state);
        Approvals.OnDisk disk = approvals.onDisk();
        List<Listed> open =
                new OpenItems(environment, approvals).at(clock(environment).instant(), disk.open());
        Chosen chosen = new Choice(open, disk.held(), shown).of(words);
        if (chosen instanceof Chosen.One one) {
            return run(environment, approvals, one, shown);
        } else if (chosen instanceof Chosen.None none) {
            err().println(Terminal.plain(none.message()));
            return none.wasShown() ? ExitCode.REFUSED : ExitCode.FAILED;
        } else if (chosen instanceof Chosen.Held held) {
            err().println("It is held, nothing in it counts until you put it right:");
            held.notes().forEach(note -> note.tell(err()));
            return ExitCode.REFUSED;
        }
        err().println("That may be any of these; say which, by its id. Nothing was done.");
        ((Chosen.Several) chosen)
                .items()
                .forEach(item -> err().println("  " + Terminal.plain(item.id() + "  " + item.name())));
        return ExitCode.REFUSED;
    }

    abstract ExitCode run(Environment environment, Approvals approvals, Chosen.One chosen, ShownList shown);

    /** Its number, or its id, whichever the operator has seen. */
    static String typed(Listed item, ShownList shown) {
        Optional<ShownList.Line> line = shown.of(item);
        return line.map(one -> Integer.toString(one.number())).orElse(item.id());
    }

    /** From here on its number stands for it as it is now. */
    void remember(Listed item, ShownList shown) {
        try {
            shown.show(item);
        } catch (IOException failure) {
            err().println("What was shown cannot be kept (" + failure + "); use its id.");
        }
    }
}
