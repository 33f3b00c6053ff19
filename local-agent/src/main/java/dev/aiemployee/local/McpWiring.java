package dev.aiemployee.local;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.cli.Machine;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.mcp.McpConfig;
import dev.aiemployee.local.mcp.McpConfigFile;
import dev.aiemployee.local.mcp.McpExecutor;
import dev.aiemployee.local.mcp.McpServers;
import dev.aiemployee.local.mcp.StartCheck;
import dev.aiemployee.local.mcp.ToolCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds what goes through MCP servers, if {@code MCP_CONFIG_PATH} is set. */
final class McpWiring {
    private final Machine machine;

    McpWiring(Machine machine) {
        this.machine = machine;
    }

    /**
     * What carries out the actions that the file maps. The servers are asked beside what follows: one that is slow or gone keeps no
     * mail waiting.
     *
     * @param alerts told of what a server does not have
     * @throws ConfigurationException with every problem of the file
     */
    List<Executor> executors(Environment environment, AlertBox alerts) {
        McpConfigFile.Loaded loaded = load(environment);
        if (!loaded.problems().isEmpty()) {
            throw new ConfigurationException(loaded.problems());
        }
        McpServers servers = servers(environment);
        new StartCheck(new ToolCheck(servers), loaded.config(), alerts).begin();
        List<Executor> executors = new ArrayList<>();
        loaded.config().types().forEach(type -> executors.add(new McpExecutor(type, loaded.config(), servers)));
        return executors;
    }

    /** For {@code check}: the file, and what its servers say. */
    List<Problem> problems(Environment environment, Consumer<String> notes) {
        McpConfigFile.Loaded loaded = load(environment);
        loaded.notes().forEach(notes);
        return loaded.problems().isEmpty()
                ? new ToolCheck(servers(environment)).problems(loaded.config())
                : loaded.problems();
    }

    private static McpConfigFile.Loaded load(Environment environment) {
        return environment.find(EnvVar.MCP_CONFIG_PATH).isPresent()
                ? McpConfigFile.load(environment.path(EnvVar.MCP_CONFIG_PATH), environment.path(EnvVar.VAULT_PATH))
                : new McpConfigFile.Loaded(McpConfig.NONE, List.of(), List.of());
    }

    private McpServers servers(Environment environment) {
        return new McpServers(
                machine.variables(), environment.path(EnvVar.STATE_PATH).resolve("mcp"));
    }
}
