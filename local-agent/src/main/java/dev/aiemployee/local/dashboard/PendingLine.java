package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;

/**
 * One approval that is not finished.
 *
 * @param zone the operator's
 * @param now by which a far year is told
 */
public record PendingLine(VaultPath path, QueueItem item, ZoneId zone, Instant now) {
    /** Who, what, since when, and what to look at; nothing in it changes while nothing happens. */
    String markdown() {
        String words = item.wants().isEmpty() ? item.who() : item.who() + ": " + item.wants();
        StringBuilder line = new StringBuilder("- ").append(NoteLink.of(path, words));
        Instant since = item.urgency().since();
        if (!since.equals(Instant.EPOCH)) {
            line.append(" · ").append(new QueueTime(zone).absolute(since));
        }
        item.urgency().dueDay().ifPresent(day -> line.append(" · due ").append(QueueTime.day(day)));
        if (!item.flags().isEmpty() && item.needsYou()) {
            String flags = item.flags().stream().map(RiskFlag::sentence).collect(Collectors.joining(" "));
            line.append(" · ⚠ ").append(Inert.line(flags, 200));
        }
        boolean plain = item.state().kind() == QueueState.Kind.WAITS;
        String state = plain ? item.state().why() : item.state().lastingWords(zone, now);
        return state.isEmpty()
                ? line.toString()
                : line.append(" · ").append(Inert.line(state, 200)).toString();
    }
}
