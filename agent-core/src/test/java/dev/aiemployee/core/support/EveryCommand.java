package dev.aiemployee.core.support;

import dev.aiemployee.core.cli.AgentCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Every command of an agent's command line, each with words that it accepts, so that a test can type them all. */
public final class EveryCommand {
    private EveryCommand() {}

    /**
     * What a command answered.
     *
     * @param words as typed
     * @param said on both streams
     */
    public record Answer(List<String> words, int code, String said) {}

    /** Types every command that a person types; the commit hooks' own is none of these and works without settings. */
    public static List<Answer> typed(Supplier<CommandLine> line, List<String> options) {
        return words(line.get()).stream()
                .map(words -> type(line.get(), words, options))
                .toList();
    }

    private static List<List<String>> words(CommandLine line) {
        List<List<String>> all = new ArrayList<>();
        line.getSubcommands().forEach((name, command) -> {
            if (command.getCommand() instanceof AgentCommand
                    && !command.getCommandSpec().usageMessage().hidden()) {
                List<String> words = new ArrayList<>(List.of(name));
                for (ArgSpec argument : command.getCommandSpec().args()) {
                    if (argument.required()) {
                        words.addAll(argument.isOption() ? List.of(argument.paramLabel(), "x") : List.of("EMAIL_x"));
                    }
                }
                all.add(words);
            }
        });
        return all;
    }

    private static Answer type(CommandLine line, List<String> words, List<String> options) {
        StringWriter said = new StringWriter();
        List<String> all = new ArrayList<>(words);
        all.addAll(options);
        int code = line.setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(all.toArray(String[]::new));
        return new Answer(all, code, said.toString());
    }
}
