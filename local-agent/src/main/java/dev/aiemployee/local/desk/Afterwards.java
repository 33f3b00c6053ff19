package dev.aiemployee.local.desk;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.execute.Executor;
import dev.aiemployee.local.execute.Trace;
import dev.aiemployee.local.outbox.Ledger;
import dev.aiemployee.local.outbox.Standings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about an act after it left: finding one whose outcome is unknown, keeping a copy of one that was confirmed. */
final class Afterwards {
    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    private static final int ATTEMPTS = 3;

    private final Ledger ledger;
    private final Standings standings;
    private final Clock clock;
    private final List<Executor> executors;
    private final Map<TaskId, Instant> looked = new HashMap<>();
    private final Map<TaskId, Integer> attempts = new HashMap<>();

    Afterwards(DeskParts parts) {
        this.ledger = parts.records().ledger();
        this.standings = ledger.standings();
        this.clock = parts.records().clock();
        this.executors = parts.executors();
    }

    /** Looks on the other side for what may be there: at once, after a restart, and every ten minutes. */
    void look() {
        Instant now = clock.instant();
        for (TaskId id : standings.at(Step.UNKNOWN)) {
            boolean due =
                    !looked.containsKey(id) || !now.isBefore(looked.get(id).plus(BETWEEN_LOOKS));
            if (due) {
                looked.put(id, now);
                look(id, now);
            }
        }
    }

    private void look(TaskId id, Instant now) {
        Trace trace = trace(id);
        boolean there = !trace.isNone()
                && executor(id).filter(executor -> executor.isThere(trace)).isPresent();
        if (there) {
            ledger.step(id, Step.SENT, now, Map.of(Ledger.REASON, "found on the other side"));
            LOG.info("approval={} was sent after all: it is on the other side", id);
        }
    }

    /** One attempt. @return why there is no copy, once it is given up; empty when it is there; absent while it is tried again */
    Optional<String> keepCopy(TaskId id) {
        Standing standing = standings.of(id);
        Outgoing sent = standing.history().decidedSnapshot().orElse(null);
        Executor executor = executor(id).orElse(null);
        if (sent == null || executor == null) {
            return Optional.of("");
        }
        String trouble = executor.keepCopy(sent, trace(id), standing.at());
        boolean again = !trouble.isEmpty() && attempts.merge(id, 1, Integer::sum) < ATTEMPTS;
        return again ? Optional.empty() : Optional.of(trouble);
    }

    private Trace trace(TaskId id) {
        String messageId = standings.fact(id, Ledger.MESSAGE_ID);
        return messageId.isEmpty() ? Trace.reference(standings.fact(id, Ledger.REFERENCE)) : Trace.messageId(messageId);
    }

    private Optional<Executor> executor(TaskId id) {
        return standings
                .action(id)
                .flatMap(action -> executors.stream()
                        .filter(executor -> executor.action() == action)
                        .findFirst());
    }
}
