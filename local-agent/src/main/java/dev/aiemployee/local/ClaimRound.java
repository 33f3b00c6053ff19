package dev.aiemployee.local;

import dev.aiemployee.core.claim.Adopted;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.StaleWatch;
import dev.aiemployee.core.sync.SyncRhythm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the local agent does about claims after each sync that reached the remote: its own are settled, the others watched. */
final class ClaimRound {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimRound.class);

    private final ClaimDesk desk;
    private final StaleWatch watch;
    private final SyncRhythm rhythm;
    private long looked;

    ClaimRound(ClaimDesk desk, StaleWatch watch, SyncRhythm rhythm) {
        this.desk = desk;
        this.watch = watch;
        this.rhythm = rhythm;
    }

    void run() {
        if (rhythm.reached() == looked) {
            return;
        }
        looked = rhythm.reached();
        Adopted adopted = desk.adopt();
        adopted.released().forEach(task -> LOG.warn("task={} given back: no journal here knows its claim", task));
        if (!watch.look().isEmpty() || !adopted.released().isEmpty()) {
            rhythm.cycle();
        }
    }
}
