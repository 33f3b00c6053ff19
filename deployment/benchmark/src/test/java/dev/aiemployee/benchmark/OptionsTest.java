package dev.aiemployee.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutNamesEverythingIsWanted() {
        Options options = Options.of(List.of("--quick"));

        assertThat(Catalogue.IDS).allMatch(options::wants);
    }

    @Test
    void aNameThatIsNoBenchmarkIsRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> Options.of(List.of("S99")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S99")
                .hasMessageContaining("S14");
    }
}
