package dev.aiemployee.core.sync;

import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.sync.report.CycleReport;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the next cycle is due: at each interval with a little jitter, at once on request, and after trouble with the remote by
 * the retry policy and then at each interval. For one thread; decides by the times it is given alone.
 */
public final class SyncSchedule {
    private static final double JITTER = 0.1;

    private final Duration interval;
    private final RetryPolicy onTrouble;
    private final RandomGenerator random;
    private Instant due = Instant.MIN;
    private int failures;

    public SyncSchedule(Duration interval, RetryPolicy onTrouble, RandomGenerator random) {
        this.interval = interval;
        this.onTrouble = onTrouble;
        this.random = random;
    }

    /** Whether a cycle should run now. A clock that was set back does not postpone it beyond one interval. */
    public boolean isDue(Instant now) {
        return !due.isAfter(now) || due.isAfter(now.plus(interval.multipliedBy(2)));
    }

    /** Somebody waits for what we have: the next cycle is due at once, unless the remote is in trouble. */
    public void request() {
        if (failures == 0) {
            due = Instant.MIN;
        }
    }

    /** Takes note of how a cycle went. */
    public void record(CycleReport report, Instant now) {
        failures = report.problem().isEmpty() ? 0 : failures + 1;
        Duration regular =
                interval.plus(Duration.ofMillis((long) (interval.toMillis() * JITTER * random.nextDouble())));
        Duration wait = failures == 0 ? regular : onTrouble.delayAfter(failures).orElse(regular);
        due = now.plus(wait);
    }
}
