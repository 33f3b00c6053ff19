package dev.aiemployee.core.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits. */
final class StepPace implements MonotonicClock {
    final List<Duration> waits = new ArrayList<>();
    private Duration elapsed = Duration.ofHours(5);
    private final Alarm alarm = new Alarm();

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public boolean await(Duration most) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (alarm.rings(elapsed)) {
            return true;
        }
        Duration wait = alarm.left(elapsed, most);
        waits.add(wait);
        elapsed = elapsed.plus(wait);
        return alarm.rings(elapsed);
    }

    @Override
    public void wakeAfter(Duration wait) {
        alarm.set(elapsed.plus(wait));
    }

    void pass(Duration time) {
        elapsed = elapsed.plus(time);
    }
}
