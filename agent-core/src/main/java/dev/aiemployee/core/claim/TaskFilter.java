package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which free tasks an agent would take.
 *
 * @param domains looked at in the order of their names
 * @param fits whether this agent can work on it
 * @param most how many, 1 or more
 */
public record TaskFilter(Set<Domain> domains, BiPredicate<TaskId, Note> fits, int most) {
    public TaskFilter {
        domains = Set.copyOf(domains);
        if (most < 1) {
            throw new IllegalArgumentException("most: " + most + " (expected: 1 or more)");
        }
    }

    /** Whatever is free in these domains. */
    public static TaskFilter any(Set<Domain> domains, int most) {
        return new TaskFilter(domains, (task, note) -> true, most);
    }

    List<Domain> sortedDomains() {
        return domains.stream().sorted(Comparator.comparing(Domain::value)).toList();
    }
}
