package dev.aiemployee.core.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened in a run, line by line, and how often each fault did. The same seed writes the same diary. */
final class Diary {
    private final List<String> lines = new ArrayList<>();
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private String lastFault = "none";
    private int step;

    void step(int number) {
        step = number;
    }

    int step() {
        return step;
    }

    void note(String line) {
        lines.add(step + " " + line);
    }

    void fault(Fault fault, String where) {
        counts.merge(fault, 1, Integer::sum);
        lastFault = fault + " " + where;
        note("! " + lastFault);
    }

    String lastFault() {
        return lastFault;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Map<Fault, Integer> counts() {
        return new EnumMap<>(counts);
    }
}
