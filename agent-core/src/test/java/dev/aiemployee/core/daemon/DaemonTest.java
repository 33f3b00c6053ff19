package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.aiemployee.core.git.objects.StoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class DaemonTest {
    private final List<String> story = new ArrayList<>();
    private final StepPace pace = new StepPace();
    private final SignsOfLife life = new SignsOfLife() {
        @Override
        public void ready() {
            story.add("ready");
        }

        @Override
        public void alive() {
            story.add("alive");
        }

        @Override
        public void stopping() {
            story.add("stopping");
        }
    };
    private Daemon daemon = new Daemon(List.of(), List.of(), pace, life);

    @Test
    void everyTickRunsAtOnceAndThenAtItsOwnInterval() {
        runUntil(13, tick("fast", 10), tick("slow", 25));

        assertThat(String.join(" ", ticksOnly()))
                .isEqualTo("fast slow fast fast slow fast fast fast slow fast fast slow fast");
        assertThat(pace.waits).extracting(Duration::toSeconds).startsWith(10L, 10L, 5L, 5L, 10L);
    }

    @Test
    void aFailingTickStopsNeitherTheOthersNorItself() {
        Tick failing = new Tick("failing", Duration.ofSeconds(10), () -> {
            story.add("failing");
            throw new IllegalStateException("bug");
        });

        runUntil(4, failing, tick("other", 10));

        assertThat(ticksOnly()).containsExactly("failing", "other", "failing", "other");
    }

    @Test
    void wakingRunsEveryTickAlsoWhenItHappensDuringARound() {
        Tick waking = new Tick("waking", Duration.ofHours(1), () -> {
            story.add("waking");
            if (ticksOnly().size() == 1) {
                daemon.wake();
            }
        });

        runUntil(4, waking, tick("other", 3600));

        assertThat(ticksOnly()).containsExactly("waking", "other", "waking", "other");
        assertThat(pace.waits).isEmpty();
    }

    @Test
    void aWakeUpOfLaterRunsEveryTickAtItsTime() {
        Tick first = new Tick("first", Duration.ofSeconds(60), () -> {
            story.add("first");
            if (ticksOnly().size() == 1) {
                daemon.wakeAfter(Duration.ofSeconds(2));
            }
        });

        runUntil(3, first);

        assertThat(pace.waits).extracting(Duration::toSeconds).startsWith(2L, 60L);
    }

    @Test
    void aTickRunsEarlyWhenItKnowsThatSomethingIsDueAndNeverInABusyLoop() {
        List<Duration> wishes =
                new ArrayList<>(List.of(Duration.ofSeconds(7), Duration.ofHours(1), Duration.ofSeconds(-3)));
        Tick early = new Tick("early", Duration.ofSeconds(60), () -> wishes.remove(0), () -> story.add("early"));
        wishes.add(Duration.ofHours(1));

        runUntil(4, early);

        assertThat(pace.waits).startsWith(Duration.ofSeconds(7), Duration.ofSeconds(60), Duration.ofMillis(50));
    }

    @Test
    void theIntervalCountsFromTheEndOfARun() {
        Tick long_ = new Tick("long", Duration.ofSeconds(10), () -> {
            story.add("long");
            pace.pass(Duration.ofSeconds(60));
        });

        runUntil(2, long_);

        assertThat(pace.waits).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void partsAreStoppedInReverseOrderEvenWhenOneFails() {
        Stoppable failing = () -> {
            story.add("stop failing");
            throw new IllegalStateException("bug");
        };
        List<Stoppable> parts = List.of(() -> story.add("stop first"), failing, () -> story.add("stop last"));

        runUntil(1, parts, tick("tick", 10));

        assertThat(story)
                .containsExactly("ready", "tick", "alive", "stopping", "stop last", "stop failing", "stop first");
    }

    @Test
    void aStopDuringARoundSkipsTheTicksThatHaveNotRun() {
        Tick stopping = new Tick("stopping", Duration.ofSeconds(1), this::stopAtOnce);

        daemon = new Daemon(List.of(stopping, tick("never", 1)), List.of(), pace, life);
        daemon.run();

        assertThat(story).containsExactly("ready", "alive", "stopping");
    }

    @Test
    void whatIsGivenUpForAStopIsNoFailureAndOneLine() {
        Tick giving = new Tick("round", Duration.ofSeconds(1), () -> {
            stopAtOnce();
            throw new StoppedException();
        });
        Stoppable lastSync = () -> {
            throw new StoppedException();
        };

        List<ILoggingEvent> log = logOf(() -> {
            daemon = new Daemon(List.of(giving), List.of(lastSync, () -> story.add("stop part")), pace, life);
            daemon.run();
        });

        assertThat(story).containsExactly("ready", "alive", "stopping", "stop part");
        assertThat(log)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(tuple(Level.INFO, "tick=round given up, because the agent is to stop"));
    }

    private static List<ILoggingEvent> logOf(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(Daemon.class);
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        Level usual = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(kept);
        try {
            work.run();
        } finally {
            logger.detachAppender(kept);
            logger.setLevel(usual);
        }
        return kept.list;
    }

    @Test
    void anInterruptEndsTheLoopAndIsRestored() {
        Tick interrupted = new Tick("interrupted", Duration.ofSeconds(1), () -> {
            throw new InterruptedException();
        });

        daemon = new Daemon(List.of(interrupted), List.of(() -> story.add("stop part")), pace, life);
        daemon.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(story).containsExactly("ready", "stopping", "stop part");
    }

    @Test
    void stoppingFromAnotherThreadWaitsForTheTickUnderWay() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Tick slow = new Tick("slow", Duration.ofHours(1), () -> {
            working.countDown();
            goOn.await();
            story.add("slow done");
        });
        Daemon real = new Daemon(List.of(slow), List.of(() -> story.add("stop part")), new MachinePace(), life);
        Thread loop = new Thread(real::run);
        loop.start();
        assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(real.stop(Duration.ofMillis(50))).isFalse();
        goOn.countDown();

        assertThat(real.stop(Duration.ofSeconds(10))).isTrue();
        loop.join();
        assertThat(story).containsExactly("ready", "slow done", "alive", "stopping", "stop part");
    }

    @Test
    void theMachinesPaceIsWokenFromAnotherThreadAndRemembersAWakingFromBefore() throws InterruptedException {
        MachinePace machine = new MachinePace();
        machine.wake();
        machine.wake();

        assertThat(machine.await(Duration.ofHours(1))).isTrue();
        assertThat(machine.await(Duration.ofMillis(5))).isFalse();
        Thread waker = new Thread(machine::wake);
        waker.start();
        assertThat(machine.await(Duration.ofHours(1))).isTrue();
        waker.join();
    }

    @Test
    void anIntervalOfNothingIsRefused() {
        assertThatThrownBy(() -> tick("busy", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Tick tick(String name, int seconds) {
        return new Tick(name, Duration.ofSeconds(seconds), () -> story.add(name));
    }

    private void runUntil(int ticks, Tick... work) {
        runUntil(ticks, List.of(), work);
    }

    /** Stops behind the tick that makes the number full. */
    private void runUntil(int ticks, List<Stoppable> parts, Tick... work) {
        List<Tick> counted = new ArrayList<>();
        for (Tick tick : work) {
            counted.add(new Tick(tick.name(), tick.interval(), tick.early(), () -> {
                try {
                    tick.work().run();
                } finally {
                    if (ticksOnly().size() >= ticks) {
                        stopAtOnce();
                    }
                }
            }));
        }
        daemon = new Daemon(counted, parts, pace, life);
        daemon.run();
    }

    private void stopAtOnce() throws InterruptedException {
        assertThat(daemon.stop(Duration.ZERO)).isFalse();
    }

    private List<String> ticksOnly() {
        return story.stream()
                .filter(name -> !name.equals("ready") && !name.equals("alive") && !name.startsWith("stop"))
                .toList();
    }
}
