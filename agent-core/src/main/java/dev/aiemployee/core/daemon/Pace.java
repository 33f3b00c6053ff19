package dev.aiemployee.core.daemon;

import java.time.Duration;

/** The daemon's sense of time: it only ever grows, whatever happens to the wall clock. */
public interface Pace {
    /** Time since some fixed moment. */
    Duration elapsed();

    /**
     * Waits until the time is over or {@link #wake} is called; a call from before counts too.
     *
     * @return whether it was woken
     */
    boolean await(Duration most) throws InterruptedException;

    /** Ends the wait of the one who waits, or the next one. */
    void wake();
}
