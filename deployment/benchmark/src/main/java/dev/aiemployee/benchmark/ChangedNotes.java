package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** S2 and S4: some notes change, and the remote, a folder of this disk, accepts them. */
final class ChangedNotes implements Bench {
    static final String PUBLISH =
            "git add -A && git commit -q -m changed && git fetch -q && git push -q origin HEAD:main";

    private final String id;
    private final int changed;
    private final SortedMap<Integer, Double> limits;

    /** @param limits the target ratio for each number of notes in the vault */
    ChangedNotes(String id, int changed, SortedMap<Integer, Double> limits) {
        this.id = id;
        this.changed = changed;
        this.limits = limits;
    }

    @Override
    public List<Figure> run(Ground ground) {
        List<Figure> figures = new ArrayList<>();
        limits.forEach((notes, limit) -> figures.add(run(ground, notes, limit)));
        return figures;
    }

    private Figure run(Ground ground, int usual, double limit) {
        int notes = ground.size(usual);
        int some = Math.min(changed, notes / 4);
        Path first = ground.vault(notes);
        Path second = ground.vault(notes);
        Path folder = ground.fresh(id);
        Path native1 = Contenders.clone(second, folder.resolve("native"));
        Place place = new Place(folder.resolve("ours"), first.toUri().toString(), "local");
        try (Watched ours = Contenders.watched(AgentKind.LOCAL, place, first, Map.of());
                Shell shell = new Shell(native1, Map.of())) {
            List<Samples> samples = Samples.alternate(
                    ground.rounds(changed > 100 ? 4 : 8),
                    ground.rounds(changed > 100 ? 7 : 15),
                    List.of(
                            new Step(
                                    round -> ours.edit(() -> edit(place.vault(), some, round)),
                                    round -> ours.publish()),
                            new Step(round -> edit(native1, some, round), round -> shell.run(PUBLISH))));
            String what =
                    some + (some == 1 ? " changed note" : " changed notes") + " accepted, file://, " + notes + " notes";
            return Figure.ratio(id, what, samples.get(0), samples.get(1), limit);
        }
    }

    /** Spreads the edits over the operator's notes, other ones in each round. */
    static void edit(Path vault, int some, int round) {
        for (int edit = 0; edit < some; edit++) {
            int number = (round * 7 + edit) / 3 * 10 + (round * 7 + edit) % 3;
            Contenders.edit(vault, Seed.note(number), "Line of round " + round);
        }
    }
}
