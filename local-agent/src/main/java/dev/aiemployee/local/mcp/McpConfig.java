package dev.aiemployee.local.mcp;

import dev.aiemployee.core.task.ActionType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code MCP_CONFIG_PATH} says: which tool does which action. */
public record McpConfig(List<McpAction> actions) {
    public static final McpConfig NONE = new McpConfig(List.of());

    public McpConfig {
        actions = List.copyOf(actions);
    }

    /** The actions that some tool does. */
    public Set<ActionType> types() {
        Set<ActionType> types = EnumSet.noneOf(ActionType.class);
        actions.forEach(action -> types.add(action.type()));
        return types;
    }

    /** All tools for one action, in the file's order. */
    List<McpAction> of(ActionType type) {
        return actions.stream().filter(action -> action.type() == type).toList();
    }
}
