package dev.aiemployee.core.retry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pauses between one attempt and the next. Pure: who waits, and on which thread, is the caller's business.
 *
 * @param delays the pause after the first failure, after the second and so on; when they are used up, it is over; empty
 *     means a single attempt
 */
public record RetryPolicy(List<Duration> delays) {
    /** A remote that does not answer: after 10, 30 and 90 s. */
    public static final RetryPolicy NETWORK = ofSeconds(10, 30, 90);

    /** What was refused before it left: 5, 10 and 20 s, 1, 5 and 15 min after the first refusal, then every half hour. */
    public static final RetryPolicy SENDING = ofSeconds(5, 5, 10, 40, 240, 600, 1800);

    /** @throws IllegalArgumentException when a pause is negative */
    public RetryPolicy {
        delays = List.copyOf(delays);
        for (Duration delay : delays) {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("retry delay: " + delay + " (expected: zero or more)");
            }
        }
    }

    public static RetryPolicy ofSeconds(long... delays) {
        return new RetryPolicy(
                Arrays.stream(delays).mapToObj(Duration::ofSeconds).toList());
    }

    /**
     * How long to wait before the next attempt; empty when there is none.
     *
     * @param failures attempts that have failed so far, at least 1
     */
    public Optional<Duration> delayAfter(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures: " + failures + " (expected: 1 or more)");
        }
        return failures > delays.size() ? Optional.empty() : Optional.of(delays.get(failures - 1));
    }
}
