package dev.aiemployee.benchmark;

import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.sync.report.CycleReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One of our clones with the watch over its vault that a daemon has. For one thread besides the watch's own. */
final class Watched implements AutoCloseable {
    /** How long a daemon lets an editor finish, at least, before it begins a cycle. */
    private static final Duration REST = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Workplace workplace;
    private final AtomicLong touched = new AtomicLong(System.nanoTime());

    Watched(Workplace workplace) {
        this.workplace = workplace;
        workplace.watch(wait -> touched.set(System.nanoTime()));
        Pause.of(Duration.ofSeconds(1)); // until every folder is watched
        Contenders.settle(workplace);
    }

    /** Edits, and returns when the kernel has told the watch and the daemon would begin. */
    void edit(Runnable edits) {
        long before = System.nanoTime();
        edits.run();
        while (touched.get() < before || System.nanoTime() - touched.get() < REST.toNanos()) {
            if (System.nanoTime() - before > PATIENCE.toNanos()) {
                throw new IllegalStateException("the watch does not see edits in " + workplace.vault());
            }
            Pause.of(Duration.ofMillis(5));
        }
    }

    void publish() {
        CycleReport report = workplace.engine().cycle();
        if (report.published() == null || !report.problem().isEmpty()) {
            throw new IllegalStateException("nothing was published: " + report);
        }
    }

    /** A cycle that finds nothing to do. */
    void nothing() {
        CycleReport report = workplace.engine().cycle();
        if (report.published() != null || !report.problem().isEmpty()) {
            throw new IllegalStateException("something happened: " + report);
        }
    }

    @Override
    public void close() {
        workplace.close();
    }
}
