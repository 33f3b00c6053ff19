package dev.aiemployee.local.dashboard;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangedLineTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void nothingChangedIsNoFact() {
        assertThat(ChangedLine.facts(List.of(), UTC)).isEmpty();
    }

    @Test
    void eachIsOneLineWithTimeAndLink() {
        assertThat(ChangedLine.facts(
                        List.of(
                                new ChangedLine(NOON, new VaultPath("Notes/Idea.md"), false),
                                new ChangedLine(NOON, new VaultPath("Notes/Gone.md"), true)),
                        UTC))
                .containsExactly(
                        "2 notes of yours were changed elsewhere without a signature in the last ten days:",
                        "Fri 20 Nov 12:00 [[Notes/Idea|Notes/Idea]]",
                        "Fri 20 Nov 12:00 Notes/Gone (removed)");
    }

    @Test
    void manyAreCountedAndTheLatestNamed() {
        List<ChangedLine> many = IntStream.range(0, 30)
                .mapToObj(i -> new ChangedLine(NOON, new VaultPath("n" + i + ".md"), false))
                .toList();

        assertThat(ChangedLine.facts(many, UTC)).hasSize(11).first().asString().startsWith("30 notes");
    }

    @Test
    void aHostileNameIsNoLink() {
        assertThat(ChangedLine.facts(List.of(new ChangedLine(NOON, new VaultPath("a]] [x](https: e).md"), false)), UTC))
                .last()
                .asString()
                .doesNotContain("[");
    }
}
