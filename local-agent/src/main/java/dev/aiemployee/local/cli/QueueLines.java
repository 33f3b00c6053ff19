package dev.aiemployee.local.cli;

import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.core.terminal.DisplayWidth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A list of the queue on a terminal: one item a line, within 80 columns, in the same columns for all of them. */
final class QueueLines {
    private static final int COLUMNS = 80;
    private static final int MOST_WHO = 18;
    private static final int MOST_NEED = 30;
    private static final int NUMBER = 3;
    private static final int GAP = 2;

    private final QueueTime time;
    private final Instant now;
    private final int who;
    private final int age;
    private final int need;

    QueueLines(List<Listed> items, Clock clock) {
        this.time = new QueueTime(clock.getZone());
        this.now = clock.instant();
        this.who = widest(items.stream().map(item -> item.item().who()).toList(), MOST_WHO);
        this.age = widest(items.stream().map(item -> age(item.item())).toList(), COLUMNS);
        this.need = widest(items.stream().map(item -> need(item.item())).toList(), MOST_NEED);
    }

    /** One line; the number, or what else it is called, stands before it. */
    String line(String number, QueueItem item) {
        String begin = " ".repeat(Math.max(0, NUMBER - 1 - number.length())) + number + "  "
                + DisplayWidth.fit(item.who(), who) + "  ";
        String age = age(item);
        String end = " ".repeat(this.age - DisplayWidth.of(age)) + age + "  ";
        String need = need(item);
        int room = COLUMNS - DisplayWidth.of(begin) - GAP - DisplayWidth.of(end) - this.need;
        String wants = room < 1 ? "" : DisplayWidth.fit(item.wants(), room) + "  ";
        return (begin + wants + end + DisplayWidth.cut(need, Math.max(1, this.need))).stripTrailing();
    }

    /** What it needs or what happens to it; nothing when it simply waits. */
    private String need(QueueItem item) {
        boolean waits = item.state().kind() == QueueState.Kind.WAITS;
        if (waits && item.state().why().isEmpty()) {
            return look(item.flags());
        }
        boolean old = item.state().kind() == QueueState.Kind.EXPIRED;
        return waits
                ? "⚠ " + item.state().why()
                : old ? item.state().brief(time, now) : item.state().words(time, now);
    }

    /** The first one, and how many more there are. */
    private static String look(List<RiskFlag> flags) {
        return flags.isEmpty() ? "" : "⚠ " + flags.get(0).brief() + (flags.size() > 1 ? " +" + (flags.size() - 1) : "");
    }

    private String age(QueueItem item) {
        Instant since = item.urgency().since();
        return since.equals(Instant.EPOCH) ? "" : time.age(since, now);
    }

    private static int widest(List<String> texts, int most) {
        return Math.min(most, texts.stream().mapToInt(DisplayWidth::of).max().orElse(0));
    }
}
