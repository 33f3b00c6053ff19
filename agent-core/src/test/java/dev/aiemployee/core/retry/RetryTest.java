package dev.aiemployee.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void theNetworkIsTriedAgainAfterTenThirtyAndNinetySeconds() {
        assertThat(RetryPolicy.NETWORK.delays()).extracting(Duration::toSeconds).containsExactly(10L, 30L, 90L);
        assertThat(RetryPolicy.SENDING.delays())
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 5L, 10L, 40L, 240L, 600L, 1800L);
    }

    @Test
    void thePolicyEndsAfterItsLastDelay() {
        assertThat(RetryPolicy.NETWORK.delayAfter(1)).hasValue(Duration.ofSeconds(10));
        assertThat(RetryPolicy.NETWORK.delayAfter(3)).hasValue(Duration.ofSeconds(90));
        assertThat(RetryPolicy.NETWORK.delayAfter(4)).isEmpty();
        assertThat(new RetryPolicy(List.of()).delayAfter(1)).isEmpty();
    }

    @Test
    void aPolicyRefusesNegativeDelaysAndCounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.ofSeconds(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.SENDING.delayAfter(0));
    }
}
