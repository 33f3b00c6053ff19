package dev.aiemployee.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final List<Duration> slept = new ArrayList<>();

    @Test
    void theNetworkIsTriedAgainAfterTenThirtyAndNinetySeconds() {
        assertThat(RetryPolicy.NETWORK.delays()).extracting(Duration::toSeconds).containsExactly(10L, 30L, 90L);
        assertThat(RetryPolicy.SMTP.delays()).extracting(Duration::toSeconds).containsExactly(5L, 10L, 20L);
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
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.SMTP.delayAfter(0));
    }

    @Test
    void anAttemptIsRepeatedUntilItsOutcomeStands() throws InterruptedException {
        Iterator<String> outcomes = List.of("busy", "busy", "done", "never").iterator();

        String outcome = new Retrier(RetryPolicy.SMTP, slept::add).call(outcomes::next, "busy"::equals);

        assertThat(outcome).isEqualTo("done");
        assertThat(slept).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void theLastFailureIsTheOutcomeWhenThePolicyIsUsedUp() throws InterruptedException {
        Iterator<String> outcomes = List.of("1", "2", "3", "4", "5").iterator();

        String outcome = new Retrier(RetryPolicy.SMTP, slept::add).call(outcomes::next, any -> true);

        assertThat(outcome).isEqualTo("4");
        assertThat(slept).hasSize(3);
    }

    @Test
    void anInterruptWhileWaitingEndsTheAttempts() {
        Iterator<String> outcomes = List.of("busy", "busy").iterator();
        Retrier retrier = new Retrier(RetryPolicy.SMTP, duration -> {
            throw new InterruptedException("stop");
        });

        assertThatThrownBy(() -> retrier.call(outcomes::next, "busy"::equals)).isInstanceOf(InterruptedException.class);
        assertThat(outcomes.next()).isEqualTo("busy");
    }
}
