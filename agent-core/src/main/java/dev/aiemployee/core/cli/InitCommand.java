package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.CloneForms;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.sync.SyncEngine;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.scan.JoinSurvey;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultTemplate;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: makes this machine's vault, from the remote when it has one, else from the template. May be repeated. */
@Command(
        name = "init",
        description =
                "Make this machine's vault: from the remote if it holds one, else from the template. Nothing that is"
                        + " there is overwritten; running it again completes it.")
final class InitCommand extends SessionCommand {
    @Option(names = "--remote", paramLabel = "URL", description = "The repository to share. Default: GIT_REMOTE_URL.")
    private @Nullable String remote;

    @Option(
            names = {"--join", "--yes"},
            description = "Share a repository that is in use already, without being asked.")
    private boolean join;

    InitCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        Environment environment = options().check(agent(), given()).orThrow();
        Path vault = environment.path(EnvVar.VAULT_PATH);
        List<Problem> forms = CloneForms.problems(vault);
        if (!forms.isEmpty()) {
            throw new ConfigurationException(forms);
        }
        Optional<String> url = environment.find(EnvVar.GIT_REMOTE_URL);
        err().println("Making the vault in " + vault + "; on a busy machine this can take a minute.");
        err().flush();
        prepare(vault, environment.text(EnvVar.GIT_BRANCH), url);
        if (url.isPresent()) {
            return open(environment);
        }
        out().println("vault: " + vault + " (" + VaultTemplate.copyTo(vault).size() + " files from the template)");
        out().println("no remote: this vault stays on this machine");
        return next();
    }

    /** Nothing of what reads or sends mail is needed yet, and what the template brings need not rest first. */
    private Map<EnvVar, String> given() {
        Map<EnvVar, String> given = new EnumMap<>(EnvVar.class);
        given.put(agent().kind() == AgentKind.CLOUD ? EnvVar.MAIL_SOURCE : EnvVar.DRY_RUN, forNow());
        given.put(EnvVar.QUIET_SECONDS, "0");
        if (remote != null) {
            given.put(EnvVar.GIT_REMOTE_URL, remote);
        }
        return given;
    }

    private String forNow() {
        return agent().kind() == AgentKind.CLOUD ? "none" : "true";
    }

    private void prepare(Path vault, String branch, Optional<String> url) {
        try {
            Files.createDirectories(vault);
        } catch (IOException e) {
            throw new VaultException("cannot make the folder " + vault + ": " + e, e);
        }
        boolean mendedLater = url.isPresent() && Files.isDirectory(vault.resolve(".git"));
        if (!mendedLater) {
            VaultRepository.create(vault, branch).close();
        }
        if (url.isEmpty()) {
            hooks(vault);
        }
    }

    private void hooks(Path vault) {
        CommitHooks.install(vault, options().settings(agent()))
                .forEach(name ->
                        err().println("note: " + vault + "/.git/hooks/" + name + " is a hook of your own; it stays"));
    }

    @Override
    protected ExitCode run(Workplace workplace) {
        FetchOutcome tip = workplace.remote().fetch();
        if (!tip.trouble().isEmpty()) {
            String verb = tip instanceof FetchOutcome.Unreachable ? "reached" : "used";
            err().println("The remote " + workplace.remote().url() + " cannot be " + verb + ": " + tip.trouble());
            if (tip instanceof FetchOutcome.Unreachable unreachable
                    && !unreachable.fix().isEmpty()) {
                err().println(unreachable.fix());
            }
            err().println("The folder is prepared; run `" + typed() + "` again when the remote answers.");
            return ExitCode.TRY_AGAIN;
        }
        if (tip instanceof FetchOutcome.NoBranch && agent().kind() == AgentKind.CLOUD) {
            err().println("The remote " + workplace.remote().url() + " holds no vault yet.");
            err().println("The first one is made on your own machine: run `local-agent init` there, then this again.");
            return ExitCode.TRY_AGAIN;
        }
        List<String> others =
                tip instanceof FetchOutcome.NoBranch ? workplace.remote().others() : List.of();
        if (!others.isEmpty()) {
            String branch = workplace.environment().text(EnvVar.GIT_BRANCH);
            throw new ConfigurationException(
                    new Problem(EnvVar.GIT_BRANCH.name(), "is " + branch, SyncEngine.otherBranch(branch, others)));
        }
        boolean taken = tip instanceof FetchOutcome.Tip;
        if (tip instanceof FetchOutcome.Tip found
                && agent().kind() == AgentKind.LOCAL
                && workplace.engine().applied().isEmpty()
                && !mayJoin(workplace, found)) {
            return ExitCode.CONFIGURATION;
        }
        hooks(workplace.vault());
        workplace.engine().join();
        CycleReport report = taken ? workplace.engine().cycle() : published(workplace);
        if (taken && report.problem().isEmpty() && agent().kind() == AgentKind.LOCAL) {
            report = published(workplace);
        }
        if (!report.problem().isEmpty()) {
            err().println(report.problem());
            return ExitCode.TRY_AGAIN;
        }
        out().println("vault: " + workplace.vault() + (taken ? " (from the remote)" : " (from the template)"));
        out().println("remote: " + workplace.remote().url());
        workplace
                .engine()
                .applied()
                .ifPresent(commit -> workplace
                        .survey(commit)
                        .clashes()
                        .forEach(line -> out().println("note: " + Terminal.plain(line))));
        return next();
    }

    /** Whether the remote's branch is a vault of ours, or the operator has seen what it holds and says yes. */
    private boolean mayJoin(Workplace workplace, FetchOutcome.Tip tip) {
        JoinSurvey survey = workplace.survey(tip.commit());
        if (!survey.blocked().isEmpty()) {
            err().println("The agents need folders of these names, and the remote has files there: "
                    + Terminal.plain(String.join(", ", survey.blocked())));
            err().println("Rename them, push that, and run `" + typed() + "` again. Nothing was changed.");
            return false;
        }
        if (survey.isVault()) {
            return true;
        }
        out().println("The remote " + workplace.remote().url() + " is in use already. What it holds:");
        survey.found().forEach(line -> out().println("  - " + Terminal.plain(line)));
        out().println(
                        "What would change: the agents' folders and notes are added where they are missing. Nothing of yours is"
                                + " changed or deleted.");
        out().flush();
        return join || answersYes();
    }

    /** Where nobody sits at a terminal there is no console, or from JDK 22 on one that reads the end of the input: both mean no. */
    @SuppressWarnings("SystemConsoleNull")
    private boolean answersYes() {
        Console console = System.console();
        String answer = console == null ? null : console.readLine("Share it with the agents? [y/N] ");
        boolean yes = answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        if (!yes) {
            err().println("Nothing was changed. To share this repository with the agents, type `" + agent().program()
                    + " init --join`.");
        }
        return yes;
    }

    /** Adds what the template has and the vault lacks, and publishes it. */
    private static CycleReport published(Workplace workplace) {
        VaultTemplate.copyTo(workplace.vault());
        return workplace.engine().cycle();
    }

    private ExitCode next() {
        out().println();
        out().println("Next:");
        out().println("  1. " + agent().program() + " check    says what is still missing in the settings");
        out().println("  2. " + agent().program() + " run      starts the agent");
        if (agent().kind() == AgentKind.LOCAL) {
            out().println("  3. open the vault's folder in Obsidian; WELCOME explains the rest");
        }
        return ExitCode.DONE;
    }
}
