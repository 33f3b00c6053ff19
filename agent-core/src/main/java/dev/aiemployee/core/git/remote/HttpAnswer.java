package dev.aiemployee.core.git.remote;

import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer that ends a request without doing it; its message is for a person. What an answer means for a push follows from
 * RFC 9110, section 15: after a 4xx nothing was done; after a 5xx the branch has to be looked at, and a gateway that gave up waiting
 * knows nothing. An {@link InterruptedIOException}, because after any other one JGit 7.8 sends the same request once more.
 */
final class HttpAnswer extends InterruptedIOException {
    private static final long serialVersionUID = 1L;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMED_OUT = 504;
    private static final Set<Integer> TIMEOUTS = Set.of(TIMED_OUT, GATEWAY_TIMED_OUT);

    private final int code;
    private final Duration pause;

    /** @param pause how long the host wishes to be left alone; zero when it does not say */
    HttpAnswer(int code, String words, Duration pause) {
        super(words);
        this.code = code;
        this.pause = pause;
    }

    /** An answer that asks for nothing. */
    HttpAnswer(int code, String words) {
        this(code, words, Duration.ZERO);
    }

    /** Whether this code says: not now. */
    static boolean isNotNow(int code) {
        return code == TOO_MANY || code == UNAVAILABLE;
    }

    /** The answer that ended a talk; absent when something else did. */
    static Optional<HttpAnswer> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpAnswer answer) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    Duration pause() {
        return pause;
    }

    /**
     * What it means for a push that was sent.
     *
     * @param words this answer's, without what nobody may read in them
     */
    RemoteWire.Report report(String words) {
        if (TIMEOUTS.contains(code)) {
            return new RemoteWire.Report.NoReport(words);
        }
        if (isNotNow(code) || code == HttpURLConnection.HTTP_UNAUTHORIZED || code < 400) {
            return new RemoteWire.Report.NotTaken(words, true);
        }
        return code < 500 ? new RemoteWire.Report.Refused(words) : new RemoteWire.Report.NotTaken(words, false);
    }

    /**
     * The wish in a {@code Retry-After} header: seconds, or a date (RFC 9110, section 10.2.3), which is measured by the host's own clock.
     *
     * @param now the host's {@code Date} header
     */
    static Duration pause(@Nullable String retryAfter, @Nullable String now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        try {
            Duration wish = retryAfter.strip().matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                    : Duration.between(date(now == null ? "" : now), date(retryAfter));
            return wish.isNegative() ? Duration.ZERO : wish;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static Instant date(String header) {
        return ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
