package dev.aiemployee.core.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tells at once, before the slow check runs, that a refactoring moved a line which a mutation breaks. */
class MutationsTest {
    @Test
    void eachLineToBreakIsInItsFileExactlyOnce() {
        assertThat(Mutations.ALL)
                .allSatisfy(mutation -> assertThat(mutation.occurrences())
                        .as("`" + mutation.line() + "` in " + mutation.file() + "; adapt Mutations if it moved")
                        .isEqualTo(1));
    }
}
