package dev.aiemployee.core.daemon;

import java.time.Duration;

/** The pace of this machine's monotonic clock. Safe for use by many threads, of which one waits. */
public final class MachinePace implements MonotonicClock {
    private final Alarm alarm = new Alarm();

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public synchronized boolean await(Duration most) throws InterruptedException {
        Duration start = elapsed();
        Duration end = start.plus(most.isNegative() ? Duration.ZERO : most);
        Duration now = start;
        boolean woken = alarm.rings(now);
        while (!woken && now.compareTo(end) < 0) {
            Duration left = alarm.left(now, end.minus(now));
            wait(left.toMillis(), left.toNanosPart() % 1_000_000);
            now = elapsed();
            woken = alarm.rings(now);
        }
        return woken;
    }

    @Override
    public synchronized void wakeAfter(Duration wait) {
        alarm.set(elapsed().plus(wait));
        notifyAll();
    }
}
