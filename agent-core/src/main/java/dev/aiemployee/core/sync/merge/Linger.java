package dev.aiemployee.core.sync.merge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long riding changes have lain without a commit that takes them along. Forgotten with the process. For one thread. */
public final class Linger {
    /** What is looked for on another machine goes out after so long at the latest. */
    static final Duration TELLING = Duration.ofMinutes(10);

    /** Anything else. */
    static final Duration LONGEST = Duration.ofHours(24);

    private @Nullable Instant since;
    private @Nullable Instant telling;

    /** Whether what rides has lain for long enough to be published by itself. */
    public boolean isOver(Plan plan, Instant now) {
        since = plan.edits().isEmpty() ? null : first(since, now);
        telling = plan.riding().tells() ? first(telling, now) : null;
        return isOver(since, LONGEST, now) || isOver(telling, TELLING, now);
    }

    /** All is out. */
    public void end() {
        since = null;
        telling = null;
    }

    /** A clock that was set back begins anew. */
    private static Instant first(@Nullable Instant before, Instant now) {
        return before == null || before.isAfter(now) ? now : before;
    }

    private static boolean isOver(@Nullable Instant since, Duration most, Instant now) {
        return since != null && !now.isBefore(since.plus(most));
    }
}
