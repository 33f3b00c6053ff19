package dev.aiemployee.core.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A computer's own clock, wrong by as much as the run decides. Reading it is one of the moments at which a process can die. */
final class SeamClock extends Clock {
    private final World world;
    private final Machine machine;
    private Instant now;

    SeamClock(World world, Machine machine, Instant start) {
        this.world = world;
        this.machine = machine;
        this.now = start;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    /** The time, without the danger. */
    Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        world.mayDie(machine, Fault.KILL_AT_CLOCK, 250, "clock");
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
