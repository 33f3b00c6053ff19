package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.StrayFiles;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.CheckedEnv;
import dev.aiemployee.core.env.EnvCheck;
import dev.aiemployee.core.env.EnvFile;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.vault.RealPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds its settings and its vault; every command has these options. */
public final class CommonOptions {
    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description =
                    "Settings as NAME=value lines. Default: .env.cloud or .env.local in the current folder, if it is"
                            + " there. Variables of the process win.")
    private @Nullable Path envFile;

    @Option(names = "--vault", paramLabel = "FOLDER", description = "The vault. Default: VAULT_PATH.")
    private @Nullable Path vault;

    /** All settings, or every problem at once; from here on no text of this process shows one of their secrets. */
    public CheckedEnv check(Agent agent) {
        return check(agent, Map.of());
    }

    /** The same with some variables given by the command itself. */
    CheckedEnv check(Agent agent, Map<EnvVar, String> given) {
        Map<String, String> process = process(agent);
        given.forEach((variable, value) -> process.put(variable.name(), value));
        CheckedEnv checked = EnvCheck.check(agent.kind(), process, file(agent));
        if (checked instanceof CheckedEnv.Accepted accepted) {
            SecretMask.know(Workplace.known(accepted.environment()));
            return new CheckedEnv.Accepted(placed(accepted.environment()), accepted.warnings());
        }
        return checked;
    }

    /** A vault is often reached through a link, and its paths are compared as text; so it has one name in the whole process. */
    private static Environment placed(Environment environment) {
        return environment.placing(EnvVar.VAULT_PATH, RealPlace.of(environment.path(EnvVar.VAULT_PATH)));
    }

    /**
     * The settings.
     *
     * @throws dev.aiemployee.core.env.ConfigurationException with every problem at once
     */
    public Environment environment(Agent agent) {
        return check(agent).orThrow();
    }

    /** One variable before anything is checked; for commands that help to set things up. */
    Optional<String> raw(Agent agent, EnvVar variable) {
        return Optional.ofNullable(process(agent).get(variable.name()))
                .or(() -> Optional.ofNullable(file(agent).values().get(variable.name())))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The vault as far as it is known before all settings are in order; absent when its own is not. */
    Optional<Path> vault(Agent agent) {
        String home = agent.machine().variables().getOrDefault("HOME", "");
        return raw(agent, EnvVar.VAULT_PATH)
                .filter(EnvVar.VAULT_PATH::accepts)
                .map(value -> value.startsWith("~") ? home + value.substring(1) : value)
                .map(Path::of);
    }

    private Map<String, String> process(Agent agent) {
        Map<String, String> variables = new HashMap<>(agent.machine().variables());
        if (vault != null) {
            variables.put(
                    EnvVar.VAULT_PATH.name(),
                    agent.machine().folder().resolve(vault).normalize().toString());
        }
        return variables;
    }

    private EnvFile file(Agent agent) {
        return settings(agent).map(EnvFile::load).orElseGet(EnvFile::none);
    }

    /** What Java was given, and what lies in and beside the agent's own folders: those of its start, its settings and its state. */
    List<Problem> stray(Agent agent, Environment environment) {
        List<Path> folders = new ArrayList<>(List.of(agent.machine().folder(), environment.path(EnvVar.STATE_PATH)));
        Optional<Path> settings = settings(agent);
        settings.map(file -> file.toAbsolutePath().getParent()).ifPresent(folders::add);
        Optional<Path> home = Optional.of(agent.machine().variables().getOrDefault("HOME", ""))
                .filter(folder -> folder.startsWith("/") && folder.length() > 1)
                .map(Path::of);
        List<Problem> problems = new ArrayList<>(EnvCheck.properties(agent.kind(), System.getProperties()));
        problems.addAll(StrayFiles.problems(environment, folders, settings, home));
        return problems;
    }

    /** The file that the settings come from; absent when there is none. */
    Optional<Path> settings(Agent agent) {
        Path folder = agent.machine().folder();
        if (envFile != null) {
            return Optional.of(folder.resolve(envFile));
        }
        return Optional.of(folder.resolve(".env." + agent.kind().word())).filter(Files::exists);
    }
}
