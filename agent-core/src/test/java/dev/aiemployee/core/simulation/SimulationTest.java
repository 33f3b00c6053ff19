package dev.aiemployee.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The slice of the simulation that every build runs. {@code -Dseed=} replays one seed, {@code -Dsimulation.seeds=} runs a range,
 * {@code -Dsimulation.weather=storm} brings every fault.
 */
class SimulationTest {
    private static final Weather WEATHER =
            System.getProperty("simulation.weather") == null ? Weather.RACES : SimulationRun.weather();

    @Test
    void everyPromiseHoldsWhileEverybodyActsAtOnce() {
        String seeds = System.getProperty("seed", System.getProperty("simulation.seeds", "1-60"));
        SimulationRun run = new SimulationRun(SimulationRun.folder(), WEATHER, System.out, Optional.empty());

        List<Simulation.Outcome> failures = run.run(SimulationRun.Range.of(seeds));

        assertThat(failures).as("failures").map(Simulation.Outcome::story).isEmpty();
    }

    @Test
    void everyPromiseHoldsInAStormThatBringsEveryKindOfFault() {
        assumeTrue(System.getProperty("seed", System.getProperty("simulation.seeds")) == null);
        SimulationRun run = new SimulationRun(SimulationRun.folder(), Weather.STORM, System.out, Optional.empty());

        List<Simulation.Outcome> failures = run.run(SimulationRun.Range.of("1-44"));

        assertThat(failures).as("failures").map(Simulation.Outcome::story).isEmpty();
        assertThat(run.missed()).as("kinds of fault that never happened").isEmpty();
    }

    @Test
    void theSameSeedIsTheSameStory() {
        List<String> first = Simulation.run(7, SimulationRun.folder(), Plant.NONE, Weather.STORM)
                .diary();

        List<String> second = Simulation.run(7, SimulationRun.folder(), Plant.NONE, Weather.STORM)
                .diary();

        assertThat(second).isEqualTo(first);
    }
}
