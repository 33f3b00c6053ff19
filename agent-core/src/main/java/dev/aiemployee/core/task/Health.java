package dev.aiemployee.core.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How something that is watched is doing, by its last probes.
 *
 * @param name not blank
 * @param lastSuccess null when no known probe was well
 * @param lastError one line, up to 200 characters; empty when no known probe failed
 */
public record Health(
        String name, HealthStatus status, @Nullable Instant lastSuccess, String lastError) {
    public static final int MAX_ERROR = 200;
    public static final Duration SILENCE = Duration.ofMinutes(60);
    private static final int PROBES = 3;

    /** @throws IllegalArgumentException for a blank name or an error too long */
    public Health {
        OneLine.require("last error", lastError, MAX_ERROR);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected: what is watched)");
        }
    }

    /**
     * Judges by the last three probes: all well is online, one or two failed is degraded; all three failed, or no probe for
     * 60 minutes, is offline.
     *
     * @param probes in any order; more than three only add to what is known of successes and errors
     */
    public static Health of(String name, List<Probe> probes, Instant now) {
        List<Probe> newestFirst = probes.stream()
                .sorted(Comparator.comparing(Probe::at).reversed())
                .toList();
        Instant lastSuccess = newestFirst.stream()
                .filter(probe -> !probe.failed())
                .map(Probe::at)
                .findFirst()
                .orElse(null);
        String lastError = newestFirst.stream()
                .filter(Probe::failed)
                .map(probe -> OneLine.of(probe.error(), MAX_ERROR))
                .findFirst()
                .orElse("");
        return new Health(name, status(newestFirst, now), lastSuccess, lastError);
    }

    private static HealthStatus status(List<Probe> newestFirst, Instant now) {
        long failed = newestFirst.stream().limit(PROBES).filter(Probe::failed).count();
        boolean silent =
                newestFirst.isEmpty() || !newestFirst.get(0).at().plus(SILENCE).isAfter(now);
        if (silent || failed == PROBES) {
            return HealthStatus.OFFLINE;
        }
        return failed == 0 ? HealthStatus.ONLINE : HealthStatus.DEGRADED;
    }
}
