package dev.aiemployee.core.git.remote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pause that a host asked for. Until it is over nothing is asked of that host, whoever asks; never longer than an hour at a time,
 * also when a clock is set back meanwhile. For one thread at a time.
 */
public final class HostPause {
    static final Duration LONGEST = Duration.ofHours(1);

    private final @Nullable Clock clock;
    private Instant until = Instant.MIN;
    private String words = "";

    public HostPause(Clock clock) {
        this.clock = clock;
    }

    private HostPause() {
        this.clock = null;
    }

    /** Keeps no pause: for whoever asks once. */
    public static HostPause none() {
        return new HostPause();
    }

    /** Begins the pause that an answer asks for, if it does. */
    void keep(HttpAnswer answer) {
        Duration wish = answer.pause().compareTo(LONGEST) > 0 ? LONGEST : answer.pause();
        if (clock != null && !wish.isZero()) {
            until = clock.instant().plus(wish);
            words = answer.getMessage() + "; nothing is asked of it before "
                    + until.atZone(clock.getZone()).toLocalTime().truncatedTo(ChronoUnit.SECONDS) + " ("
                    + clock.getZone() + ")";
        }
    }

    /** @throws WireException while the pause lasts */
    void mustBeOver() throws WireException {
        Instant now = clock == null ? Instant.MAX : clock.instant();
        if (now.isBefore(until) && !until.isAfter(now.plus(LONGEST))) {
            throw new WireException(words);
        }
    }
}
