package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Timing;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** The shared commands as a program of their own, for hooks that start one. */
public final class HookMain {
    private HookMain() {}

    public static void main(String[] words) {
        Timing timing = new Timing(Clock.systemUTC(), pause -> {}, new Random());
        Machine machine = new Machine(System.getenv(), Path.of("").toAbsolutePath(), timing);
        Agent agent = new Agent(AgentKind.LOCAL, machine, workplace -> {
            throw new IllegalStateException("a hook runs no daemon");
        });
        System.exit(AgentCli.of(agent, "A test's agent.").execute(words));
    }
}
