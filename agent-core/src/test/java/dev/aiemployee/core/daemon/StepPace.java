package dev.aiemployee.core.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits. */
final class StepPace implements Pace {
    final List<Duration> waits = new ArrayList<>();
    private Duration elapsed = Duration.ofHours(5);
    private boolean woken;

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (woken) {
            woken = false;
            return true;
        }
        waits.add(most);
        elapsed = elapsed.plus(most);
        return false;
    }

    @Override
    public void wake() {
        woken = true;
    }

    void pass(Duration time) {
        elapsed = elapsed.plus(time);
    }
}
