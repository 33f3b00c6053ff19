package dev.aiemployee.core.ownership;

import dev.aiemployee.core.task.AgentName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which agent a folder or a file belongs to by its name alone. */
final class AgentFile {
    /** {@code [YYYY-MM[-DD]-]<agent>...}: what comes after the date begins with the writer's name. */
    private static final Pattern FORM =
            Pattern.compile("(?:[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?-)?([a-z][a-z0-9-]*)(?:[_.].*)?");

    private static final AgentName LOCAL = new AgentName("local");

    private AgentFile() {}

    /** Whether the file name gives {@code agent} as its writer: {@code cloud.md}, {@code cloud_disk.md}, {@code 2026-11-20-cloud.jsonl}. */
    static boolean isOf(AgentName agent, String fileName) {
        Matcher form = FORM.matcher(fileName);
        return form.matches() && isFamily(agent, form.group(1));
    }

    /** Whether the file name gives an agent as its writer that is neither {@code home} nor called local. */
    static boolean isForeignTo(AgentName home, String fileName) {
        Matcher form = FORM.matcher(fileName);
        return form.matches() && !isFamily(home, form.group(1)) && !isFamily(LOCAL, form.group(1));
    }

    /** Whether {@code name} could be an agent of the operator's own machines: {@code home}, {@code local}, {@code local-2}. */
    static boolean isHome(AgentName home, AgentName name) {
        return name.equals(home) || isFamily(LOCAL, name.value());
    }

    private static boolean isFamily(AgentName agent, String text) {
        return text.equals(agent.value()) || text.startsWith(agent.value() + "-");
    }
}
