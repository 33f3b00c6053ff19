package dev.aiemployee.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is measured here; a benchmark that no longer runs is found before it is needed. */
class BenchmarkSmokeTest {
    @TempDir
    Path folder;

    @Test
    void theQuickFormRunsToItsEndAndHasARowForEachSize() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

        List<String> rows = BenchmarkMain.run(
                Options.of(List.of("--quick", "s2", "S13")), new Ground(folder, Path.of(""), true), nowhere);

        assertThat(rows).hasSize(3).allMatch(row -> row.startsWith("| S2 |") || row.startsWith("| S13 |"));
    }
}
