package dev.aiemployee.local.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Renders {@code Dashboard.md}. What is generated stands between two comment lines below its heading; every other line of the
 * file is the operator's and stays, byte for byte. Rendering the same state twice changes nothing. Pure.
 */
final class DashboardPage {
    private static final int MOST_UPDATES = 12;
    private static final String PENDING = "## Pending approvals";
    private static final String NOW = "## Now";
    private static final String ACTIONS = "## Last actions";
    private static final String UPDATES = "## Updates";

    private DashboardPage() {}

    /**
     * The page with the state in it and the events merged in.
     *
     * @param existing the file as it is; a heading that is missing is added at the end
     */
    static String render(String existing, DashboardState state, List<UpdateLine> events) {
        String page = GeneratedBlock.put(existing, PENDING, pending(state));
        page = GeneratedBlock.put(page, NOW, now(state));
        page = GeneratedBlock.put(page, ACTIONS, state.actions().isEmpty() ? List.of("_None yet._") : state.actions());
        return GeneratedBlock.put(page, UPDATES, updates(page, events));
    }

    /** Whether no heading of ours is missing, as in a page of which only a part has been saved yet. */
    static boolean isWhole(String page) {
        Set<String> lines = page.lines().map(String::stripTrailing).collect(Collectors.toSet());
        return lines.containsAll(List.of(PENDING, NOW, ACTIONS, UPDATES));
    }

    /** Whether every block is there and as an agent left it. */
    static boolean isIntact(String page) {
        return List.of(PENDING, NOW, ACTIONS, UPDATES).stream()
                .allMatch(heading -> GeneratedBlock.isIntact(page, heading));
    }

    /** What stops work stands above everything else. */
    private static List<String> pending(DashboardState state) {
        List<String> lines = new ArrayList<>();
        state.trouble().forEach(line -> lines.add("- ⚠ " + line));
        state.pending().forEach(line -> lines.add(line.markdown()));
        state.left().forEach(line -> lines.add("- " + line));
        if (state.pending().isEmpty() && state.left().isEmpty()) {
            lines.add((lines.isEmpty() ? "" : "- ") + "_Nothing waits for you._");
        } else if (!state.pending().isEmpty()) {
            lines.add("");
            lines.add("Open one and tick a box, drag it to `Approved/` or `Rejected/`, or type `local-agent pending`.");
        }
        return lines;
    }

    private static List<String> now(DashboardState state) {
        return state.facts().stream().map(fact -> "- " + fact).toList();
    }

    /** The set of events on the page and the new ones, newest first; ids begin with their time. */
    private static List<String> updates(String page, List<UpdateLine> events) {
        Map<String, UpdateLine> byId = new TreeMap<>(Comparator.reverseOrder());
        GeneratedBlock.linesOf(page, UPDATES)
                .forEach(line -> UpdateLine.parse(line).ifPresent(event -> byId.put(event.id(), event)));
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        List<String> lines = byId.values().stream()
                .limit(MOST_UPDATES)
                .map(UpdateLine::markdown)
                .toList();
        return lines.isEmpty() ? List.of("_None yet._") : lines;
    }
}
