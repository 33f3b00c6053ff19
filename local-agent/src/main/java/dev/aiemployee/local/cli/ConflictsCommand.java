package dev.aiemployee.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Quoted;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.merge.ConflictDecisions;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.CopyName;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code conflicts}: where two texts are left to the operator, and how to settle it. Asks nobody and takes no lock. */
@Command(
        name = "conflicts",
        description =
                "Show where both sides changed one note, and settle it. Ends with 0, or with 2 when nothing waits at PATH.")
public final class ConflictsCommand extends AgentCommand {
    @Option(names = "--json", description = "Write JSON, and nothing else, to standard output.")
    private boolean json;

    @Option(
            names = "--take",
            paramLabel = "mine|theirs|both",
            description = "With SYNC_ON_CONFLICT=abort: which text of PATH stays.",
            converter = ChoiceWord.class)
    private ConflictDecisions.@Nullable Choice take;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "The note, from the vault's folder on; for --take.")
    private @Nullable String path;

    public ConflictsCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Path vault = environment().path(EnvVar.VAULT_PATH);
        ConflictDecisions decisions = new ConflictDecisions(vault);
        if (take != null || path != null) {
            return settle(decisions);
        }
        List<ConflictDecisions.Open> open = decisions.open();
        List<VaultPath> copies = new VaultReader(vault, new NoteFormat())
                .notesUnder(VaultLayout.CONFLICTS).stream()
                        .filter(CopyName::isCopy)
                        .toList();
        if (json) {
            out().println(json(vault, open, copies));
        } else {
            print(vault, open, copies);
        }
        return ExitCode.DONE;
    }

    private ExitCode settle(ConflictDecisions decisions) {
        ConflictDecisions.Choice choice = take;
        String at = path;
        if (choice == null || at == null) {
            err().println("--take needs a word and a path: local-agent conflicts --take mine|theirs|both PATH");
            return ExitCode.CONFIGURATION;
        }
        if (!VaultPath.isVaultPath(at) || !decisions.take(new VaultPath(at), choice)) {
            err().println("Nothing waits for a decision at " + Terminal.plain(at)
                    + "; `local-agent conflicts` lists what does.");
            return ExitCode.CONFIGURATION;
        }
        out().println("Taken: " + choice.word() + ", " + Terminal.plain(at) + ". The next sync carries it out.");
        return ExitCode.DONE;
    }

    private void print(Path vault, List<ConflictDecisions.Open> open, List<VaultPath> copies) {
        if (open.isEmpty() && copies.isEmpty()) {
            out().println("No conflict waits for you.");
        }
        for (ConflictDecisions.Open one : open) {
            out().println(Terminal.plain(one.path().value()) + "  (sync stands still until you decide)");
            out().println("    their text  git -C " + Quoted.shell(vault) + " cat-file blob " + one.theirs());
            out().println("    decide      local-agent conflicts --take mine|theirs|both " + quoted(one.path()));
        }
        for (VaultPath copy : copies) {
            out().println(Terminal.plain(noteOf(copy)));
            out().println("    other text  " + Terminal.plain(copy.value()));
            out().println("    came        " + came(vault, copy));
            out().println("    settle      take what you need from it into the note, then delete the copy");
        }
    }

    private static ArrayNode json(Path vault, List<ConflictDecisions.Open> open, List<VaultPath> copies) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (ConflictDecisions.Open one : open) {
            ObjectNode item = list.addObject();
            item.put("path", one.path().value());
            item.put("waits_for", "decision");
            item.put("mine", one.mine().value());
            item.put("theirs", one.theirs().value());
        }
        for (VaultPath copy : copies) {
            ObjectNode item = list.addObject();
            item.put("path", noteOf(copy));
            item.put("waits_for", "deletion");
            item.put("copy", copy.value());
            item.put("came", came(vault, copy));
        }
        return list;
    }

    /** The note that a copy belongs to, by its name. */
    private static String noteOf(VaultPath copy) {
        return CopyName.originalOf(copy);
    }

    private static String came(Path vault, VaultPath copy) {
        try {
            Instant time = Files.getLastModifiedTime(copy.in(vault)).toInstant();
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (IOException failure) {
            throw new VaultException("cannot look at " + copy.in(vault) + "; try again", failure);
        }
    }

    private static String quoted(VaultPath path) {
        return Quoted.shell(Terminal.plain(path.value()));
    }

    /** Reads the word as it is printed. */
    static final class ChoiceWord implements CommandLine.ITypeConverter<ConflictDecisions.Choice> {
        @Override
        public ConflictDecisions.Choice convert(String word) {
            return ConflictDecisions.Choice.find(word)
                    .orElseThrow(() ->
                            new CommandLine.TypeConversionException("'" + word + "' (expected: mine, theirs or both)"));
        }
    }
}
