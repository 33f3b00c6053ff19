package dev.aiemployee.core.cli;

import dev.aiemployee.core.daemon.Timing;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings of a process, as its wiring found them.
 *
 * @param variables the process's environment
 * @param folder the working folder
 */
public record Machine(Map<String, String> variables, Path folder, Timing timing) {
    public Machine {
        variables = Map.copyOf(variables);
    }
}
