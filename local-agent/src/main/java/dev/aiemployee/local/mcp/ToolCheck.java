package dev.aiemployee.local.mcp;

import dev.aiemployee.core.env.Problem;
import dev.aiemployee.local.execute.OutsideText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Asks each configured server what it can do, and tells what of the configuration it cannot. Calls no tool. */
public final class ToolCheck {
    private final McpServers servers;

    public ToolCheck(McpServers servers) {
        this.servers = servers;
    }

    /** Every problem of every action, with its fix; takes as long as the servers do, each at most its own start time twice. */
    public List<Problem> problems(McpConfig config) {
        Map<McpServer, List<McpAction>> byServer = new LinkedHashMap<>();
        config.actions()
                .forEach(action -> byServer.computeIfAbsent(action.tool().server(), server -> new ArrayList<>())
                        .add(action));
        List<Problem> problems = new ArrayList<>();
        byServer.forEach((server, actions) -> problems.addAll(problems(server, actions)));
        return problems;
    }

    private List<Problem> problems(McpServer server, List<McpAction> actions) {
        try (McpSession session = servers.open(server, server.start())) {
            Map<String, InputSchema> tools = session.tools();
            List<Problem> problems = new ArrayList<>();
            for (McpAction action : actions) {
                String name = action.tool().name();
                String where = "MCP server `" + server.name() + "`, " + action.title();
                problems(tools, name, action.arguments().shape())
                        .forEach(what -> problems.add(new Problem(
                                where,
                                "tool `" + name + "`: " + what,
                                "mend `tool` or `arguments` in MCP_CONFIG_PATH")));
            }
            return problems;
        } catch (McpTrouble e) {
            return List.of(
                    new Problem("MCP server `" + server.name() + "`", "is of no use: " + e.getMessage(), fix(server)));
        }
    }

    private static String fix(McpServer server) {
        if (server.reach() instanceof McpServer.Program program) {
            boolean path = program.inherited().contains("PATH")
                    || program.environment().containsKey("PATH");
            return "try its `command` by hand"
                    + (path
                            ? ""
                            : "; it knows of no PATH: add `inherit: [PATH]` if it needs one, as npx and node scripts do");
        }
        return "look at `url` and `headers`, and whether it runs";
    }

    /** What keeps this tool from taking these arguments; empty when nothing is known to. */
    static List<String> problems(Map<String, InputSchema> tools, String name, Map<String, Object> arguments) {
        InputSchema schema = tools.get(name);
        if (schema == null) {
            String there = String.join(", ", new TreeSet<>(tools.keySet()));
            return List.of("the server has no such tool " + OutsideText.line("(it has: " + there + ")", 200));
        }
        return schema.problems(arguments);
    }
}
