package dev.aiemployee.local;

import dev.aiemployee.core.alert.AlertBox;
import dev.aiemployee.core.claim.Adopted;
import dev.aiemployee.core.claim.AgentWatch;
import dev.aiemployee.core.claim.ClaimDesk;
import dev.aiemployee.core.claim.StaleWatch;
import dev.aiemployee.core.daemon.AliveFile;
import dev.aiemployee.core.daemon.Heartbeat;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the local agent does about claims after each sync that reached the remote: its own are settled, the others watched. */
final class ClaimRound {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimRound.class);

    private final AgentName self;
    private final ClaimDesk desk;
    private final StaleWatch watch;
    private final AgentWatch agents;
    private final SyncRhythm rhythm;
    private final AliveFile alive;
    private final VaultWriter writer;
    private Map<AgentName, AgentWatch.Seen> seen = Map.of();
    private long looked;

    /** @param alive where {@code status} reads who was heard of */
    ClaimRound(
            AgentName self,
            ClaimDesk desk,
            StaleWatch watch,
            AgentWatch agents,
            SyncRhythm rhythm,
            AliveFile alive,
            VaultWriter writer) {
        this.self = self;
        this.desk = desk;
        this.watch = watch;
        this.agents = agents;
        this.rhythm = rhythm;
        this.alive = alive;
        this.writer = writer;
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
        heed(agents.look(path -> rhythm.publishedUnder(AlertBox.FOLDER).contains(path)));
    }

    private void heed(Map<AgentName, AgentWatch.Seen> now) {
        Map<String, String> told = new TreeMap<>();
        now.forEach(
                (agent, one) -> one.said().map(Heartbeat::describe).ifPresent(said -> told.put(agent.value(), said)));
        alive.seen(told);
        for (VaultPath note : rhythm.publishedUnder(VaultLayout.SIGNALS)) {
            if (now.keySet().stream().map(Heartbeat::path).anyMatch(note::equals) || isOurs(note)) {
                writer.delete(note); // from before it gave its signs beside the main branch
            }
        }
        if (!seen.keySet().equals(now.keySet())
                || now.entrySet().stream()
                        .anyMatch(one -> one.getValue().isMissed()
                                != Objects.requireNonNull(seen.get(one.getKey()))
                                        .isMissed())) {
            rhythm.request(); // an alert is there, or is over
        }
        seen = now;
    }

    private boolean isOurs(VaultPath note) {
        boolean elsewhere = alive.way().filter(way -> way != AliveWay.MAIN).isPresent();
        return elsewhere && note.equals(Heartbeat.path(self));
    }

    /** What is known of the other agents. */
    Map<AgentName, AgentWatch.Seen> seen() {
        return seen;
    }
}
