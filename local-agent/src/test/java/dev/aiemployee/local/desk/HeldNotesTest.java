package dev.aiemployee.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldNotesTest {
    private static final VaultPath NOTE = new VaultPath("Pending_Approval/email/A 2.md");
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Map<VaultPath, String> HELD = Map.of(NOTE, "a copy");

    private final HeldNotes held = new HeldNotes(Duration.ofSeconds(30));

    @Test
    void aHoldIsToldOnceItHasLasted() {
        assertThat(held.lasting(HELD, NOON)).isEmpty();
        assertThat(held.lasting(HELD, NOON.plusSeconds(29))).isEmpty();
        assertThat(held.lasting(HELD, NOON.plusSeconds(30))).isEqualTo(HELD);
    }

    @Test
    void oneThatPassedBeginsAnew() {
        held.lasting(HELD, NOON);
        held.lasting(Map.of(), NOON.plusSeconds(10));

        assertThat(held.lasting(HELD, NOON.plusSeconds(40))).isEmpty();
    }
}
