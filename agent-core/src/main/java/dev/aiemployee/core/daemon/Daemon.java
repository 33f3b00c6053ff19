package dev.aiemployee.core.daemon;

import dev.aiemployee.core.git.objects.StoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One loop, on the thread that calls {@link #run}. Each tick runs when its interval is over or the daemon is woken, one
 * after the other in their order. A tick that fails is logged and tried again at its next time; it stops nothing else.
 * {@link #wake} and {@link #stop} may be called from any thread.
 */
public final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private final List<Tick> ticks;
    private final List<Stoppable> parts;
    private final MonotonicClock pace;
    private final SignsOfLife life;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<Tick, Duration> due = new HashMap<>();
    private final FailingRounds failures = new FailingRounds();
    private volatile boolean stopping;
    private boolean gaveUp;

    /** @param parts in the order in which they were started; they are stopped in the reverse one */
    public Daemon(List<Tick> ticks, List<Stoppable> parts, MonotonicClock pace, SignsOfLife life) {
        this.ticks = List.copyOf(ticks);
        this.parts = List.copyOf(parts);
        this.pace = pace;
        this.life = life;
    }

    /** Runs until {@link #stop} or an interrupt, then stops the parts. Called once. */
    public void run() {
        try {
            guarded("ready", life::ready);
            boolean woken = true;
            while (!stopping) {
                runDue(woken);
                guarded("alive", life::alive);
                woken = !stopping && pace.await(untilNext());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopParts();
            ended.countDown();
        }
    }

    /** Runs every tick at once, or once more right after the round that is under way. */
    public void wake() {
        pace.wake();
    }

    /** The same, once this time is over. */
    public void wakeAfter(Duration wait) {
        pace.wakeAfter(wait);
    }

    /**
     * Ends the loop after the tick under way; nothing is interrupted.
     *
     * @param patience how long to wait until all has stopped
     * @return whether all has stopped by then
     */
    public boolean stop(Duration patience) throws InterruptedException {
        stopping = true;
        pace.wake();
        return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void runDue(boolean all) throws InterruptedException {
        for (Tick tick : ticks) {
            if (!stopping && (all || untilDue(tick).isZero())) {
                guarded(tick.name(), tick.work());
                due.put(tick, pace.elapsed().plus(tick.pause()));
            }
        }
    }

    private Duration untilNext() {
        return ticks.stream().map(this::untilDue).min(Duration::compareTo).orElse(Duration.ofMinutes(1));
    }

    private Duration untilDue(Tick tick) {
        Duration now = pace.elapsed();
        Duration left = due.getOrDefault(tick, now).minus(now);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void stopParts() {
        boolean interrupted = Thread.interrupted();
        try {
            guarded("stopping", life::stopping);
            List<Stoppable> reverse = new ArrayList<>(parts);
            Collections.reverse(reverse);
            for (Stoppable part : reverse) {
                guarded("stop", part::stop);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one place that carries on after a failure nobody expected; the next round is the recovery. */
    private void guarded(String name, Tick.Work work) throws InterruptedException {
        try {
            work.run();
            if (failures.isOver(name)) {
                LOG.info("tick={} is well again", name);
            }
        } catch (StoppedException stopped) {
            if (!gaveUp) {
                LOG.info("tick={} {}", name, stopped.getMessage());
            }
            gaveUp = true;
        } catch (RuntimeException | StackOverflowError e) {
            if (failures.isNews(name, e)) {
                LOG.error("tick={} failed; the daemon goes on, and says so when it is over", name, e);
            }
        }
    }
}
