package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** S12: as many finished tasks and commits as a busy year leaves, against a vault with nothing in it. */
final class Year implements Bench {
    private static final String TODAY = "Notes/Today.md";

    @Override
    public List<Figure> run(Ground ground) {
        int tasks = ground.size(100_000);
        long[] noteBytes = new long[1];
        Path folder = ground.fresh("S12");
        Path year = folder.resolve("year.git");
        noteBytes[0] = Seed.year(year, tasks);
        Path empty = ground.vault(0);
        Place full = new Place(folder.resolve("full"), year.toUri().toString(), "local");
        Place fresh = new Place(folder.resolve("fresh"), empty.toUri().toString(), "local");
        try (Watched ours = Contenders.watched(AgentKind.LOCAL, full, year, Map.of());
                Watched bare = Contenders.watched(AgentKind.LOCAL, fresh, empty, Map.of())) {
            List<Samples> still = Samples.alternate(
                    ground.rounds(10),
                    ground.rounds(21),
                    List.of(Step.of(round -> ours.nothing()), Step.of(round -> bare.nothing())));
            List<Samples> changed = Samples.alternate(
                    ground.rounds(5),
                    ground.rounds(15),
                    List.of(
                            new Step(
                                    round -> ours.edit(() -> Contenders.edit(full.vault(), TODAY, "Round " + round)),
                                    round -> ours.publish()),
                            new Step(
                                    round -> bare.edit(() -> Contenders.edit(fresh.vault(), TODAY, "Round " + round)),
                                    round -> bare.publish())));
            String vaults = "a year (" + tasks + " tasks and commits) / an empty vault";
            return List.of(
                    Figure.flat("S12", "no-op cycle, " + vaults, still.get(0), still.get(1), 1.2),
                    Figure.flat("S12", "one changed note, " + vaults, changed.get(0), changed.get(1), 1.2),
                    size(full.vault().resolve(".git"), noteBytes[0]));
        }
    }

    private static Figure size(Path repository, long notes) {
        double ratio = (double) bytes(repository) / notes;
        return new Figure(
                "S12",
                "size of .git / size of the notes",
                bytes(repository) / 1_000_000 + " MB / " + notes / 1_000_000 + " MB",
                "-",
                Figure.number(ratio) + " x",
                "<= 3.0 x",
                ratio <= 3 ? "yes" : "**no**");
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("measuring " + folder, e);
        }
    }
}
