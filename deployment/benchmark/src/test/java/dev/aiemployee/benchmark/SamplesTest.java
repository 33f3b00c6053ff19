package dev.aiemployee.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.benchmark.Samples.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        Samples samples = new Samples();

        List.of(9.0, 1.0, 3.0, 2.0).forEach(samples::add);

        assertThat(samples.median()).isEqualTo(2.5);
    }

    @Test
    void contendersTakeTurnsAndTheOrderTurnsRound() {
        List<String> order = new ArrayList<>();

        Samples.alternate(
                1, 1, List.of(Step.of(round -> order.add("ours" + round)), Step.of(round -> order.add("git" + round))));

        assertThat(order).containsExactly("ours0", "git0", "git1", "ours1");
    }

    @Test
    void aWarmUpIsNotCounted() {
        List<Samples> samples = Samples.alternate(1, 1, List.of(Step.of(round -> {
            if (round == 0) {
                Pause.of(java.time.Duration.ofMillis(300));
            }
        })));

        assertThat(samples.get(0).largest()).isLessThan(200);
    }
}
