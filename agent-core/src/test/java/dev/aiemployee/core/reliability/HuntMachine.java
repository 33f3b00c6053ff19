package dev.aiemployee.core.reliability;

import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCli;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One machine with an agent, driven by its command line, in this process. */
final class HuntMachine {
    private final Path home;
    private final String name;
    private final AgentKind kind;
    private final MovingClock clock;
    private final Random random;
    private final Map<String, String> variables = new TreeMap<>();

    HuntMachine(Path folder, String name, AgentKind kind, MovingClock clock, Random random) {
        this.home = folder.resolve(name).resolve("home");
        this.name = name;
        this.kind = kind;
        this.clock = clock;
        this.random = random;
        set("VAULT_PATH", vault().toString());
        set("STATE_PATH", home.resolve("state").toString());
        set("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        set("QUIET_SECONDS", "0");
        set("AGENT_ID", name);
        set(kind == AgentKind.LOCAL ? "DRY_RUN" : "MAIL_SOURCE", kind == AgentKind.LOCAL ? "true" : "none");
    }

    HuntMachine set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** What came of a command. */
    record Said(int code, String text) {}

    Said type(String... words) {
        StringWriter said = new StringWriter();
        Agent agent =
                new Agent(kind, new Machine(variables, home, new Timing(clock, clock::advance, random)), place -> {
                    throw new AssertionError("no daemon here");
                });
        int code = AgentCli.of(agent, "A test's agent.")
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(words);
        return new Said(code, said.toString());
    }

    void must(String... words) {
        Said said = type(words);
        if (said.code() != 0) {
            throw new AssertionError(name + ": " + String.join(" ", words) + " -> " + said);
        }
    }

    String name() {
        return name;
    }

    Path vault() {
        return home.resolve("vault");
    }

    NativeGit git() {
        return new NativeGit(vault());
    }
}
