package dev.aiemployee.core.claim;

import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.task.ClaimId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claims this agent ever planned, each on disk before its push. A claim on the remote's tip is ours when it is in here, however
 * late its push landed. For one thread.
 */
final class ClaimJournal {
    /** So many of the latest plans stay: a push can land seconds after its connection died, never thousands of claims later. */
    private static final int KEEP = 1_000;

    private static final String CLAIM = "claim";

    private final Journal journal;
    private final Set<String> claims = new HashSet<>();
    private int records;

    ClaimJournal(Journal journal) {
        this.journal = journal;
        journal.readAll().forEach(this::count);
    }

    void plan(ClaimId claim, CommitId base, List<TaskId> tasks) {
        String names = tasks.stream().map(TaskId::value).collect(Collectors.joining(" "));
        Map<String, String> record =
                Map.of("state", "PLANNED", CLAIM, claim.value(), "base", base.value(), "tasks", names);
        journal.append(record);
        count(record);
    }

    boolean knows(String claim) {
        return claims.contains(claim);
    }

    /** Forgets old plans, now and then; never one that is held. */
    void prune(Set<String> held) {
        if (records <= 2 * KEEP) {
            return;
        }
        List<Map<String, String>> all = journal.readAll();
        List<Map<String, String>> kept = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            if (at >= all.size() - KEEP || held.contains(all.get(at).getOrDefault(CLAIM, ""))) {
                kept.add(all.get(at));
            }
        }
        journal.replaceAll(kept);
        claims.clear();
        records = 0;
        kept.forEach(this::count);
    }

    private void count(Map<String, String> record) {
        records++;
        claims.add(record.getOrDefault(CLAIM, ""));
        claims.remove("");
    }
}
