package dev.aiemployee.core.cli;

import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code allow}: lets one thing through that the guard held back and that is no secret; works beside a running agent. */
@Command(
        name = "allow",
        description =
                "Let through what was held back as a secret and is none. Without a fingerprint: list what is let through.")
final class AllowCommand extends AgentCommand {
    @Parameters(
            paramLabel = "FINGERPRINT",
            arity = "0..1",
            description =
                    "The twelve digits that the alert names. Counts for this very text, in any file, on this machine.")
    private @Nullable String fingerprint;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why it is none, for yourself.")
    private String note = "";

    AllowCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        AllowedFindings allowed = new AllowedFindings(agentFolder(environment()));
        String given = fingerprint;
        return given == null ? list(allowed) : allow(allowed, given);
    }

    private ExitCode list(AllowedFindings allowed) {
        List<String> lines = allowed.lines();
        if (lines.isEmpty()) {
            out().println("Nothing is let through.");
        }
        lines.forEach(out()::println);
        return ExitCode.DONE;
    }

    private ExitCode allow(AllowedFindings allowed, String given) {
        if (!AllowedFindings.isFingerprint(given)) {
            err().println("That is no fingerprint. The alert in Needs_Action/system/ and `" + agent().program()
                    + " status` name it: twelve digits and letters a to f.");
            return ExitCode.CONFIGURATION;
        }
        out().println(
                        allowed.add(given, note)
                                ? given + " is let through; the next sync takes the file along."
                                : given + " is let through already.");
        return ExitCode.DONE;
    }

    private Path agentFolder(Environment environment) {
        Path git = environment.path(EnvVar.VAULT_PATH).resolve(".git");
        if (!Files.isDirectory(git)) {
            throw new ConfigurationException(new Problem(
                    EnvVar.VAULT_PATH.name(),
                    git.getParent() + " is not a vault of ours yet",
                    "run `" + agent().program() + " init` first"));
        }
        return git.resolve("agent");
    }
}
