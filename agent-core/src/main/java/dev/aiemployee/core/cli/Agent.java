package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Daemon;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.task.AgentKind;
import java.util.List;
import java.util.function.Consumer;

/**
 * What makes the shared commands those of one agent.
 *
 * @param daemons how its daemon is built, for {@code run}
 * @param checks what it has to look at beside what both agents have, when it is asked to
 */
public record Agent(AgentKind kind, Machine machine, Daemons daemons, Checks checks) {
    /** An agent with nothing of its own to look at. */
    public Agent(AgentKind kind, Machine machine, Daemons daemons) {
        this(kind, machine, daemons, (environment, notes) -> List.of());
    }

    /** Builds an agent's daemon over an open vault. */
    public interface Daemons {
        Daemon build(Workplace workplace);
    }

    /** Looks at an agent's own settings and at what they name. */
    public interface Checks {
        /**
         * Every problem at once.
         *
         * @param notes takes what is worth a line and no problem
         */
        List<Problem> problems(Environment environment, Consumer<String> notes);
    }

    /** The program's name, as a person types it. */
    public String program() {
        return kind.word() + "-agent";
    }
}
