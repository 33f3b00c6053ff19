package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.task.CommitId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts what lies between two published commits into steps that together make the whole difference, each with an author of its own.
 * Only a commit on the first-parent line that was made on top of what was last seen vouches for anything. Where the line misses it - a
 * merge that has the published state as its second parent, a history of somebody else's - all up to the commit that joins the two is
 * one step of nobody's: else an old commit of ours, brought in from the side, would vouch for undoing what came after it.
 */
record Ancestry(History history, OwnCommits own) {
    /**
     * From one published state to the next.
     *
     * @param single whether {@code to} has {@code from} as its only parent
     */
    record Step(CommitId from, CommitId to, boolean single) {}

    /** More commits than this are one step: months of ours are fewer, and somebody may push millions. */
    private static final int MOST = 100_000;

    List<Step> steps(CommitId seen, CommitId tip) {
        return steps(seen, tip, MOST);
    }

    List<Step> steps(CommitId seen, CommitId tip, int most) {
        if (seen.equals(tip)) {
            return List.of();
        }
        Map<CommitId, History.Parents> between =
                history.parentsBetween(seen, tip, most).orElse(Map.of());
        Optional<List<CommitId>> line = line(seen, tip, between);
        if (line.isPresent()) {
            return steps(seen, line.get(), between);
        }
        List<CommitId> known = between.keySet().stream()
                .filter(own::contains)
                .flatMap(commit -> line(seen, commit, between).stream())
                .max((one, other) -> Integer.compare(one.size(), other.size()))
                .orElse(List.of());
        List<Step> steps = new ArrayList<>(steps(seen, known, between));
        CommitId last = known.isEmpty() ? seen : known.get(known.size() - 1);
        List<CommitId> since = since(last, firstParents(tip, between));
        CommitId joint = since.isEmpty() ? tip : since.get(0);
        steps.add(new Step(last, joint, false));
        steps.addAll(steps(joint, since.subList(Math.min(1, since.size()), since.size()), between));
        return steps;
    }

    /** The end of a line that holds {@code seen}, from the commit that joined it on; found by halving, for who holds it is above who does not. */
    private List<CommitId> since(CommitId seen, List<CommitId> line) {
        int without = 0;
        int with = line.size();
        while (without < with) {
            int middle = (without + with) / 2;
            if (history.contains(line.get(middle), seen)) {
                with = middle;
            } else {
                without = middle + 1;
            }
        }
        return line.subList(with, line.size());
    }

    /** The first parents from {@code tip} down to, and without, {@code seen}, oldest first; absent when they miss it. */
    private static Optional<List<CommitId>> line(CommitId seen, CommitId tip, Map<CommitId, History.Parents> between) {
        List<CommitId> line = firstParents(tip, between);
        History.Parents oldest = line.isEmpty() ? null : between.get(line.get(0));
        CommitId before = oldest == null ? tip : oldest.first();
        return seen.equals(before) ? Optional.of(line) : Optional.empty();
    }

    /** The first parents from {@code tip} down as far as they are known, oldest first. */
    private static List<CommitId> firstParents(CommitId tip, Map<CommitId, History.Parents> between) {
        List<CommitId> line = new ArrayList<>();
        CommitId at = tip;
        for (History.Parents parents = between.get(at); parents != null; parents = between.get(at)) {
            line.add(at);
            if (parents.first() == null) {
                break;
            }
            at = parents.first();
        }
        Collections.reverse(line);
        return line;
    }

    private static List<Step> steps(CommitId seen, List<CommitId> line, Map<CommitId, History.Parents> between) {
        List<Step> steps = new ArrayList<>();
        CommitId from = seen;
        for (CommitId commit : line) {
            History.Parents parents = between.get(commit);
            steps.add(new Step(from, commit, parents != null && parents.count() == 1));
            from = commit;
        }
        return steps;
    }
}
