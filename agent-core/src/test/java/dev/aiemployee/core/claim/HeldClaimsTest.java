package dev.aiemployee.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.note.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thousands of drafts wait for weeks: what their tasks say is read when it changes, not in each round. */
class HeldClaimsTest {
    private final HeldClaims claims = new HeldClaims();
    private final List<BlobId> read = new ArrayList<>();

    @Test
    void roundsOverWaitingTasksReadEachTextOnce() {
        for (int round = 0; round < 5; round++) {
            for (int task = 0; task < 100; task++) {
                assertThat(look(task, "awaiting_approval").status()).isEqualTo("awaiting_approval");
            }
        }

        assertThat(read).hasSize(100);
    }

    @Test
    void aChangedTextIsReadAnew() {
        look(1, "in_progress");

        assertThat(look(2, "awaiting_approval").status()).isEqualTo("awaiting_approval");
        assertThat(look(1, "in_progress").status()).isEqualTo("in_progress");
    }

    @Test
    void whatIsHeldNoMoreIsForgotten() {
        Set<BlobId> held = new HashSet<>();
        for (int text = 0; text < 3_000; text++) {
            look(text, "in_progress");
            if (text % 100 == 0) {
                held.add(blob(text));
            }
        }
        read.clear();

        claims.keep(held);
        for (int text = 0; text < 3_000; text++) {
            look(text, "in_progress");
        }

        assertThat(read).hasSize(3_000 - held.size()).doesNotContainAnyElementsOf(held);
    }

    private HeldTask.Claim look(int text, String status) {
        return claims.of(blob(text), () -> {
            read.add(blob(text));
            return Optional.of(Note.of(Map.of("status", status), "\n"));
        });
    }

    private static BlobId blob(int text) {
        return new BlobId(String.format("%040x", text));
    }
}
