package dev.aiemployee.core.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.allow.AllowedFindings;
import dev.aiemployee.core.claim.DeviceKeys;
import dev.aiemployee.core.claim.LifeSign;
import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.daemon.CloneForms;
import dev.aiemployee.core.daemon.OpenFiles;
import dev.aiemployee.core.daemon.SigningKeys;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.CheckedEnv;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.health.CloneHealth;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.scan.DiskCheck;
import dev.aiemployee.core.sync.scan.JoinSurvey;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.ConflictCopies;
import dev.aiemployee.core.vault.RealPlace;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: settings, vault and remote, every problem at once with its fix. Changes nothing. */
@Command(name = "check", description = "Look at the settings, the vault and the remote, and say what to fix.")
final class CheckCommand extends AgentCommand {
    @Option(names = "--json", description = "Write JSON, and nothing else, to standard output.")
    private boolean json;

    @Option(names = "--deep", description = "Read every byte of the vault's Git data; takes a while.")
    private boolean deep;

    @Option(
            names = "--history",
            description = "Look for secrets in every text that any commit ever held; takes a while.")
    private boolean history;

    private final List<String> notes = new ArrayList<>();
    private Optional<String> hooks = Optional.empty();
    private boolean leftOut;

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
        ZoneId zone = checked instanceof CheckedEnv.Accepted accepted
                ? zone(accepted.environment())
                : agent().machine().timing().clock().getZone();
        options().vault(agent()).map(RealPlace::of).ifPresent(vault -> problems.addAll(inVault(vault, zone)));
        if (checked instanceof CheckedEnv.Accepted accepted) {
            notes.addAll(accepted.warnings());
            notes.addAll(OpenFiles.warnings(accepted.environment()));
            SigningKeys keys = SigningKeys.of(accepted.environment(), zone(accepted.environment()));
            notes.addAll(keys.notes());
            problems.addAll(keys.problems());
            problems.addAll(options().stray(agent(), accepted.environment()));
            problems.addAll(inRepository(accepted.environment()));
            problems.addAll(agent().checks().problems(accepted.environment(), notes::add));
        }
        if (json) {
            out().println(asJson(problems));
        } else {
            tell(problems);
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }

    private void tell(List<Problem> problems) {
        notes.forEach(note -> out().println("note: " + note));
        if (!problems.isEmpty()) {
            FailureHandler.print(err(), problems);
            return;
        }
        out().println(closing());
        out().println(
                        "One thing cannot be seen from here: your Git host should refuse force pushes and deletion of the branch.");
    }

    private String closing() {
        if (hooks.isPresent()) {
            return "Settings, vault and remote are in order; the hooks for your own commits are not, see the note.";
        }
        return leftOut
                ? "Settings, vault and remote are in order; what is left out of sync is in the notes."
                : "All is well: settings, vault, remote and mail logins are in order.";
    }

    private String asJson(List<Problem> problems) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("agent", agent().kind().word()).put("ok", problems.isEmpty());
        ArrayNode all = report.putArray("problems");
        problems.forEach(problem -> all.addObject()
                .put("name", problem.name())
                .put("what", problem.what())
                .put("fix", problem.fix()));
        notes.forEach(report.putArray("notes")::add);
        return report.toPrettyString();
    }

    private List<Problem> inVault(Path vault, ZoneId zone) {
        String init = "run `" + agent().program() + " init`";
        if (!Files.isDirectory(vault)) {
            return List.of(new Problem(vault.toString(), "is no folder", init));
        }
        List<Problem> problems = new ArrayList<>();
        if (!Files.isWritable(vault)) {
            problems.add(new Problem(vault.toString(), "cannot be written", "give this user the right to write there"));
        }
        if (!Files.isReadable(vault)) {
            return List.of(new Problem(
                    vault.toString(), "cannot be read", "give this user the right to read and write there"));
        }
        LastSync last = new LastSync(vault, agent().program(), zone);
        Map<String, String> held = new LinkedHashMap<>();
        last.held().forEach(path -> held.put(path.path(), path.rule()));
        DiskCheck.held(vault).forEach(path -> held.put(path.path(), path.rule()));
        held.forEach((path, rule) -> notes.add(Terminal.plain(path) + " is left out of sync: " + Terminal.plain(rule)));
        leftOut = !held.isEmpty();
        problems.addAll(last.problems());
        boolean wouldInit = CloneForms.problems(vault).isEmpty();
        if (wouldInit && !Files.exists(VaultLayout.DASHBOARD.in(vault))) {
            problems.add(new Problem(VaultLayout.DASHBOARD.in(vault).toString(), "is missing", init));
        }
        new DiskView(vault)
                .broken()
                .forEach((path, broken) -> problems.add(new Problem(
                        path + ", line " + broken.line() + ", column " + broken.column(),
                        "cannot be read: " + broken.problem(),
                        broken.fix())));
        new HandbookFile(new VaultReader(vault, new NoteFormat()))
                .read()
                .problems()
                .forEach(problem -> notes.add(VaultLayout.HANDBOOK + ", " + problem));
        ConflictCopies.in(vault)
                .forEach((path, copy) -> notes.add(Terminal.plain(
                        path + " is " + copy + "; both texts are synced: take what you need from it and remove it")));
        if (!isThere(vault.resolve(".git"))) {
            problems.add(new Problem(vault.toString(), "is no Git repository", init));
        } else if (Files.isDirectory(vault.resolve(".git"))) {
            new AliveFile(vault).way().map(CheckCommand::signs).ifPresent(notes::add);
            hooks = HookCheck.of(vault, agent()).note();
            hooks.ifPresent(notes::add);
        }
        return problems;
    }

    /** Also what is no folder: that is another trouble, and {@code init} does not end it. */
    private static boolean isThere(Path git) {
        return Files.exists(git, LinkOption.NOFOLLOW_LINKS);
    }

    private static String signs(AliveWay way) {
        String where = switch (way) {
            case REF, REF_FORWARD -> "a ref of its own (refs/agents/alive/)";
            case BRANCH, BRANCH_FORWARD -> "a branch of its own (alive/), because the Git host takes no other ref";
            case MAIN -> "one commit an hour, because the Git host takes no branch beside the vault's";
        };
        return "this agent's signs of life go out by " + where;
    }

    private List<Problem> inRepository(Environment environment) {
        CloneHealth.Depth depth = deep ? CloneHealth.Depth.WHOLE : CloneHealth.Depth.USUAL;
        Path vault = environment.path(EnvVar.VAULT_PATH);
        if (!isThere(vault.resolve(".git"))) {
            return List.of();
        }
        String branch = environment.text(EnvVar.GIT_BRANCH);
        List<Problem> problems = new ArrayList<>(CloneForms.problems(vault));
        if (problems.isEmpty()) {
            problems.addAll(CloneDamages.problems(vault, branch, depth, agent().program()));
        }
        if (!problems.isEmpty()) {
            return problems; // what lies behind cannot be asked yet
        }
        CloneContents.notes(vault).forEach(notes::add);
        try (VaultRepository repository = VaultRepository.open(vault, branch)) {
            if (!repository.operationInProgress().isEmpty()) {
                problems.add(new Problem(
                        vault.toString(),
                        "is in the middle of a Git operation of yours (" + repository.operationInProgress() + ")",
                        "finish or abort it; nothing is synced until then"));
            } else if (!repository.offBranch().isEmpty()) {
                problems.add(new Problem(vault.toString(), "is not as it should be", repository.offBranch()));
            }
            repository
                    .refs()
                    .read(LocalRefs.branch(branch))
                    .map(commit -> JoinSurvey.of(
                            repository.objects(), repository.objects().treeOf(commit), Workplace.types(environment)))
                    .ifPresent(survey -> notes.addAll(survey.clashes()));
            problems.addAll(history ? inHistory(repository, environment) : List.of());
            if (environment.find(EnvVar.GIT_REMOTE_URL).isPresent()) {
                try (RemoteBranch remote = repository.remote(Workplace.access(environment))) {
                    problem(remote, branch).ifPresent(problems::add);
                    keyless(remote, environment).forEach(notes::add);
                }
            }
        }
        return problems;
    }

    private List<Problem> inHistory(VaultRepository repository, Environment environment) {
        CommitGuard guard = new AllowedFindings(repository.agentFolder()).guard(Workplace.known(environment));
        List<Problem> found = HistorySecrets.problems(repository, guard, line -> {
            err().println(line);
            err().flush();
        });
        notes.add(
                found.isEmpty()
                        ? "no commit of this clone holds what looks like a secret"
                        : "a secret in the history stays there until the history is written anew: OPERATIONS says how, at"
                                + " \"A secret is in the history\"; what is none: `" + agent().program()
                                + " allow FINGERPRINT`");
        return found;
    }

    /** Other local agents that were at work in the last day, each where the keys that two machines need are missing. */
    private List<String> keyless(RemoteBranch remote, Environment environment) {
        Timing timing = agent().machine().timing();
        SigningKeys keys = SigningKeys.of(environment, zone(environment));
        Instant since = timing.clock().instant().minus(Duration.ofDays(1));
        return remote.alive().look(environment.agent()).entrySet().stream()
                .filter(sign -> keys.isKeyless(sign.getKey()))
                .filter(sign -> LifeSign.parse(sign.getKey(), sign.getValue().text())
                        .filter(said -> said.state() == LifeSign.State.RUNNING
                                && said.at().isAfter(since))
                        .isPresent())
                .map(sign -> DeviceKeys.note(sign.getKey()))
                .toList();
    }

    private static Optional<Problem> problem(RemoteBranch remote, String branch) {
        FetchOutcome tip = remote.tip();
        if (tip instanceof FetchOutcome.Unreachable unreachable) {
            return Optional.of(new Problem(
                    remote.url(),
                    "cannot be reached: " + unreachable.reason(),
                    unreachable.fix().isEmpty()
                            ? "look at the address, the key and the known hosts"
                            : unreachable.fix()));
        }
        Optional<FetchOutcome.Unreachable> readOnly = remote.readOnly();
        if (readOnly.isPresent()) {
            return Optional.of(new Problem(
                    remote.url(),
                    "can be read, but takes no push of this agent: "
                            + readOnly.get().reason(),
                    readOnly.get().fix().isEmpty()
                            ? "give its key or token the right to write at the Git host (a deploy key with write access)"
                            : readOnly.get().fix()));
        }
        List<String> others = tip instanceof FetchOutcome.NoBranch ? remote.others() : List.of();
        if (!others.isEmpty()) {
            return Optional.of(
                    new Problem(EnvVar.GIT_BRANCH.name(), "is " + branch, SyncEngine.otherBranch(branch, others)));
        }
        return tip instanceof FetchOutcome.NoBranch
                ? Optional.of(new Problem(remote.url(), "has no vault yet", "run `local-agent init` first"))
                : Optional.empty();
    }
}
