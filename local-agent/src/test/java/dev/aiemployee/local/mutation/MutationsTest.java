package dev.aiemployee.local.mutation;

import org.junit.jupiter.api.Test;

/** Tells at once, before the slow check runs, that a refactoring moved a line which a mutation breaks. */
class MutationsTest {
    @Test
    void eachLineToBreakIsInItsFileExactlyOnce() {
        Mutations.ALL.forEach(mutation -> mutation.checkIsThereOnce(Mutations.BASE));
    }
}
