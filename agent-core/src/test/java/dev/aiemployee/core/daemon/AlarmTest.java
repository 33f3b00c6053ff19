package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final Alarm alarm = new Alarm();

    @Test
    void itRingsOnceAtItsTime() {
        alarm.set(seconds(5));

        assertThat(alarm.rings(seconds(4))).isFalse();
        assertThat(alarm.rings(seconds(5))).isTrue();
        assertThat(alarm.rings(seconds(6))).isFalse();
    }

    @Test
    void setAgainAndAgainItIsNotPutOffAndRingsOnceMoreAtTheLastTime() {
        alarm.set(seconds(5));
        alarm.set(seconds(6));
        alarm.set(seconds(7));

        assertThat(alarm.rings(seconds(5))).isTrue();
        assertThat(alarm.rings(seconds(6))).isFalse();
        assertThat(alarm.rings(seconds(7))).isTrue();
        assertThat(alarm.rings(seconds(70))).isFalse();
    }

    @Test
    void timesThatAreAllOverRingOnce() {
        alarm.set(seconds(5));
        alarm.set(seconds(6));

        assertThat(alarm.rings(seconds(9))).isTrue();
        assertThat(alarm.rings(seconds(9))).isFalse();
    }

    @Test
    void theWaitEndsAtTheFirstTimeOrWhenItIsOver() {
        assertThat(alarm.left(seconds(1), seconds(2))).isEqualTo(seconds(2));
        alarm.set(seconds(2));

        assertThat(alarm.left(seconds(1), seconds(60))).isEqualTo(seconds(1));
        assertThat(alarm.left(seconds(3), seconds(60))).isPositive();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
