package dev.aiemployee.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void nothingMeansAPleasantDemoThatEnds() {
        assertThat(Options.of(List.of())).isEqualTo(new Options(false, false, false));
        assertThat(Options.of(List.of()).pace()).isEqualTo(Pace.PLEASANT);
    }

    @Test
    void optionsComeInAnyOrder() {
        assertThat(Options.of(List.of("--keep", "--fast"))).isEqualTo(new Options(true, true, false));
        assertThat(Options.of(List.of("--fast")).pace()).isEqualTo(Pace.FAST);
        assertThat(Options.of(List.of("-h")).help()).isTrue();
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--fats"))).hasMessageContaining("--fats");
    }
}
