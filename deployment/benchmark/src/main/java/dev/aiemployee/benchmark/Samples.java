package dev.aiemployee.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/** Measured values of one kind, in milliseconds unless said otherwise. For one thread. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double largest() {
        return Collections.max(values);
    }

    String text() {
        return Figure.number(median()) + " ms";
    }

    /** A contender: what is made ready untimed, and what is timed. Both get the number of the round. */
    record Step(IntConsumer prepare, IntConsumer timed) {
        static Step of(IntConsumer timed) {
            return new Step(round -> {}, timed);
        }

        double millis(int round) {
            prepare.accept(round);
            long start = System.nanoTime();
            timed.accept(round);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /**
     * Lets the contenders take turns, so that whatever else the machine does meets all of them; the order turns round each time.
     *
     * @param warmUps rounds that are not counted
     * @return one {@code Samples} for each contender, in their order
     */
    static List<Samples> alternate(int warmUps, int rounds, List<Step> contenders) {
        List<Samples> samples = contenders.stream().map(step -> new Samples()).toList();
        for (int round = 0; round < warmUps + rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                int at = round % 2 == 0 ? turn : contenders.size() - 1 - turn;
                double millis = contenders.get(at).millis(round);
                if (round >= warmUps) {
                    samples.get(at).add(millis);
                }
            }
        }
        return samples;
    }
}
