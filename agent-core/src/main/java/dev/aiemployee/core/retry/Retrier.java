package dev.aiemployee.core.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeats an attempt on the calling thread for as long as its outcome asks for it and the policy allows it. A failure is a
 * value here; an exception ends the attempts at once. For acts that may be repeated only.
 */
public final class Retrier {
    private final RetryPolicy policy;
    private final Sleeper sleeper;

    public Retrier(RetryPolicy policy, Sleeper sleeper) {
        this.policy = policy;
        this.sleeper = sleeper;
    }

    /**
     * The first outcome that need not be retried, or the last one there was.
     *
     * @param mayPass whether an outcome is a failure that may be gone next time
     * @throws InterruptedException when the thread is told to stop while it waits
     */
    public <T> T call(Supplier<T> attempt, Predicate<? super T> mayPass) throws InterruptedException {
        int failures = 0;
        while (true) {
            T outcome = attempt.get();
            if (!mayPass.test(outcome)) {
                return outcome;
            }
            failures++;
            Optional<Duration> delay = policy.delayAfter(failures);
            if (delay.isEmpty()) {
                return outcome;
            }
            sleeper.sleep(delay.get());
        }
    }
}
