package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person reads about sync below {@code Logs/}, and which files of ours wait for the next commit. For one thread. */
final class SyncLog {
    private static final Logger LOG = LoggerFactory.getLogger(SyncLog.class);

    private final VaultWriter writer;
    private final AgentKind side;
    private final Clock clock;
    private final Set<VaultPath> waiting = new TreeSet<>();
    private Set<VaultPath> resting = Set.of();

    SyncLog(VaultWriter writer, AgentKind side, Clock clock) {
        this.writer = writer;
        this.side = side;
        this.clock = clock;
    }

    /** Adds one line to the log of this name. */
    void line(String name, String text) {
        VaultPath folder = side == AgentKind.LOCAL ? VaultLayout.LOGS_LOCAL : VaultLayout.LOGS_CLOUD;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        VaultPath file = folder.child(name + ".md");
        waiting.add(file);
        try {
            writer.append(file, "- " + now + " " + text);
        } catch (VaultException failure) {
            LOG.warn("{}: {} ({})", name, text, failure.getMessage()); // a log that cannot be written stops no sync
        }
    }

    /** These files were written or removed and are not published yet. */
    void waits(Collection<VaultPath> paths) {
        waiting.addAll(paths);
    }

    /** What waited so far is out, or is found again. */
    void answered() {
        waiting.clear();
    }

    /** These were changed or removed on disk and must rest before they count. */
    void rests(Collection<VaultPath> paths) {
        resting = Set.copyOf(paths);
    }

    Set<VaultPath> resting() {
        return resting;
    }

    Set<VaultPath> waiting() {
        return waiting;
    }
}
