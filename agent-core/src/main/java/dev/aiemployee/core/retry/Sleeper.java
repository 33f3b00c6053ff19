package dev.aiemployee.core.retry;

import java.time.Duration;

/** Lets the calling thread wait; the wiring passes the real one, a test one that only notes the time. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Returns after at least {@code duration}.
     *
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    void sleep(Duration duration) throws InterruptedException;
}
