package dev.aiemployee.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.local.reliability.SendKills.Count;
import dev.aiemployee.local.reliability.SendKills.Moment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A slice of {@code ./reliability sends}: killed where it matters most, no mail is sent twice, and none is lost. */
class SendKillsIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void killedAroundTheFinalDotAMailIsInTheMailboxOnce() {
        List<Moment> moments = List.of(
                Moment.INTENT,
                Moment.SENDING_BEFORE_THE_DOT,
                Moment.SENDING_AFTER_THE_DOT,
                Moment.SENT,
                Moment.UNKNOWN);

        try (MailHost host = new GreenMailHost();
                SendKills kills = new SendKills(folder, host, 1)) {
            Count count = kills.run(moments, "it");

            assertThat(count.wrong()).isEmpty();
            assertThat(count.asked()).isEqualTo(3);
        }
    }
}
