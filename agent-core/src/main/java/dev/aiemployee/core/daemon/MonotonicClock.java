package dev.aiemployee.core.daemon;

import java.time.Duration;

/** The daemon's sense of time: it only ever grows, whatever happens to the wall clock. */
public interface MonotonicClock {
    /** Time since some fixed moment. */
    Duration elapsed();

    /**
     * Waits until the time is over or a wake-up is due; one that became due before counts too.
     *
     * @return whether it was woken
     */
    boolean await(Duration most) throws InterruptedException;

    /** Ends the wait of the one who waits, or the next one. */
    default void wake() {
        wakeAfter(Duration.ZERO);
    }

    /** The same, once this time is over. Many calls within that time end two waits: at the first call's time and at the last one's. */
    void wakeAfter(Duration wait);
}
