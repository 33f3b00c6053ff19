package dev.aiemployee.core.reliability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A repository that people already use is joined and lived in: the operator edits on two machines and on a phone with native git, the
 * cloud brings tasks, everybody syncs at any time. A plain copy gets the same edits and no sync. Every ten rounds, when all have come
 * to rest, the operator's own files must be the same in both, and whatever is not published must be named by {@code status}.
 */
final class Hunt {
    private static final int ROUNDS_A_LOOK = 10;

    /**
     * What came of it.
     *
     * @param kinds how often each thing happened
     * @param never what did not happen
     * @param wrong what did not hold, for a person
     */
    record Count(
            long seed,
            int rounds,
            int files,
            int edits,
            Map<HuntKind, Integer> kinds,
            Set<HuntKind> never,
            List<String> wrong) {}

    private final long seed;
    private final int files;
    private final Random random;
    private final HuntPlaces places;
    private final HuntJudge judge;
    private final HuntEdits edits;
    private final Map<HuntKind, Integer> kinds = new EnumMap<>(HuntKind.class);

    Hunt(Path folder, long seed, int files) throws IOException {
        this.seed = seed;
        this.files = files;
        random = new Random(seed);
        places = new HuntPlaces(folder, seed, files, random);
        judge = new HuntJudge(places);
        edits = new HuntEdits(places, judge, random);
    }

    /** Ends early with the first look at which something does not hold. */
    Count run(int rounds) throws IOException {
        look(0);
        int round = 1;
        for (; round <= rounds && places.wrong.isEmpty(); round++) {
            round(round);
            if (round % ROUNDS_A_LOOK == 0 || round == rounds) {
                look(round);
            }
        }
        Set<HuntKind> never = EnumSet.allOf(HuntKind.class);
        never.removeAll(kinds.keySet());
        return new Count(seed, round - 1, files, edits.made(), kinds, never, List.copyOf(places.wrong));
    }

    /** Some edits, the kinds in turn so that each happens, and somebody's sync. */
    private void round(int round) throws IOException {
        HuntKind[] all = HuntKind.values();
        make(all[round * 7 % all.length]);
        for (int more = random.nextInt(3); more > 0; more--) {
            make(all[random.nextInt(all.length)]);
        }
        places.sync(places.machines().get(random.nextInt(3)));
    }

    private void make(HuntKind kind) throws IOException {
        if (edits.make(kind)) {
            kinds.merge(kind, 1, Integer::sum);
        }
    }

    private void look(int round) throws IOException {
        places.settle();
        judge.compare("round " + round);
    }
}
