package dev.aiemployee.core.task;

import java.time.Instant;

/**
 * One look at something that is watched.
 *
 * @param error what was wrong; empty when all was well
 */
public record Probe(Instant at, String error) {
    public boolean failed() {
        return !error.isEmpty();
    }
}
