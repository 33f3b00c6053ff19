package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameEncodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"ANSI_X3.4-1968", "US-ASCII", "ISO-8859-1", "windows-1252", "no-such-encoding"})
    void anEncodingThatCannotHoldEveryNameIsRefusedWithItsFix(String encoding) {
        assertThat(NameEncoding.problem(encoding)).hasValueSatisfying(problem -> {
            assertThat(problem.what()).contains(encoding);
            assertThat(problem.fix()).contains("LC_ALL=C.UTF-8");
        });
    }

    @Test
    void utf8IsFine() {
        assertThat(NameEncoding.problem("UTF-8")).isEmpty();
    }
}
