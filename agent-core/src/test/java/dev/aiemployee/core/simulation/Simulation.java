package dev.aiemployee.core.simulation;

import dev.aiemployee.core.sync.report.CycleReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One seed: a number of steps in a faulty world, then rest, with the promises checked after every step. */
final class Simulation {
    private static final int STEPS = 60;
    private static final int ROUNDS = 15;

    /**
     * How a seed ended.
     *
     * @param failure empty when every promise held
     * @param counts how often each fault happened
     * @param diary what happened, line by line
     */
    record Outcome(long seed, String failure, Map<Fault, Integer> counts, List<String> diary) {
        boolean failed() {
            return !failure.isEmpty();
        }

        /** Everything that is needed to look into a failure. */
        String story() {
            return "seed " + seed + ": " + failure + "\n" + String.join("\n", diary) + "\nreplay with -Dseed=" + seed;
        }
    }

    private final World world;

    private Simulation(World world) {
        this.world = world;
    }

    /** Runs a seed below {@code folder} and removes what it made, unless {@code -Dsimulation.keep=true} is given to look into it. */
    static Outcome run(long seed, Path folder, Plant plant, Weather weather) {
        Path place = folder.resolve("seed-" + seed);
        try {
            remove(place);
            Files.createDirectories(place);
            try (World world = new World(seed, place, plant, weather)) {
                String failure = new Simulation(world).failure();
                return new Outcome(
                        seed, failure, world.diary().counts(), world.diary().lines());
            } finally {
                if (!Boolean.getBoolean("simulation.keep")) {
                    remove(place);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String failure() {
        try {
            steps();
            rest();
            return "";
        } catch (Broken | RuntimeException broken) {
            StringWriter trace = new StringWriter();
            if (!(broken instanceof Broken)) {
                broken.printStackTrace(new PrintWriter(trace));
            }
            return broken.getMessage() + " (step " + world.diary().step() + ", last fault: "
                    + world.diary().lastFault() + ")" + trace;
        }
    }

    private void steps() {
        world.faulty(true);
        for (int step = 1; step <= STEPS; step++) {
            world.diary().step(step);
            world.landDue();
            step();
            world.advance(Duration.ofMillis(world.chance().below(3_000)));
            world.watch().look();
        }
    }

    private void step() {
        Machine machine = world.chance().pick(world.machines()).orElseThrow();
        int what = world.chance().below(100);
        if (what < 42) {
            world.act(machine, "cycle", () -> world.cycle(machine));
        } else if (what < 66) {
            world.act(machine, "work", () -> new Worker(world, machine).act());
        } else if (what < 90) {
            world.chance().pick(world.locals()).map(world::operator).ifPresent(Operator::act);
        } else if (what < 93 || world.weather() == Weather.RACES) {
            world.stranger().pushSomething();
        } else if (what < 95) {
            world.stranger().attack();
        } else if (what < 96) {
            mishap();
        } else if (what < 97) {
            world.diary().fault(Fault.CLOCK_JUMP, machine.name());
            machine.clock().advance(Duration.ofSeconds(world.chance().below(200_000)));
        } else {
            world.diary().fault(Fault.KILL_IDLE, machine.name());
            world.crash().and(machine);
        }
    }

    private void mishap() {
        if (world.chance().oneIn(2)) {
            new Host(world).deleteBranch();
        } else {
            new Host(world).rollBack();
        }
    }

    /** The faults stop: everybody must come to the same tree without a person's help. */
    private void rest() {
        world.faulty(false);
        world.landAll();
        world.locals().forEach(local -> {
            world.operator(local).saveLate();
            world.operator(local).finishMerge();
        });
        comeToRest();
        world.machines()
                .forEach(machine -> world.act(machine, "work", () -> {
                    Worker worker = new Worker(world, machine);
                    worker.adopt();
                    worker.finishAll();
                }));
        comeToRest();
        world.watch().look();
        world.watch().lookAtTheEnd();
    }

    private void comeToRest() {
        int still = 0;
        for (int round = 0; round < ROUNDS; round++) {
            world.diary().step(world.diary().step() + 1);
            boolean moved = false;
            for (Machine machine : world.machines()) {
                world.advance(Duration.ofSeconds(1));
                world.act(machine, "cycle", () -> world.cycle(machine));
                moved |= machine.last().map(Simulation::moved).orElse(true);
            }
            world.advance(Duration.ofSeconds(3));
            world.watch().look();
            still = moved ? 0 : still + 1;
            if (still == 2) {
                return;
            }
        }
        throw new Broken("P4", "no rest after " + ROUNDS + " rounds");
    }

    private static boolean moved(CycleReport report) {
        return report.published() != null
                || !report.applied().isEmpty()
                || !report.problem().isEmpty();
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
