package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.terminal.Terminal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TerminalTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aMomentIsShownInTheMachinesTime() {
        assertThat(Terminal.time(Instant.parse("2026-11-30T08:00:00.5Z"), BERLIN))
                .isEqualTo("2026-11-30 09:00:00 CET");
    }

    @Test
    void whatNotesSayIsShownSoTooAndOtherTextStays() {
        assertThat(Terminal.time("2026-07-01T23:30:00Z (stopped)", BERLIN))
                .isEqualTo("2026-07-02 01:30:00 CEST (stopped)");
        assertThat(Terminal.time("local-agent run (process 7, since 2026-11-30T18:33:04.980Z)", BERLIN))
                .isEqualTo("local-agent run (process 7, since 2026-11-30 19:33:04 CET)");
        assertThat(Terminal.time("", BERLIN)).isEmpty();
        assertThat(Terminal.time("last week", BERLIN)).isEqualTo("last week");
    }
}
