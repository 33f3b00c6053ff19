package dev.aiemployee.core.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine;

/** Types every command of an agent with one setting missing or unusable, and expects each to name it. */
public final class MissingSettings {
    private final Map<String, String> good = new TreeMap<>();
    private final Path folder;
    private final Function<Machine, CommandLine> agent;

    /** @param folder where the vault may be */
    public MissingSettings(AgentKind kind, Path folder, Function<Machine, CommandLine> agent) {
        this.folder = folder;
        this.agent = agent;
        good.put("VAULT_PATH", folder.resolve("vault").toString());
        good.put("STATE_PATH", folder.resolve("state").toString());
        good.put("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        good.put("QUIET_SECONDS", "0");
        good.put("HOME", folder.toString());
        good.putAll(kind == AgentKind.CLOUD ? Map.of("MAIL_SOURCE", "none") : Map.of("DRY_RUN", "true"));
    }

    /** Every case, each as what is set beside or instead of what is in order; an empty value is a missing one. */
    private static Map<Map<String, String>, String> cases(AgentKind kind) {
        Map<Map<String, String>, String> cases = new HashMap<>();
        cases.put(Map.of("VAULT_PATH", ""), "VAULT_PATH");
        cases.put(Map.of("VAULT_PATH", "notes"), "VAULT_PATH");
        cases.put(Map.of("VAULT_PATH", "~/vault", "HOME", ""), "VAULT_PATH");
        cases.put(Map.of("GIT_REMOTE_URL", ""), "GIT_REMOTE_URL");
        cases.put(Map.of("GIT_REMOTE_URL", "github"), "GIT_REMOTE_URL");
        cases.put(Map.of("GIT_BRANCH", "my notes"), "GIT_BRANCH");
        cases.put(Map.of("GIT_BRANCH", "a..b"), "GIT_BRANCH");
        cases.put(Map.of("GIT_BRANCH", "-x"), "GIT_BRANCH");
        for (String remote : List.of("ssh://git@127.0.0.1:2/x.git", "git@127.0.0.1:x.git", "127.0.0.1:x.git")) {
            cases.put(Map.of("GIT_REMOTE_URL", remote), "GIT_SSH_KEY_PATH");
            cases.put(Map.of("GIT_REMOTE_URL", remote, "GIT_SSH_KEY_PATH", "~/key"), "GIT_KNOWN_HOSTS_PATH");
            cases.put(Map.of("GIT_REMOTE_URL", remote, "GIT_KNOWN_HOSTS_PATH", "/x"), "GIT_SSH_KEY_PATH");
        }
        cases.put(Map.of("GIT_REMOTE_URL", "https://127.0.0.1/x.git"), "GIT_HTTPS_TOKEN");
        cases.put(Map.of("GIT_SYNC_INTERVAL", "soon"), "GIT_SYNC_INTERVAL");
        cases.put(Map.of("STATE_PATH", "state"), "STATE_PATH");
        cases.put(Map.of("STATE_PATH", "", "HOME", ""), "STATE_PATH");
        cases.put(
                kind == AgentKind.CLOUD ? Map.of("MAIL_SOURCE", "imap") : Map.of("DRY_RUN", "false"),
                kind == AgentKind.CLOUD ? "IMAP_HOST" : "SMTP_HOST");
        return cases;
    }

    /** Types them all. */
    public void eachIsNamedByEveryCommand(AgentKind kind, List<String> without) {
        cases(kind).forEach((setting, name) -> {
            Map<String, String> variables = new HashMap<>(good);
            variables.putAll(setting);
            for (EveryCommand.Answer answer : EveryCommand.typed(() -> agent.apply(machine(variables)), List.of())) {
                boolean notNeeded = answer.words().get(0).equals("init") && without.contains(name);
                if (!notNeeded) {
                    assertThat(answer.code())
                            .as("%s with %s: %s", answer.words(), setting, answer.said())
                            .isEqualTo(2);
                    assertThat(answer.said())
                            .as("%s with %s", answer.words(), setting)
                            .contains(name);
                    assertThat(answer.said())
                            .as("%s with %s", answer.words(), setting)
                            .doesNotContain("\tat ");
                }
            }
        });
    }

    private Machine machine(Map<String, String> variables) {
        Timing timing = new Timing(new MovingClock(TwoAgents.NOON), pause -> {}, new Random(1));
        return new Machine(variables, folder, timing);
    }
}
