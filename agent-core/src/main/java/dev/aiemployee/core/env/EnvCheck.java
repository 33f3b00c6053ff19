package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.GitRemote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Judges an agent's variables as a whole, before anything starts: every problem at once, names always, values of
 * credentials never. Pure; the process environment and the file are given. A blank value counts as not set.
 */
public final class EnvCheck {
    /** A value that may be shown: short, plain, nothing that could be a secret in the wrong place. */
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.:/-]{1,30}");

    private final AgentKind kind;
    private final Map<EnvVar, String> values = new EnumMap<>(EnvVar.class);
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private EnvCheck(AgentKind kind) {
        this.kind = kind;
    }

    /** Checks values that were read without trouble; a variable of the process wins over the same one of the file. */
    public static CheckedEnv check(AgentKind kind, Map<String, String> process, Map<String, String> file) {
        return check(kind, process, new EnvFile(file, List.of(), List.of()));
    }

    /** Checks values and file together, so that unreadable lines are listed beside all else. */
    public static CheckedEnv check(AgentKind kind, Map<String, String> process, EnvFile file) {
        EnvCheck check = new EnvCheck(kind);
        check.problems.addAll(file.problems());
        check.warnings.addAll(file.warnings());
        check.problems.addAll(CloudPartition.problems(kind, process, file.values()));
        check.read(process, file.values());
        check.fillIn(process.getOrDefault("HOME", ""));
        Needs needs = new Needs(kind, check.values);
        check.problems.addAll(needs.missing());
        check.problems.addAll(needs.misplaced());
        check.problems.addAll(needs.unprotected());
        check.warnings.addAll(needs.inTheClear());
        check.advise(file.values());
        return check.problems.isEmpty()
                ? new CheckedEnv.Accepted(new Environment(kind, check.values), check.warnings)
                : new CheckedEnv.Rejected(check.problems);
    }

    /** What must not be among the properties of this Java. */
    public static List<Problem> properties(AgentKind kind, Properties properties) {
        Map<String, String> set = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> set.put(name, properties.getProperty(name)));
        return CloudPartition.inProperties(kind, set);
    }

    private void read(Map<String, String> process, Map<String, String> file) {
        for (EnvVar variable : EnvVar.values()) {
            if (variable.agents().contains(kind)) {
                set(process, variable).or(() -> set(file, variable)).ifPresent(value -> take(variable, value));
            }
        }
    }

    private static Optional<String> set(Map<String, String> from, EnvVar variable) {
        return Optional.ofNullable(from.get(variable.name())).map(String::strip).filter(value -> !value.isEmpty());
    }

    private void take(EnvVar variable, String value) {
        values.put(variable, value);
        if (!variable.form().accepts().test(value)) {
            problems.add(new Problem(
                    variable.name(),
                    "is " + shown(variable, value),
                    "expected: " + variable.form().expected()));
        }
    }

    private static String shown(EnvVar variable, String value) {
        boolean secret = variable.sensitive() || CredentialNames.isSuspicious(variable.name());
        return !secret && SHOWABLE.matcher(value).matches() ? value : "malformed (its value is not shown)";
    }

    /** Defaults, and the home folder for {@code ~}. */
    private void fillIn(String home) {
        for (EnvVar variable : EnvVar.values()) {
            if (variable.agents().contains(kind)) {
                variable.defaultValue().ifPresent(value -> values.putIfAbsent(variable, value));
            }
        }
        values.putIfAbsent(EnvVar.AGENT_ID, kind.word());
        values.putIfAbsent(EnvVar.STATE_PATH, "~/.local/state/personal-ai-employee/" + values.get(EnvVar.AGENT_ID));
        values.replaceAll((variable, value) -> variable.holdsPath() ? atHome(variable, value, home) : value);
    }

    private String atHome(EnvVar variable, String value, String home) {
        boolean relative = value.equals("~") || value.startsWith("~/");
        if (relative && home.isBlank()) {
            problems.add(
                    new Problem(variable.name(), "needs a home folder, and HOME is not set", "give an absolute path"));
        }
        return relative ? home + value.substring(1) : value;
    }

    private void advise(Map<String, String> file) {
        String remote = values.getOrDefault(EnvVar.GIT_REMOTE_URL, "");
        if (GitRemote.isGitRemote(remote)) {
            new GitRemote(remote).warning().ifPresent(text -> warnings.add(EnvVar.GIT_REMOTE_URL + ": " + text));
        }
        file.keySet().stream()
                .sorted()
                .filter(name -> CloudPartition.catalogued(name)
                        .filter(variable -> variable.agents().contains(kind))
                        .isEmpty())
                .forEach(
                        name -> warnings.add(name + ": the " + kind.word() + " agent knows no such variable; ignored"));
    }
}
