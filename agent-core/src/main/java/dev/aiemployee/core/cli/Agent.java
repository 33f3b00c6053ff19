package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Daemon;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.task.AgentKind;

/**
 * What makes the shared commands those of one agent.
 *
 * @param daemons how its daemon is built, for {@code run}
 */
public record Agent(AgentKind kind, Machine machine, Daemons daemons) {
    /** Builds an agent's daemon over an open vault. */
    public interface Daemons {
        Daemon build(Workplace workplace);
    }

    /** The program's name, as a person types it. */
    public String program() {
        return kind.word() + "-agent";
    }
}
