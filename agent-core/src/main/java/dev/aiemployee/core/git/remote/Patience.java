package dev.aiemployee.core.git.remote;

import java.time.Duration;

/**
 * How long the remote is waited for.
 *
 * @param silence how long the wire may be silent; whole seconds, at least one
 * @param limit how long one look, fetch or push may take by the clock, however much it says meanwhile
 * @param firstFetch the same for the fetch that brings the whole repository
 */
public record Patience(Duration silence, Duration limit, Duration firstFetch) {
    public static final Patience DEFAULT = of(Duration.ofSeconds(30));

    /** @throws IllegalArgumentException when {@code silence} is under a second, or a limit is not positive */
    public Patience {
        if (silence.toSeconds() < 1) {
            throw new IllegalArgumentException("silence: " + silence + " (expected: at least one second)");
        }
        if (limit.compareTo(Duration.ZERO) <= 0 || firstFetch.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("limits: " + limit + ", " + firstFetch + " (expected: more than zero)");
        }
    }

    /** The usual limits, two minutes and half an hour, with this silence. */
    public static Patience of(Duration silence) {
        return new Patience(silence, Duration.ofMinutes(2), Duration.ofMinutes(30));
    }
}
