package dev.aiemployee.local.mcp;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.local.execute.OutsideText;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same look at the servers that {@code check} takes, once when the daemon starts, on a thread of its own; what it finds is an alert. */
public final class StartCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final int LONGEST = 400;

    private final ToolCheck check;
    private final McpConfig config;
    private final AlertBox alerts;

    public StartCheck(ToolCheck check, McpConfig config, AlertBox alerts) {
        this.check = check;
        this.config = config;
        this.alerts = alerts;
    }

    /** Returns at once. Without an action to check, nothing is begun. */
    public void begin() {
        if (!config.actions().isEmpty()) {
            Thread thread = new Thread(this::run, "mcp-check");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void run() {
        List<Problem> problems = check.problems(config);
        if (problems.isEmpty()) {
            LOG.info("mcp: every tool is there");
        } else {
            problems.forEach(problem -> LOG.warn("mcp: {}", problem));
            alerts.raise("tool_missing", alert(problems));
        }
    }

    private static Alert alert(List<Problem> problems) {
        String found = problems.stream()
                .map(problem -> "- " + OutsideText.line(problem.name() + " " + problem.what(), LONGEST))
                .collect(Collectors.joining("\n"));
        return new Alert(
                "tool_missing",
                "Some approvals cannot be carried out",
                "A tool that `MCP_CONFIG_PATH` names is not there or is not as expected:\n\n" + found,
                "What you approve for it is tried, refused before anything leaves, and lies in `Failed/` then."
                        + " Everything else goes on.",
                List.of("See what is missing, with the fix: `local-agent check`", "Start the agent again"));
    }
}
