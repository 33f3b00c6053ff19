package dev.aiemployee.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulation that finds nothing proves nothing: each bug that is put into a part of production must break a promise. */
class SimulationPlantTest {
    private static final int SEEDS = 300;

    @ParameterizedTest
    @CsvSource({
        "NO_EXPECTED_TIP, RACES, P",
        "APPLY_OVERWRITES, RACES, P1",
        "SECRETS_PASS, RACES, P3: a secret",
        "NO_QUIET, RACES, P3: half a text",
        "EVERYTHING_IS_OWN, STORM, P7"
    })
    void aPlantedBugIsFound(Plant plant, Weather weather, String promise) {
        Optional<Simulation.Outcome> found = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Simulation.run(seed, SimulationRun.folder(), plant, weather))
                .filter(outcome -> outcome.failure().startsWith(promise))
                .findFirst();

        assertThat(found).as("a seed that finds " + plant).isPresent();
        System.out.println(plant + " is found by seed " + found.get().seed() + ": "
                + found.get().failure());
    }
}
