package dev.aiemployee.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every benchmark under the names of its targets. */
final class Catalogue {
    static final List<String> IDS =
            List.of("S1", "S1b", "S2", "S3", "S4", "S5", "S6", "S9", "S10", "S11", "S12", "S13", "S14");

    private Catalogue() {}

    /** A benchmark measures all the names it is listed under in one go. */
    static Map<List<String>, Bench> benches() {
        Map<List<String>, Bench> benches = new LinkedHashMap<>();
        benches.put(List.of("S1"), new NoOpCycle());
        benches.put(List.of("S1b"), new FullWalk());
        benches.put(List.of("S2"), new ChangedNotes("S2", 1, new TreeMap<>(Map.of(10_000, 0.2, 100_000, 0.2))));
        benches.put(List.of("S3"), new OverSsh());
        benches.put(List.of("S4"), new ChangedNotes("S4", 1_000, new TreeMap<>(Map.of(10_000, 0.25, 100_000, 0.3))));
        benches.put(List.of("S5", "S6"), new ClaimRace());
        benches.put(List.of("S9", "S10", "S11", "S14"), new Daemons());
        benches.put(List.of("S12"), new Year());
        benches.put(List.of("S13"), new FirstSync());
        return benches;
    }
}
