package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what other agents hold and gives back what has been silent for too long; the local agents' duty. Its counts survive a
 * restart. For one thread.
 */
public final class StaleWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StaleWatch.class);

    /**
     * When silence is too long.
     *
     * @param after the silence after which a claim comes back
     * @param interval how often the remote is looked at in normal running
     */
    public record Limits(Duration after, Duration interval) {}

    private final ClaimDesk desk;
    private final SilenceFile file;
    private final Limits limits;
    private final Supplier<Duration> elapsed;
    private Map<VaultPath, Silence> silences;
    private @Nullable Duration lastLook;

    /** @param elapsed monotonic time since some fixed moment */
    public StaleWatch(ClaimDesk desk, SilenceFile file, Limits limits, Supplier<Duration> elapsed) {
        this.desk = desk;
        this.file = file;
        this.limits = limits;
        this.elapsed = elapsed;
        this.silences = file.load();
    }

    /** Called after each successful fetch, and only then. @return the tasks that came back */
    public List<TaskId> look() {
        Duration now = elapsed.get();
        Duration step = lastLook == null ? Duration.ZERO : StaleClaims.step(now.minus(lastLook), limits.interval());
        lastLook = now;
        Map<VaultPath, Observed> held = new HashMap<>();
        desk.observe().forEach(one -> held.put(one.task().path(), one));
        Map<VaultPath, Silence> before = silences;
        silences = StaleClaims.watched(before, List.copyOf(held.values()), step);
        if (!silences.equals(before)) {
            file.save(silences);
        }
        List<TaskId> recovered = new ArrayList<>();
        silences.forEach((path, silence) -> {
            Observed one = held.get(path);
            if (one != null && silence.lasted().compareTo(limits.after()) >= 0 && isRecovered(one)) {
                recovered.add(one.task().task());
            }
        });
        return recovered;
    }

    private boolean isRecovered(Observed one) {
        String reason = "stale: no sign of " + one.task().owner() + " for "
                + limits.after().toHours() + " h";
        CloseOutcome outcome = desk.recover(one, reason);
        LOG.warn("task={} {}: {}", one.task().task(), reason, outcome.message());
        return outcome instanceof CloseOutcome.Closed;
    }
}
