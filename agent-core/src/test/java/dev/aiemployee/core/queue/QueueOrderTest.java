package dev.aiemployee.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.queue.QueueState.Kind;
import dev.aiemployee.core.task.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of what waits: it is the same wherever it is shown. */
class QueueOrderTest {
    private static final Instant OLD = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant NEW = Instant.parse("2026-11-28T08:00:00Z");
    private static final LocalDate SOON = LocalDate.parse("2026-12-01");
    private static final LocalDate LATER = LocalDate.parse("2026-12-12");

    private static final List<QueueItem> RANKED = List.of(
            item("not_sent", Kind.NOT_SENT, Priority.LOW, null, 1, NEW, false),
            item("flagged_and_urgent", Kind.WAITS, Priority.URGENT, null, 1, NEW, true),
            item("flagged", Kind.WAITS, Priority.MEDIUM, null, 0.5, NEW, true),
            item("urgent", Kind.WAITS, Priority.URGENT, null, 0.9, OLD, false),
            item("due_soon", Kind.WAITS, Priority.MEDIUM, SOON, 1, NEW, false),
            item("due_later", Kind.WAITS, Priority.HIGH, LATER, 0.1, OLD, false),
            item("unsure", Kind.WAITS, Priority.MEDIUM, null, 0.2, NEW, false),
            item("old", Kind.WAITS, Priority.MEDIUM, null, 0.8, OLD, false),
            item("young", Kind.WAITS, Priority.MEDIUM, null, 0.8, NEW, false),
            item("young_too", Kind.WAITS, Priority.MEDIUM, null, 0.8, NEW, false),
            item("leaves", Kind.LEAVES, Priority.URGENT, SOON, 0, OLD, true));

    @Test
    void whatAPersonNeedsComesFirstAndNoTwoAreEqual() {
        for (int seed = 0; seed < 50; seed++) {
            List<QueueItem> items = new ArrayList<>(RANKED);
            Collections.shuffle(items, new Random(seed));

            items.sort(new QueueOrder());

            assertThat(items).isEqualTo(RANKED);
        }
    }

    @Test
    void whatWarnsOfNothingIsNoFlag() {
        QueueItem item = item("client", Kind.WAITS, Priority.MEDIUM, null, 1, NEW, false);

        QueueItem client = new QueueItem(
                "a", "Anna", "chairs", item.urgency(), item.state(), List.of(new RiskFlag("from_client")));

        assertThat(client.flags()).isEmpty();
    }

    @Test
    void aConfidenceThatIsNoneCountsAsSure() {
        assertThat(new Urgency(Priority.LOW, null, Double.NaN, NEW).confidence())
                .isEqualTo(1);
        assertThat(new Urgency(Priority.LOW, null, -3, NEW).confidence()).isEqualTo(1);
        assertThat(new Urgency(Priority.LOW, null, 0, NEW).confidence()).isZero();
    }

    @Test
    void wordsFromOutsideBecomeOneHarmlessLineOfABoundedLength() {
        QueueItem item = new QueueItem(
                "a",
                "An\u202Ena\r\n\u001b[2J  Berger",
                "x".repeat(500) + "😀",
                new Urgency(Priority.LOW, null, 1, NEW),
                QueueState.of(Kind.NOT_SENT, "550 no\nsuch user"),
                List.of());

        assertThat(item.who()).isEqualTo("Anna [2J Berger");
        assertThat(item.wants()).hasSize(QueueItem.MOST_WANTS).endsWith("x…");
        assertThat(item.state().why()).isEqualTo("550 no such user");
        assertThat(OutsideLine.of("😀".repeat(9), 4)).isEqualTo("😀😀😀…");
    }

    private static QueueItem item(
            String id,
            Kind kind,
            Priority priority,
            @Nullable LocalDate due,
            double confidence,
            Instant since,
            boolean flagged) {
        List<RiskFlag> flags = flagged ? List.of(new RiskFlag("money")) : List.of();
        return new QueueItem(
                id, "Anna", id, new Urgency(priority, due, confidence, since), QueueState.of(kind, ""), flags);
    }
}
