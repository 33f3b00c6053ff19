package dev.aiemployee.local.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether the page may be written into, or somebody may still be saving it. Who saves in place empties the file first: what is put
 * there then is lost with the rest of the save. For one thread.
 */
final class PageAtRest {
    /** A page without its headings is seldom meant; it rests so many times as long. */
    private static final int TORN = 15;

    private final Clock clock;
    private final Duration quiet;
    private byte @Nullable [] ours;
    private byte @Nullable [] seen;
    private Instant since = Instant.MIN;

    PageAtRest(Clock clock, Duration quiet) {
        this.clock = clock;
        this.quiet = quiet;
    }

    /** We wrote this page ourselves: it needs no rest. */
    void wrote(byte[] page) {
        ours = page;
    }

    /**
     * @param modified the file's own time, which counts unless it lies in the future
     * @param whole whether the page has all that it should have
     */
    boolean isAtRest(byte[] page, Instant modified, boolean whole) {
        if (Arrays.equals(page, ours)) {
            return true;
        }
        Instant now = clock.instant();
        if (!Arrays.equals(page, seen)) {
            seen = page;
            since = now;
        }
        Instant resting = modified.isAfter(now) || modified.isAfter(since) ? since : modified;
        return !now.isBefore(resting.plus(whole ? quiet : quiet.multipliedBy(TORN)));
    }
}
