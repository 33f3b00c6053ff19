package dev.aiemployee.core.daemon;

import java.time.Duration;

/**
 * One way round that the daemon repeats. Running it again after a crash is the recovery, so it must bear being cut off
 * anywhere.
 *
 * @param name for the log, one word
 * @param interval from the end of one run to the start of the next
 */
public record Tick(String name, Duration interval, Work work) {
    /** @throws IllegalArgumentException when the interval is not more than zero */
    public Tick {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval of " + name + ": " + interval + " (expected: more than zero)");
        }
    }

    /** What a tick does. A failure is logged, and the next run tries again. */
    public interface Work {
        void run() throws InterruptedException;
    }
}
