package dev.aiemployee.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WallTimeTest {
    private static final Instant MOMENT = Instant.parse("2026-11-28T23:40:59Z");

    @Test
    void aMomentHasItsDaysNameInTheReadersZone() {
        assertThat(WallTime.of(MOMENT, ZoneOffset.UTC)).isEqualTo("Sat 28 Nov 23:40");
        assertThat(WallTime.of(MOMENT, ZoneId.of("Europe/Berlin"))).isEqualTo("Sun 29 Nov 00:40");
    }

    @Test
    void aTimeOfFrontMatterIsReadAndAnotherTextStays() {
        assertThat(WallTime.of("2026-11-28T23:40:59Z", ZoneOffset.UTC)).isEqualTo("Sat 28 Nov 23:40");
        assertThat(WallTime.of("yesterday", ZoneOffset.UTC)).isEqualTo("yesterday");
        assertThat(WallTime.inText("it expired at 2026-11-28T23:40:59Z; set a later `expires`", ZoneOffset.UTC))
                .isEqualTo("it expired at Sat 28 Nov 23:40; set a later `expires`");
        assertThat(WallTime.inText("at 2026-99-28T23:40:59Z", ZoneOffset.UTC)).isEqualTo("at 2026-99-28T23:40:59Z");
    }
}
