package dev.aiemployee.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void looksAgainUntilItIsThere() {
        AtomicInteger looks = new AtomicInteger();

        int found = new Patience(LONG, Optional::empty)
                .await(
                        "the third look",
                        () -> Optional.of(looks.incrementAndGet()).filter(look -> look == 3));

        assertThat(found).isEqualTo(3);
    }

    @Test
    void doesNotWaitForTheDead() {
        Patience patience = new Patience(LONG, () -> Optional.of("cloud-agent ended with exit code 1"));

        assertThatThrownBy(() -> patience.until("a draft", () -> false))
                .isInstanceOf(StoryFailed.class)
                .hasMessageContainingAll("a draft", "exit code 1");
    }

    @Test
    void givesUpAtTheLimitAndSaysOnWhat() {
        Patience patience = new Patience(Duration.ZERO, Optional::empty);

        assertThatThrownBy(() -> patience.until("a draft", () -> false))
                .isInstanceOf(StoryFailed.class)
                .hasMessageContainingAll("a draft", "not within 0 s");
    }
}
