package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.daemon.Workplace;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** S13: a machine takes a vault with names of many alphabets and attachments for the first time. */
final class FirstSync implements Bench {
    @Override
    public List<Figure> run(Ground ground) {
        int notes = ground.size(6_500);
        Path bare = ground.bare("foreign", notes, Seed::foreignNames);
        Path folder = ground.fresh("S13");
        List<Samples> samples = Samples.alternate(
                ground.rounds(1),
                ground.rounds(5),
                List.of(
                        Step.of(round -> ours(bare, folder.resolve("ours" + round))),
                        Step.of(round -> Shell.once(
                                folder,
                                "git clone -q --no-local '" + bare.toUri() + "' native" + round + " && cd native"
                                        + round + " && git status --porcelain"))));
        String what = "first sync / git clone + status, " + notes + " notes, other alphabets, attachments";
        return List.of(Figure.ratio("S13", what, samples.get(0), samples.get(1), 1.0));
    }

    private static void ours(Path bare, Path vault) {
        Place place = new Place(vault, bare.toUri().toString(), "local");
        try (Workplace workplace = Contenders.ours(AgentKind.LOCAL, place, Map.of())) {
            CycleReport report = workplace.engine().cycle();
            if (!report.problem().isEmpty() || !report.pending().isEmpty()) {
                throw new IllegalStateException("the first sync met trouble: " + report);
            }
        }
    }
}
