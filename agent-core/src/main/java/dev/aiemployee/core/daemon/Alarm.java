package dev.aiemployee.core.daemon;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the one who waits is to be woken. Of many times it keeps the first and the last: whoever sets it again and again is served
 * at the first, so that nothing is put off for ever, and once more at the last. Times are those of a {@link MonotonicClock}. For one thread
 * at a time.
 */
final class Alarm {
    private @Nullable Duration first;
    private @Nullable Duration last;

    void set(Duration at) {
        first = first == null || at.compareTo(first) < 0 ? at : first;
        last = last == null || at.compareTo(last) > 0 ? at : last;
    }

    /** Whether it is time; then the first time is over. */
    boolean rings(Duration now) {
        if (first == null || now.compareTo(first) < 0) {
            return false;
        }
        boolean over = last == null || now.compareTo(last) >= 0;
        first = over ? null : last;
        last = first;
        return true;
    }

    /** How long until it rings, at most {@code most}; more than zero. */
    Duration left(Duration now, Duration most) {
        Duration left = first == null || most.compareTo(first.minus(now)) < 0 ? most : first.minus(now);
        return left.compareTo(Duration.ZERO) > 0 ? left : Duration.ofNanos(1);
    }
}
