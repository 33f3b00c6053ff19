package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyncScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final SyncSchedule schedule = new SyncSchedule(Duration.ofMinutes(1), RetryPolicy.NETWORK, new Random(7));

    @Test
    void theFirstCycleIsDueAtOnceAndTheNextAfterTheInterval() {
        assertThat(schedule.isDue(NOON)).isTrue();

        schedule.record(report(""), NOON);

        assertThat(schedule.isDue(NOON.plusSeconds(59))).isFalse();
        assertThat(schedule.isDue(NOON.plusSeconds(67))).isTrue();
    }

    @Test
    void troubleIsRetriedAfterTenThirtyAndNinetySecondsAndThenAtEachInterval() {
        Instant now = NOON;
        for (long wait : new long[] {10, 30, 90}) {
            schedule.record(report("the remote cannot be reached"), now);
            assertThat(schedule.isDue(now.plusSeconds(wait - 1)))
                    .as("before %d s", wait)
                    .isFalse();
            now = now.plusSeconds(wait);
            assertThat(schedule.isDue(now)).as("after %d s", wait).isTrue();
        }

        schedule.record(report("the remote cannot be reached"), now);

        assertThat(schedule.isDue(now.plusSeconds(59))).isFalse();
        assertThat(schedule.isDue(now.plusSeconds(67))).isTrue();
    }

    @Test
    void aRequestIsDueAtOnceButDoesNotHammerARemoteInTrouble() {
        schedule.record(report(""), NOON);
        schedule.request();
        assertThat(schedule.isDue(NOON)).isTrue();

        schedule.record(report("the remote cannot be reached"), NOON);
        schedule.request();

        assertThat(schedule.isDue(NOON.plusSeconds(5))).isFalse();
    }

    @Test
    void aClockThatIsSetBackPostponesNothingForLong() {
        schedule.record(report(""), NOON);

        assertThat(schedule.isDue(NOON.minus(Duration.ofDays(1)))).isTrue();
    }

    private static CycleReport report(String problem) {
        return new CycleReport(
                SyncStatus.SYNCED,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                problem,
                problem.isEmpty() ? CycleReport.Trouble.NONE : CycleReport.Trouble.MAY_PASS,
                List.of(),
                Map.of());
    }
}
