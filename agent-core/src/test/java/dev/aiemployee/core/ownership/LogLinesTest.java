package dev.aiemployee.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final String HEAD = "| when | what |\n|---|---|\n";

    @Test
    void theLinesOfBothStandAndThePublishedOnesFirst() {
        assertThat(LogLines.merge(
                        HEAD + "| 1 | a |\n", HEAD + "| 1 | a |\n| 2 | ours |\n", HEAD + "| 1 | a |\n| 2 | theirs |\n"))
                .isEqualTo(HEAD + "| 1 | a |\n| 2 | theirs |\n| 2 | ours |\n");
    }

    @Test
    void aLogThatBothBeganHasOneHead() {
        assertThat(LogLines.merge("", HEAD + "| 1 | ours |\n", HEAD + "| 1 | theirs |\n"))
                .isEqualTo(HEAD + "| 1 | theirs |\n| 1 | ours |\n");
    }

    @Test
    void aLineWithoutAnEndIsEndedFirst() {
        assertThat(LogLines.merge("", "ours", "theirs")).isEqualTo("theirs\nours\n");
    }

    @Test
    void whatBothWroteStandsOnce() {
        assertThat(LogLines.merge("", "a\nb\n", "b\na\n")).isEqualTo("b\na\n");
    }
}
