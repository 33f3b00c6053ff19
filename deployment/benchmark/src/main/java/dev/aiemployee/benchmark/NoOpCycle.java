package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** S1: nothing changed anywhere. */
final class NoOpCycle implements Bench {
    private static final String LOOK = "git add -A && git diff --cached --quiet && git fetch -q";
    private static final int[] SIZES = {1_000, 10_000, 100_000};

    @Override
    public List<Figure> run(Ground ground) {
        List<Figure> figures = new ArrayList<>();
        List<Samples> ours = new ArrayList<>();
        for (int usual : SIZES) {
            int notes = ground.size(usual);
            List<Samples> samples = run(ground, notes);
            ours.add(samples.get(0));
            figures.add(Figure.ratio("S1", "no-op cycle, " + notes + " notes", samples.get(0), samples.get(1), 0.02));
        }
        figures.add(Figure.flat("S1", "flat: largest / smallest vault", ours.get(2), ours.get(0), 2));
        return figures;
    }

    private static List<Samples> run(Ground ground, int notes) {
        Path bare = ground.vault(notes);
        Path folder = ground.fresh("S1");
        Path plain = Contenders.clone(bare, folder.resolve("native"));
        Place place = new Place(folder.resolve("ours"), bare.toUri().toString(), "local");
        try (Watched ours = Contenders.watched(AgentKind.LOCAL, place, bare, Map.of());
                Shell shell = new Shell(plain, Map.of())) {
            return Samples.alternate(
                    ground.rounds(10),
                    ground.rounds(21),
                    List.of(Step.of(round -> ours.nothing()), Step.of(round -> shell.run(LOOK))));
        }
    }
}
