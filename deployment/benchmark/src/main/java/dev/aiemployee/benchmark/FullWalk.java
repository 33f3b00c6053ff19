package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** S1b: a cycle that looks at every file, because nobody watches; it holds the look at the remote's tip too. */
final class FullWalk implements Bench {
    @Override
    public List<Figure> run(Ground ground) {
        int notes = ground.size(100_000);
        Path bare = ground.vault(notes);
        Path folder = ground.fresh("S1b");
        Path plain = Contenders.clone(bare, folder.resolve("native"));
        Place place = new Place(folder.resolve("ours"), bare.toUri().toString(), "local");
        try (Workplace ours = Contenders.oursReady(AgentKind.LOCAL, place, bare, Map.of());
                Shell shell = new Shell(plain, Map.of())) {
            List<Samples> samples = Samples.alternate(
                    ground.rounds(10),
                    ground.rounds(21),
                    List.of(
                            Step.of(round -> check(ours.engine().cycle())),
                            Step.of(round -> shell.run("git status --porcelain"))));
            return List.of(Figure.ratio(
                    "S1b",
                    "cycle with a full walk / git status, " + notes + " notes",
                    samples.get(0),
                    samples.get(1),
                    0.75));
        }
    }

    private static void check(CycleReport report) {
        if (report.published() != null || !report.problem().isEmpty()) {
            throw new IllegalStateException("something happened: " + report);
        }
    }
}
