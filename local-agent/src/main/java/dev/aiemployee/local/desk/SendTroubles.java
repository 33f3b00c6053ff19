package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.RefusedAttempts;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.outbox.Standings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what was approved and does not leave, for as long as that lasts: in one alert for all that is tried again, in one for each
 * that was given up, and in the notes. Which alerts are open is kept over restarts. For one thread.
 */
final class SendTroubles {
    private static final String KEY = ApprovalStamps.LAST_FAILURE_KEY;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String DELAYED = "send_delayed";
    private static final String FAILED = "send_failed";

    private final DeskParts parts;
    private final Standings standings;
    private final LastingAlert delayed;
    private final AlertEach failed;
    private final Clock clock;

    SendTroubles(DeskParts parts) {
        this.parts = parts;
        this.standings = parts.records().ledger().standings();
        this.delayed = new LastingAlert(DELAYED, parts);
        this.failed = new AlertEach(FAILED, parts);
        this.clock = parts.records().clock();
    }

    /**
     * Says what is to be said now, and takes back what is over.
     *
     * @param notes the approvals on the disk
     * @return whether something on disk changed
     */
    boolean look(List<Found> notes) {
        Map<TaskId, RefusedAttempts> delayed = delayed();
        boolean changed = tellDelayed(delayed);
        for (Found found : notes) {
            changed |= mark(found, delayed.get(found.id()));
        }
        return tellFailed() || changed;
    }

    private Map<TaskId, RefusedAttempts> delayed() {
        Map<TaskId, RefusedAttempts> delayed = new TreeMap<>();
        Instant told = clock.instant().minus(PATIENCE);
        for (TaskId id : standings.at(Step.REFUSED_BEFORE_SENDING)) {
            RefusedAttempts refusals = standings.of(id).history().refusals();
            if (refusals.count() < RefusedAttempts.PERMANENT
                    && !refusals.since().isAfter(told)) {
                delayed.put(id, refusals);
            }
        }
        return delayed;
    }

    private boolean tellDelayed(Map<TaskId, RefusedAttempts> delayed) {
        if (delayed.isEmpty()) {
            return this.delayed.over("Nothing waits any more: it was sent, given up or taken back.");
        }
        return this.delayed.says(OutcomeAlerts.delayed(delayed));
    }

    private boolean tellFailed() {
        Map<TaskId, Alert> alerts = new TreeMap<>();
        standings.at(Step.FAILED).forEach(id -> alerts.put(id, new OutcomeAlerts(standings).failed(id)));
        return failed.now(alerts, "You decided about it.");
    }

    /** The note says that it waits; a note that is sent or given up says what came of it instead. */
    private boolean mark(Found found, @Nullable RefusedAttempts refusals) {
        Note note = found.note();
        if (note == null || refusals == null || found.sighting().place() != Place.IN_PROGRESS) {
            return false;
        }
        Note marked = note.with(KEY, refusals.reason());
        return !note.text(KEY).orElse("").equals(refusals.reason())
                && parts.vault().writer().replace(found.path(), note.bytes(), marked);
    }
}
