package dev.aiemployee.core.queue;

import dev.aiemployee.core.task.Priority;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * The order in which things are shown: trouble that stops work, then what is flagged and urgent, then what is one of both, each by
 * the day it is due, then what the drafter is least sure of, then the oldest. Ids decide what else would be a tie, so that the order
 * is the same everywhere. Stateless.
 */
public final class QueueOrder implements Comparator<QueueItem> {
    private static final Comparator<QueueItem> ORDER = Comparator.comparingInt(QueueOrder::tier)
            .thenComparing(item -> item.urgency().dueDay().orElse(LocalDate.MAX))
            .thenComparingDouble(item -> item.urgency().confidence())
            .thenComparing(item -> item.urgency().since())
            .thenComparing(QueueItem::id);

    @Override
    public int compare(QueueItem one, QueueItem other) {
        return ORDER.compare(one, other);
    }

    private static int tier(QueueItem item) {
        if (!item.needsYou()) {
            return 4;
        } else if (item.state().kind().isTrouble()) {
            return 0;
        }
        int calls = item.flags().isEmpty() ? 0 : 1;
        calls += item.urgency().priority() == Priority.URGENT ? 1 : 0;
        return 3 - calls;
    }
}
