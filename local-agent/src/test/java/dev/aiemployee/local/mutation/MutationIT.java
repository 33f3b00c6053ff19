package dev.aiemployee.local.mutation;

import dev.aiemployee.core.mutation.MutationCheck;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs with {@code ./reliability mutations} alone. */
@EnabledIfSystemProperty(named = "reliability.stride", matches = "1")
class MutationIT extends MutationCheck {
    MutationIT() {
        super(Mutations.BASE, Mutations.ALL);
    }
}
