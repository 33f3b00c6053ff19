package dev.aiemployee.core.sync;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What a person reads about sync below {@code Logs/}, and which files of ours wait for the next commit. For one thread. */
final class SyncLog {
    private final VaultWriter writer;
    private final AgentKind side;
    private final Clock clock;
    private final Set<VaultPath> waiting = new TreeSet<>();

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
        writer.append(file, "- " + now + " " + text);
    }

    /** These files were written or removed and are not published yet. */
    void waits(Collection<VaultPath> paths) {
        waiting.addAll(paths);
    }

    /** What waited so far is out, or is found again. */
    void answered() {
        waiting.clear();
    }

    Set<VaultPath> waiting() {
        return waiting;
    }
}
