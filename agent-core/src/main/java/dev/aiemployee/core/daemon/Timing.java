package dev.aiemployee.core.daemon;

import dev.aiemployee.core.retry.Sleeper;
import java.time.Clock;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** The machine's time and chance, handed in by the wiring. */
public record Timing(Clock clock, Sleeper sleeper, RandomGenerator random) {
    /** The same moments, told in another zone. */
    public Timing in(ZoneId zone) {
        return new Timing(clock.withZone(zone), sleeper, random);
    }
}
