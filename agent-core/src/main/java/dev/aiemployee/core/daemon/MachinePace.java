package dev.aiemployee.core.daemon;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The pace of this machine's monotonic clock. Safe for use by many threads, of which one waits. */
public final class MachinePace implements Pace {
    private final Semaphore wakings = new Semaphore(0);

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        boolean woken = wakings.tryAcquire(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
        wakings.drainPermits();
        return woken;
    }

    @Override
    public void wake() {
        wakings.release();
    }
}
