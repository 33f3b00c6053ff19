package dev.aiemployee.local.dashboard;

import java.util.List;

/**
 * What the Dashboard tells. Nothing in it changes while nothing happens, so that an idle round makes no commit.
 *
 * @param trouble what stops work, as Markdown without list marks
 * @param pending approvals that are not finished, ranked
 * @param left what else waits for the operator, likewise
 * @param facts lines about the state of things: sync, the other agent
 * @param actions what was done last, newest first, as Markdown lines
 */
public record DashboardState(
        List<String> trouble, List<PendingLine> pending, List<String> left, List<String> facts, List<String> actions) {
    public DashboardState {
        trouble = List.copyOf(trouble);
        pending = List.copyOf(pending);
        left = List.copyOf(left);
        facts = List.copyOf(facts);
        actions = List.copyOf(actions);
    }
}
