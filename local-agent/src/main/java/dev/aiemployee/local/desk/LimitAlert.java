package dev.aiemployee.local.desk;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.local.approve.ApprovalRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that what was approved waits for an hour's limit, in one alert after five minutes that goes by itself. For one thread. */
final class LimitAlert {
    private static final Logger LOG = LoggerFactory.getLogger(LimitAlert.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String MATTER = "limit_reached";

    private final LastingAlert alert;
    private final Clock clock;
    private @Nullable Instant since;

    LimitAlert(DeskParts parts) {
        this.alert = new LastingAlert(MATTER, parts);
        this.clock = parts.records().clock();
    }

    /** Says what is to be said now, and takes back what is over. @return whether something on disk changed */
    boolean look(List<Waiting> waiting) {
        boolean reached =
                waiting.stream().anyMatch(one -> one.verdict().message().equals(ApprovalRules.LIMIT));
        Instant now = clock.instant();
        if (!reached) {
            return over();
        }
        if (since == null || since.isAfter(now)) {
            since = now;
            LOG.warn("a limit per hour or day is reached; what is approved waits for it");
        }
        return !since.plus(PATIENCE).isAfter(now) && alert.says(alert());
    }

    private boolean over() {
        if (since != null) {
            since = null;
            LOG.info("the limit per hour or day keeps nothing back any more");
        }
        return alert.over("Nothing waits for the limit any more.");
    }

    private static Alert alert() {
        return new Alert(
                MATTER,
                "A limit per hour or day is reached",
                "As much left within the last hour or day as your settings and your handbook allow, and something you approved"
                        + " waits for that.",
                "Your yes stands. It leaves by itself when the hour or the day is over; this note goes then.",
                List.of(
                        "See what waits: `local-agent pending`",
                        "If it is always too little, raise `MAX_EMAILS_PER_HOUR`, `MAX_POSTS_PER_HOUR` or"
                                + " `MAX_PAYMENTS_PER_HOUR` and start the agent again, or the row under `## Limits` in your"
                                + " handbook",
                        "If you did not approve so much, stop everything: `local-agent pause`"));
    }
}
