package dev.aiemployee.core.daemon;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One way round that the daemon repeats. Running it again after a crash is the recovery, so it must bear being cut off
 * anywhere.
 *
 * @param name for the log, one word
 * @param interval from the end of one run to the start of the next, at most
 * @param early asked after each run: the time until something is known to be due
 */
public record Tick(String name, Duration interval, Supplier<Duration> early, Work work) {
    /** However much is due, others get their turn. */
    private static final Duration LEAST = Duration.ofMillis(50);

    /** @throws IllegalArgumentException when the interval is not more than zero */
    public Tick {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval of " + name + ": " + interval + " (expected: more than zero)");
        }
    }

    /** A tick that knows of nothing due before its interval is over. */
    public Tick(String name, Duration interval, Work work) {
        this(name, interval, () -> interval, work);
    }

    /** From the end of the run that is just over to the start of the next. */
    Duration pause() {
        Duration wish = early.get();
        Duration pause = wish.compareTo(LEAST) < 0 ? LEAST : wish;
        return pause.compareTo(interval) < 0 ? pause : interval;
    }

    /** What a tick does. A failure is logged, and the next run tries again. */
    public interface Work {
        void run() throws InterruptedException;
    }
}
