package dev.aiemployee.local.mcp;

import dev.aiemployee.core.env.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One MCP server, as the operator configured it.
 *
 * @param name how actions refer to it
 * @param start how long it may take until it has answered to the first requests
 */
public record McpServer(String name, Reach reach, Duration start) {
    /** How it is spoken to. */
    public sealed interface Reach permits Program, Address {}

    /**
     * A program of this machine, spoken to over its standard input and output.
     *
     * @param command the program and its arguments; no shell reads them
     * @param environment all that it is told, beside what it inherits by name
     * @param inherited names of variables of our own process
     * @param folder its working folder; empty for one of its own below the agent's state
     */
    public record Program(List<String> command, Map<String, Secret> environment, List<String> inherited, String folder)
            implements Reach {
        public Program {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
            inherited = List.copyOf(inherited);
        }
    }

    /**
     * A server that listens somewhere, spoken to over streamable HTTP.
     *
     * @param headers sent with each request, such as {@code Authorization}
     */
    public record Address(URI url, Map<String, Secret> headers) implements Reach {
        public Address {
            headers = Map.copyOf(headers);
        }
    }
}
