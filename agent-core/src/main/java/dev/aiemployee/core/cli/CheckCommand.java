package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.SigningKeys;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.CheckedEnv;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.FetchOutcome;
import dev.aiemployee.core.git.RemoteBranch;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.vault.VaultLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code check}: settings, vault and remote, every problem at once with its fix. Changes nothing. */
@Command(name = "check", description = "Look at the settings, the vault and the remote, and say what to fix.")
final class CheckCommand extends AgentCommand {
    CheckCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        CheckedEnv checked = options().check(agent());
        List<Problem> problems = new ArrayList<>();
        NameEncoding.problem().ifPresent(problems::add);
        if (checked instanceof CheckedEnv.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        options().raw(agent(), EnvVar.VAULT_PATH).map(Path::of).ifPresent(vault -> problems.addAll(inVault(vault)));
        if (checked instanceof CheckedEnv.Accepted accepted) {
            accepted.warnings().forEach(warning -> out().println("note: " + warning));
            SigningKeys keys = SigningKeys.of(
                    accepted.environment(), agent().machine().timing().clock().getZone());
            keys.notes().forEach(note -> out().println("note: " + note));
            problems.addAll(keys.problems());
            problems.addAll(inRepository(accepted.environment()));
            problems.addAll(agent().checks().problems(accepted.environment(), note -> out().println("note: " + note)));
        }
        if (!problems.isEmpty()) {
            Failures.print(err(), problems);
            return ExitCode.CONFIGURATION;
        }
        out().println("All is well: settings, vault and remote are in order.");
        out().println(
                        "One thing cannot be seen from here: your Git host should refuse force pushes and deletion of the branch.");
        return ExitCode.DONE;
    }

    private List<Problem> inVault(Path vault) {
        String init = "run `" + agent().program() + " init`";
        if (!Files.isDirectory(vault)) {
            return List.of(new Problem(vault.toString(), "is no folder", init));
        }
        List<Problem> problems = new ArrayList<>();
        if (!Files.isWritable(vault)) {
            problems.add(new Problem(vault.toString(), "cannot be written", "give this user the right to write there"));
        }
        if (!Files.exists(VaultLayout.DASHBOARD.in(vault))) {
            problems.add(new Problem(VaultLayout.DASHBOARD.in(vault).toString(), "is missing", init));
        }
        new DiskView(vault)
                .broken()
                .forEach((path, broken) -> problems.add(new Problem(
                        path + ", line " + broken.line() + ", column " + broken.column(),
                        "cannot be read: " + broken.problem(),
                        broken.fix())));
        if (!Files.isDirectory(vault.resolve(".git"))) {
            problems.add(new Problem(vault.toString(), "is no Git repository", init));
        } else {
            CommitHooks.note(vault, agent().program() + " init").ifPresent(note -> out().println("note: " + note));
        }
        return problems;
    }

    private static List<Problem> inRepository(Environment environment) {
        Path vault = environment.path(EnvVar.VAULT_PATH);
        if (!Files.isDirectory(vault.resolve(".git"))) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        String branch = environment.text(EnvVar.GIT_BRANCH);
        try (VaultRepository repository = VaultRepository.open(vault, branch)) {
            if (!repository.checkedOut().equals(branch)) {
                problems.add(new Problem(
                        vault.toString(),
                        "is on the branch " + repository.checkedOut() + " (expected: " + branch + ")",
                        "run `git switch " + branch + "` in it"));
            }
            if (environment.find(EnvVar.GIT_REMOTE_URL).isPresent()) {
                try (RemoteBranch remote = repository.remote(Workplace.access(environment))) {
                    problem(remote).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private static Optional<Problem> problem(RemoteBranch remote) {
        FetchOutcome tip = remote.tip();
        if (tip instanceof FetchOutcome.Unreachable unreachable) {
            return Optional.of(new Problem(
                    remote.url(),
                    "cannot be reached: " + unreachable.reason(),
                    "look at the address, the key and the known hosts"));
        }
        return tip instanceof FetchOutcome.NoBranch
                ? Optional.of(new Problem(remote.url(), "has no vault yet", "run `local-agent init` first"))
                : Optional.empty();
    }
}
