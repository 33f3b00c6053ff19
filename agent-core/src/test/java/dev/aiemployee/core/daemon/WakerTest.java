package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.vault.OwnWrites;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WakerTest {
    @TempDir
    Path vault;

    private final OwnWrites own = new OwnWrites();
    private final List<Duration> wakes = new ArrayList<>();

    @Test
    void whatTheOperatorTouchedWakesOnceItHasRested() {
        touch(Duration.ofSeconds(2), "Approved/email/A.md");

        assertThat(wakes).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void logsSignsOfLifeAndOurOwnWritesWakeNobody() {
        VaultPath written = new VaultPath("Needs_Action/system/A.md");
        new VaultWriter(vault, own).createBytes(written, new byte[] {'a'});

        touch(Duration.ofSeconds(2), "Logs/Actions/cloud.jsonl", "Signals/cloud.md", written.value());

        assertThat(wakes).isEmpty();
    }

    @Test
    void withNoRestThereIsStillALittle() {
        touch(Duration.ZERO, "Dashboard.md");

        assertThat(wakes).singleElement().satisfies(wait -> assertThat(wait).isPositive());
    }

    private void touch(Duration quiet, String... paths) {
        Waker waker = new Waker(own, quiet, wakes::add);
        for (String path : paths) {
            waker.accept(new VaultPath(path));
        }
    }
}
