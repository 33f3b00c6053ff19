package dev.aiemployee.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the person who started the benchmark wants.
 *
 * @param ids the benchmarks to run; empty for all
 * @param quick small vaults and few rounds: shows that it works, measures nothing
 * @param help only say what there is
 */
record Options(List<String> ids, boolean quick, boolean help) {
    static final String USAGE = """
            Usage: ./bench [--quick] [--help] [S1 S1b S2 ...]

            Times sync and claims side by side with native git doing the same steps on the same
            disk, alternating, and prints medians and ratios against their targets. Without names
            everything runs, which takes about half an hour. The rows that ran are replaced in
            docs/BENCHMARKS.md, with the time of their run.

              --quick  small vaults, few rounds, nothing is written: only shows that it works
              --help   this text

            The vaults are made below java.io.tmpdir (TMPDIR=... ./bench chooses another disk).
            """;

    Options {
        ids = List.copyOf(ids);
    }

    /** @throws IllegalArgumentException for a word that is neither an option nor a benchmark */
    static Options of(List<String> words) {
        List<String> ids = new ArrayList<>();
        for (String word : words) {
            if (!word.startsWith("-")) {
                ids.add(known(word));
            } else if (!List.of("--quick", "--help", "-h").contains(word)) {
                throw new IllegalArgumentException(word + ": no such option");
            }
        }
        return new Options(ids, words.contains("--quick"), words.contains("--help") || words.contains("-h"));
    }

    private static String known(String word) {
        String wanted = word.toUpperCase(Locale.ROOT);
        return Catalogue.IDS.stream()
                .filter(id -> id.toUpperCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        word + ": no such benchmark (expected: " + String.join(", ", Catalogue.IDS) + ")"));
    }

    boolean wants(String id) {
        return ids.isEmpty() || ids.contains(id);
    }
}
