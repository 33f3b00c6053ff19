package dev.aiemployee.core.claim;

import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which claims have been silent for too long. Pure: clocks are never compared, only the time that we watched is added up. */
final class StaleClaims {
    /** A gap of more than so many intervals is one in which nobody watched. */
    private static final int FEW = 3;

    private StaleClaims() {}

    /**
     * What one more look makes of the silences so far. A claim that changed, and one that is seen for the first time, starts at
     * nothing; one that is gone, waits for the operator or executes something is not watched.
     *
     * @param step how much watched time lies between the last look and this one
     */
    static Map<VaultPath, Silence> watched(Map<VaultPath, Silence> before, List<Observed> now, Duration step) {
        Map<VaultPath, Silence> after = new TreeMap<>();
        for (Observed one : now) {
            if (one.task().isWork()) {
                Silence was = before.get(one.task().path());
                Duration lasted = was != null && was.isOf(one) ? was.lasted().plus(step) : Duration.ZERO;
                after.put(one.task().path(), new Silence(one.task().claimId(), one.text(), one.sign(), lasted));
            }
        }
        return after;
    }

    /** The time that counts for a gap between two looks: a sleep or a night offline counts as one interval. */
    static Duration step(Duration gap, Duration interval) {
        return gap.compareTo(interval.multipliedBy(FEW)) > 0 ? interval : gap;
    }
}
