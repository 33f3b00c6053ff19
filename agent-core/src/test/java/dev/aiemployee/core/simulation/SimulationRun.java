package dev.aiemployee.core.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A range of seeds, and what came of it. With a progress file it goes on after the last seed that was finished, so that a long run
 * can be stopped at any time.
 */
final class SimulationRun {
    /** Seeds from {@code first} to {@code last}, both included. */
    record Range(long first, long last) {
        /** Reads {@code 1-3000}, or one number. */
        static Range of(String text) {
            String[] ends = text.split("-", 2);
            long first = Long.parseLong(ends[0].strip());
            return new Range(first, ends.length == 1 ? first : Long.parseLong(ends[1].strip()));
        }
    }

    private final Path folder;
    private final Weather weather;
    private final PrintStream out;
    private final Optional<Path> progress;
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private final List<Simulation.Outcome> failures = new ArrayList<>();
    private final Map<Long, String> earlier = new TreeMap<>();
    private long seedsDone;

    SimulationRun(Path folder, Weather weather, PrintStream out, Optional<Path> progress) {
        this.folder = folder;
        this.weather = weather;
        this.out = out;
        this.progress = progress;
    }

    /**
     * The folder that {@code -Dsimulation.folder} names, else one in memory where the system has such a place: every write is forced
     * to the disk, and a real disk makes a run ten times longer.
     */
    static Path folder() {
        Path memory = Path.of("/dev/shm");
        String other = Files.isWritable(memory) ? memory.toString() : System.getProperty("java.io.tmpdir");
        return Path.of(System.getProperty("simulation.folder", other))
                .resolve("simulation-" + ProcessHandle.current().pid());
    }

    /** The weather that {@code -Dsimulation.weather} names; a storm by default. */
    static Weather weather() {
        return Weather.valueOf(System.getProperty("simulation.weather", "storm").toUpperCase(Locale.ROOT));
    }

    /** Runs the seeds that are left and answers every failure. */
    List<Simulation.Outcome> run(Range range) {
        resume();
        for (long seed = Math.max(range.first(), seedsDone + 1); seed <= range.last(); seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, folder, Plant.NONE, weather);
            outcome.counts().forEach((fault, count) -> counts.merge(fault, (long) count, Long::sum));
            if (outcome.failed()) {
                failures.add(outcome);
                out.println("seed " + seed + " FAILED: " + outcome.failure());
            }
            seedsDone = seed;
            remember();
            if (seed % 100 == 0 || seed == range.last()) {
                out.println("seeds up to " + seed + ": " + failures.size() + " failures, "
                        + counts.values().stream().mapToLong(Long::longValue).sum() + " faults");
            }
        }
        return List.copyOf(failures);
    }

    /** How often each kind of fault happened, zero included. */
    Map<Fault, Long> counts() {
        Map<Fault, Long> all = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            all.put(fault, counts.getOrDefault(fault, 0L));
        }
        return all;
    }

    /** The counts as a table. */
    String table() {
        StringBuilder table = new StringBuilder();
        counts().forEach((fault, count) -> table.append(String.format("%-28s %8d%n", fault, count)));
        return table.toString();
    }

    private void resume() {
        if (progress.isEmpty() || !Files.exists(progress.get())) {
            return;
        }
        try {
            for (String line : Files.readAllLines(progress.get())) {
                String[] parts = line.split(" ", 2);
                if (parts[0].equals("done")) {
                    seedsDone = Long.parseLong(parts[1]);
                } else if (parts[0].equals("failed")) {
                    String[] failure = parts[1].split(" ", 2);
                    earlier.put(Long.parseLong(failure[0]), failure[1]);
                } else {
                    counts.put(Fault.valueOf(parts[0]), Long.parseLong(parts[1]));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void remember() {
        progress.ifPresent(file -> {
            StringBuilder text = new StringBuilder("done " + seedsDone + "\n");
            counts.forEach((fault, count) ->
                    text.append(fault).append(' ').append(count).append('\n'));
            earlier.forEach((seed, failure) -> failed(text, seed, failure));
            failures.forEach(failure -> failed(text, failure.seed(), failure.failure()));
            try {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.writeString(fresh, text);
                Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static void failed(StringBuilder text, long seed, String failure) {
        text.append("failed ")
                .append(seed)
                .append(' ')
                .append(firstLine(failure))
                .append('\n');
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** The seeds that broke a promise before this run was stopped and went on, with what broke. */
    Map<Long, String> earlier() {
        return Collections.unmodifiableMap(earlier);
    }

    /** The kinds of trouble that never happened. */
    Set<Fault> missed() {
        Set<Fault> missed = EnumSet.allOf(Fault.class);
        missed.removeAll(counts.keySet());
        return missed;
    }

    /** Runs {@code 1-3000 [progress file]} from a command line; exit code 1 when a promise broke, in an earlier part of the run too. */
    public static void main(String[] arguments) {
        Optional<Path> progress = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        SimulationRun run = new SimulationRun(folder(), weather(), System.out, progress);
        List<Simulation.Outcome> failures = run.run(Range.of(arguments[0]));
        System.out.print(run.table());
        failures.forEach(failure -> System.out.println(failure.story()));
        run.earlier()
                .forEach((seed, failure) ->
                        System.out.println("seed " + seed + " failed in an earlier part of this run: " + failure));
        System.out.println("simulation: " + arguments[0] + ", weather " + weather() + ", failures "
                + (failures.size() + run.earlier().size()) + ", never happened " + run.missed());
        System.exit(failures.isEmpty() && run.earlier().isEmpty() ? 0 : 1);
    }
}
