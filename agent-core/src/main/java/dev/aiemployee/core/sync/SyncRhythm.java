package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.Rider;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.sync.merge.UnsignedEdits;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sync cycles when they are due: by the schedule, on request, and as soon as a look at the remote's tip shows that the other
 * side has pushed. For one thread.
 */
public final class SyncRhythm {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRhythm.class);

    private final SyncEngine engine;
    private final RemoteBranch remote;
    private final SyncSchedule schedule;
    private final Clock clock;
    private String problem = "";
    private @Nullable CycleReport last;
    private long reached;

    public SyncRhythm(SyncEngine engine, RemoteBranch remote, SyncSchedule schedule, Clock clock) {
        this.engine = engine;
        this.remote = remote;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Runs a cycle if one is due or the remote's tip has moved; answers whether one ran. */
    public boolean cycleIfDue() {
        return cycleIfDue(Rider.NONE);
    }

    /** The same, with something that rides on the push. */
    public boolean cycleIfDue(Rider rider) {
        if (schedule.isDue(clock.instant()) || tipMoved()) {
            cycle(rider);
            return true;
        }
        return false;
    }

    /** Whether the next {@link #cycleIfDue()} runs one, as far as the clock says. */
    public boolean isDue() {
        return schedule.isDue(clock.instant());
    }

    /** Runs a cycle now. */
    public CycleReport cycle() {
        return cycle(Rider.NONE);
    }

    /** The same, with something that rides on the push. */
    public CycleReport cycle(Rider rider) {
        return recorded(engine.cycle(rider));
    }

    private CycleReport recorded(CycleReport report) {
        last = report;
        reached += report.problem().isEmpty() ? 1 : 0;
        schedule.record(report, clock.instant());
        if (!report.problem().equals(problem)) {
            problem = report.problem();
            if (problem.isEmpty()) {
                LOG.info("sync is well again");
            } else {
                LOG.warn("sync: {}", problem);
            }
        }
        CommitId published = report.published();
        if (published != null) {
            LOG.info("commit={} published", published.brief());
        }
        return report;
    }

    /** Runs a cycle now that leaves nothing waiting for the next real change. */
    public CycleReport flush() {
        return recorded(engine.flush());
    }

    /** The next cycle is due at once: somebody waits for what we have. */
    public void request() {
        schedule.request();
    }

    /** Whether the last cycle met no trouble. */
    public boolean isReachable() {
        return problem.isEmpty();
    }

    /** How many cycles of this process met no trouble, so that each can be counted once. */
    public long reached() {
        return reached;
    }

    /** How the latest cycle went; absent before the first. */
    public Optional<CycleReport> last() {
        return Optional.ofNullable(last);
    }

    /** The paths of published notes below a folder that are on disk. */
    public List<VaultPath> publishedUnder(VaultPath folder) {
        return engine.publishedUnder(folder);
    }

    /** Where the task's published note lies on disk, as the last cycle left it. */
    public Optional<VaultPath> placeOf(TaskId task) {
        return engine.placeOf(task);
    }

    /** Alerts on this disk that another machine wrote and no key signed. */
    public List<VaultPath> alertsFromOutside() {
        return engine.alertsFromOutside();
    }

    /** The operator's notes that somebody changed without a signature in the last ten days, the latest first. */
    public List<UnsignedEdits.Edit> unsignedEdits() {
        return engine.unsignedEdits();
    }

    private boolean tipMoved() {
        return problem.isEmpty()
                && remote.tip() instanceof FetchOutcome.Tip tip
                && !Optional.of(tip.commit()).equals(engine.applied());
    }
}
