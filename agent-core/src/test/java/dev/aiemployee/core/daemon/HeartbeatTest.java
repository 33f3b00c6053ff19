package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    private static final AgentName CLOUD = new AgentName("cloud");

    @TempDir
    Path root;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T10:00:00Z"));
    private List<String> claims = List.of();
    private Heartbeat heartbeat;

    @BeforeEach
    void start() {
        heartbeat = new Heartbeat(new VaultWriter(root), CLOUD, () -> claims, clock, Duration.ofMinutes(15));
    }

    @Test
    void aSignIsRefreshedAfterItsTimeAndNotBefore() {
        heartbeat.ready();
        clock.advance(Duration.ofMinutes(14));
        heartbeat.alive();
        assertThat(note().text("last_seen")).contains("2026-11-20T10:00:00Z");

        clock.advance(Duration.ofMinutes(1));
        heartbeat.alive();

        assertThat(note().text("last_seen")).contains("2026-11-20T10:15:00Z");
        assertThat(note().text("started")).contains("2026-11-20T10:00:00Z");
        assertThat(note().text("state")).contains("running");
    }

    @Test
    void aChangeOfClaimsShowsWithTheNextSign() {
        heartbeat.ready();
        claims = List.of("ab".repeat(16));
        heartbeat.alive();
        assertThat(note().list("claims")).isEmpty();

        clock.advance(Duration.ofMinutes(15));
        heartbeat.alive();

        assertThat(note().list("claims")).isEqualTo(claims);
    }

    @Test
    void aClockThatWentBackDoesNotSilenceIt() {
        heartbeat.ready();
        clock.advance(Duration.ofHours(-2));

        heartbeat.alive();

        assertThat(note().text("last_seen")).contains("2026-11-20T08:00:00Z");
    }

    @Test
    void theLastSignSaysThatItWasMeantToStop() {
        heartbeat.stopping();

        assertThat(note().text("state")).contains("stopped");
    }

    private Note note() {
        return new VaultReader(root, new NoteFormat())
                .read(Heartbeat.path(CLOUD))
                .flatMap(ParsedNote::note)
                .orElseThrow();
    }
}
