package dev.aiemployee.local.mcp;

import dev.aiemployee.core.task.ActionType;
import java.time.Duration;

/**
 * Which tool does an action.
 *
 * @param platform the one network it is for; empty for all
 * @param timeout how long the tool may take to answer
 * @param repeatable the operator's word that calling the tool twice with the same arguments does it once
 */
public record McpAction(
        ActionType type, String platform, Tool tool, ArgumentTemplate arguments, Duration timeout, boolean repeatable) {
    /** A tool by its name, on a server. */
    public record Tool(McpServer server, String name) {}

    /** For a person: the action, and the platform if it is for one. */
    String title() {
        return platform.isEmpty() ? type.word() : type.word() + " on " + platform;
    }
}
