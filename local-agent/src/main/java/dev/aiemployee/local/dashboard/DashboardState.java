package dev.aiemployee.local.dashboard;

import java.util.List;
import java.util.Map;

/**
 * What the Dashboard tells. Nothing in it changes while nothing happens, so that an idle round makes no commit.
 *
 * @param pending approvals that are not finished
 * @param counts notes by folder, in the order they are shown
 * @param facts lines about the state of things: sync, the other agent
 * @param actions what was done last, newest first, as Markdown lines
 */
public record DashboardState(
        List<PendingLine> pending, Map<String, Integer> counts, List<String> facts, List<String> actions) {
    public DashboardState {
        pending = List.copyOf(pending);
        facts = List.copyOf(facts);
        actions = List.copyOf(actions);
    }
}
