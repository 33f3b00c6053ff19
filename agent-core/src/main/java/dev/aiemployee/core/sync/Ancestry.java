package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.History;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.task.CommitId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts what lies between two published commits into steps that together make the whole difference, each with an author of its own.
 * Only a commit on the first-parent line from what was last seen vouches for anything. Where the line misses it - a merge that
 * has the published state as its second parent, a history of somebody else's - all of it is one step of nobody's: else an old
 * commit of ours, brought in from the side, would vouch for undoing what came after it.
 */
record Ancestry(History history, OwnCommits own) {
    /**
     * From one published state to the next.
     *
     * @param single whether {@code to} has {@code from} as its only parent
     */
    record Step(CommitId from, CommitId to, boolean single) {}

    List<Step> steps(CommitId seen, CommitId tip) {
        if (seen.equals(tip)) {
            return List.of();
        }
        List<CommitId> fresh = history.between(seen, tip);
        Set<CommitId> between = new HashSet<>(fresh);
        Optional<List<CommitId>> line = line(seen, tip, between);
        if (line.isPresent()) {
            return steps(seen, line.get());
        }
        List<CommitId> known = fresh.stream()
                .filter(own::contains)
                .flatMap(commit -> line(seen, commit, between).stream())
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .orElse(List.of());
        List<Step> steps = new ArrayList<>(steps(seen, known));
        steps.add(new Step(known.isEmpty() ? seen : known.get(known.size() - 1), tip, false));
        return steps;
    }

    /** The first parents from {@code tip} down to, and without, {@code seen}, oldest first; absent when they miss it. */
    private Optional<List<CommitId>> line(CommitId seen, CommitId tip, Set<CommitId> between) {
        List<CommitId> line = new ArrayList<>();
        CommitId at = tip;
        while (between.contains(at)) {
            line.add(at);
            Optional<CommitId> parent = history.parent(at);
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            at = parent.get();
        }
        Collections.reverse(line);
        return at.equals(seen) ? Optional.of(line) : Optional.empty();
    }

    private List<Step> steps(CommitId seen, List<CommitId> line) {
        List<Step> steps = new ArrayList<>();
        CommitId from = seen;
        for (CommitId commit : line) {
            steps.add(new Step(from, commit, history.parents(commit) == 1));
            from = commit;
        }
        return steps;
    }
}
