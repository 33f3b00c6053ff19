package dev.aiemployee.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String DOCUMENT = """
            before
            <!-- figures: written by ./bench -->
            old machine
            | S1 | old |
            | S5 | old |
            <!-- end of figures -->
            after
            """;

    @Test
    void rowsThatRanReplaceTheirElderAndTheTextAroundStays() {
        List<String> fresh = List.of("| S2 | new |", "| S1 | new |");

        String merged = Report.merged(DOCUMENT, "this machine", fresh);

        assertThat(merged).startsWith("before\n").endsWith("after\n").doesNotContain("old machine", "| S1 | old |");
        assertThat(merged).containsSubsequence("this machine", "| S1 | new |", "| S2 | new |", "| S5 | old |");
    }
}
