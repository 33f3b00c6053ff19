package dev.aiemployee.local.mcp;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.execute.Departure;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.execute.SendOutcome.RefusedBeforeSending;
import dev.aiemployee.local.execute.SendOutcome.Sent;
import dev.aiemployee.local.execute.SendOutcome.Unknown;
import dev.aiemployee.local.execute.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out an approved act by calling a tool. All that can be known beforehand is looked at first: that the server answers, has
 * the tool, and would take these arguments. From the call on only a result without {@code isError} is certain; an error may have
 * come after the act.
 */
public final class McpExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(McpExecutor.class);

    private final ActionType action;
    private final List<McpAction> tools;
    private final McpServers servers;

    /** @param config with at least one tool for this action */
    public McpExecutor(ActionType action, McpConfig config, McpServers servers) {
        this.action = action;
        this.tools = config.of(action);
        this.servers = servers;
    }

    @Override
    public ActionType action() {
        return action;
    }

    @Override
    public boolean isRepeatable() {
        return tools.stream().allMatch(McpAction::repeatable);
    }

    @Override
    public SendOutcome execute(Cleared cleared, Departure departure) {
        Optional<McpAction> tool = tool(cleared.outgoing());
        if (tool.isEmpty()) {
            String where = String.join(", ", cleared.outgoing().outlet().places());
            return new RefusedBeforeSending(
                    "MCP_CONFIG_PATH names no tool for " + action.word() + " to " + where, true);
        }
        String lost = lost(cleared.outgoing(), tool.get());
        return lost.isEmpty() ? call(tool.get(), cleared, departure) : new RefusedBeforeSending(lost, true);
    }

    private Optional<McpAction> tool(Outgoing outgoing) {
        String platform = outgoing.outlet().platform();
        return tools.stream()
                .filter(tool -> tool.platform().equals(platform))
                .findFirst()
                .or(() ->
                        tools.stream().filter(tool -> tool.platform().isEmpty()).findFirst());
    }

    /** What was approved and would not reach the tool; empty when all of it does. */
    private static String lost(Outgoing outgoing, McpAction tool) {
        Set<ArgumentPlaceholder> used = tool.arguments().used();
        if (!outgoing.account().isEmpty() && !used.contains(ArgumentPlaceholder.ACCOUNT)) {
            return "it is to go out as " + outgoing.account() + ", and the tool's arguments hold no {account}";
        }
        return outgoing.letter().attachments().isEmpty() ? "" : "attachments cannot go to a tool";
    }

    private SendOutcome call(McpAction tool, Cleared cleared, Departure departure) {
        String server = tool.tool().server().name();
        String name = tool.tool().name();
        boolean left = false;
        try (McpSession session = servers.open(tool.tool().server(), tool.timeout())) {
            Map<String, Object> arguments = tool.arguments().fill(cleared);
            List<String> problems = ToolCheck.problems(session.tools(), name, arguments);
            if (!problems.isEmpty()) {
                return new RefusedBeforeSending("tool " + name + " of server " + server + ": " + problems.get(0), true);
            }
            departure.leaving(Trace.NONE);
            left = true;
            return new Sent(Trace.NONE, session.call(name, arguments));
        } catch (McpTrouble e) {
            LOG.warn("approval={} server={} left={} {}", cleared.outgoing().approval(), server, left, e.getMessage());
            String reason = "server " + server + ": " + e.getMessage();
            return left ? new Unknown(Trace.NONE, reason) : new RefusedBeforeSending(reason, false);
        }
    }
}
