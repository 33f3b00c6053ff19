package dev.aiemployee.core.cli;

import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.CheckedEnv;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.guard.secret.SecretScanner;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code guard}: what the commit hooks ask. Judges what is staged, or a message, as the sync engine would. Changes nothing. */
@Command(name = "guard", hidden = true, description = "For the commit hooks: judge what is staged, or a message.")
final class GuardCommand extends AgentCommand {
    private static final String SCISSORS = "------------------------ >8 ------------------------";
    private static final SecretScanner SECRETS = new SecretScanner();

    @Option(names = "--message", paramLabel = "FILE", description = "Judge this commit message.")
    private @Nullable Path message;

    @Option(
            names = "--staged",
            paramLabel = "FILE",
            description = "Judge what `git diff --cached --raw -z --no-abbrev` said.")
    private @Nullable Path staged;

    GuardCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Path vault = options().vault(agent()).orElse(agent().machine().folder());
        try (VaultRepository repository = VaultRepository.open(vault, "main")) {
            CommitGuard guard = new AllowedFindings(repository.agentFolder()).guard(known());
            List<String> refusals = new ArrayList<>(message(guard, read(message)));
            refusals.addAll(staged(guard, repository, read(staged)));
            return refusals.isEmpty() ? ExitCode.DONE : refuse(refusals);
        } catch (IOException e) {
            throw new VaultException("cannot read what is to be judged: " + e, e);
        }
    }

    /** The settings may not be in order here, as long as those of the daemon are; then its values are its own to find. */
    private KnownValues known() {
        return options().check(agent()) instanceof CheckedEnv.Accepted accepted
                ? Workplace.known(accepted.environment())
                : KnownValues.NONE;
    }

    private String read(@Nullable Path file) throws IOException {
        return file == null
                ? ""
                : new String(Files.readAllBytes(agent().machine().folder().resolve(file)), StandardCharsets.UTF_8);
    }

    private static List<String> message(CommitGuard guard, String text) {
        int end = text.indexOf(SCISSORS);
        String said = text.substring(0, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        return guard.checkMessage(said).refusal().map(why -> "the message: " + why).stream()
                .toList();
    }

    /** Pairs of a line {@code :modes ids status} and a path, each ended by a zero byte. */
    private static List<String> staged(CommitGuard guard, VaultRepository repository, String raw) {
        String[] parts = raw.split("\0", -1);
        return Stream.iterate(0, i -> i + 1 < parts.length, i -> i + 2)
                .flatMap(i -> refusal(guard, repository, parts[i].split(" ", 5)[3], parts[i + 1]).stream())
                .toList();
    }

    private static Optional<String> refusal(CommitGuard guard, VaultRepository repository, String blob, String path) {
        return repository
                .objects()
                .readBlob(new BlobId(blob), (int) guard.maxFileBytes())
                .map(bytes -> guard.check(path, bytes).refusal())
                .orElse(Optional.of("larger than " + guard.maxFileBytes() + " bytes"))
                .map(why -> SECRETS.masked(path) + ": " + why);
    }

    private ExitCode refuse(List<String> refusals) {
        err().println("The commit was not made:");
        refusals.forEach(refusal -> err().println("    " + refusal));
        err().println("Take it out, or if it is no secret: " + agent().program() + " allow FINGERPRINT");
        err().println("Nothing of it would be pushed by the agents either way.");
        return ExitCode.REFUSED;
    }
}
