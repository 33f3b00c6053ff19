package dev.aiemployee.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The house does not grow crooked: what is over a limit may become less, never more. Lower a figure here when you have lowered it. */
class FiguresTest {
    private final Figures figures = Figures.of(root());

    @Test
    void noNameIsTheNameOfTwoTypes() {
        assertThat(figures.namesTwice()).isEmpty();
    }

    @Test
    void nineMethodsInTenAreShort() {
        assertThat(figures.longMethod()).isLessThanOrEqualTo(13);
    }

    @Test
    void noMorePackagesAreLarge() {
        assertThat(figures.largePackages()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void noMoreFilesAreLong() {
        assertThat(figures.largeFiles()).hasSizeLessThanOrEqualTo(17);
    }

    @Test
    void noMoreConstructorsAreWide() {
        assertThat(figures.wideConstructors()).hasSizeLessThanOrEqualTo(8);
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("agent-core")) ? here : here.getParent();
    }
}
