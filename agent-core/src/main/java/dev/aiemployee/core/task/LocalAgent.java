package dev.aiemployee.core.task;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent on the operator's own machine.
 *
 * @param vault absolute
 * @param mcpServers names of the servers it may call, each once
 * @param sessionPath where a browser session is kept, absolute and outside the vault, which is shared; null without one
 * @param lastOnline null before the first time
 */
public record LocalAgent(
        AgentName id,
        Path vault,
        List<String> mcpServers,
        @Nullable Path sessionPath,
        @Nullable Instant lastOnline) {
    /** @throws IllegalArgumentException for a relative path, a session in the vault, or a blank or repeated server */
    public LocalAgent {
        vault = AbsolutePath.of("vault", vault);
        mcpServers = List.copyOf(mcpServers);
        if (sessionPath != null) {
            sessionPath = AbsolutePath.of("session path", sessionPath);
            if (sessionPath.startsWith(vault)) {
                throw new IllegalArgumentException(
                        "session path: " + sessionPath + " (expected: outside " + vault + ")");
            }
        }
        if (mcpServers.stream().anyMatch(String::isBlank) || new HashSet<>(mcpServers).size() < mcpServers.size()) {
            throw new IllegalArgumentException("MCP servers: " + mcpServers + " (expected: names, each once)");
        }
    }

    /** The same agent, heard of at that time. */
    public LocalAgent online(Instant at) {
        return new LocalAgent(id, vault, mcpServers, sessionPath, at);
    }
}
