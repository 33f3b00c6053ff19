package dev.aiemployee.core.retry;

import java.time.Duration;

/** Waits. The only way this code waits, so that a test need not. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
