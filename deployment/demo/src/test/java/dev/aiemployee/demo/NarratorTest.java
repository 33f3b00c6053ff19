package dev.aiemployee.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now = 5_000_000_000L;

    @Test
    void tellsTimesSinceTheStartAndOfEachScene() {
        Narrator narrator = narrator(false);

        now += 1_250_000_000L;
        narrator.beginScene("Mail arrives");
        now += 2_000_000_000L;
        narrator.same("one mail", 1, 1);
        narrator.quote(List.of("a line"));
        narrator.endScene();
        narrator.end();

        assertThat(text()).isEqualTo("""

                [  1.3 s] 1. Mail arrives
                       ok one mail
                          | a line
                          took 2.0 s

                1 scenes, 1 checks, all right, 3.3 s.
                """);
    }

    @Test
    void writesEscapesOnlyWhenAskedTo() {
        narrator(false).beginScene("plain");
        assertThat(text()).doesNotContain("\u001B");

        narrator(true).beginScene("coloured");
        assertThat(text()).contains("\u001B[");
    }

    @Test
    void aStatementThatDoesNotHoldEndsTheStoryWithWhatWasFound() {
        Narrator narrator = narrator(false);

        assertThatThrownBy(() -> narrator.same("three mails", 4, 3))
                .isInstanceOf(StoryFailed.class)
                .hasMessageContainingAll("three mails", "4", "expected: 3");
        assertThat(text()).doesNotContain("ok three mails");
    }

    private Narrator narrator(boolean colour) {
        return new Narrator(new PrintStream(out, true, StandardCharsets.UTF_8), colour, () -> now);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
