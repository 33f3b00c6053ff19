package dev.aiemployee.core.daemon;

import dev.aiemployee.core.retry.Sleeper;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The machine's time and chance, handed in by the wiring. */
public record Timing(Clock clock, Sleeper sleeper, RandomGenerator random) {}
