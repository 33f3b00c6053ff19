package dev.aiemployee.core.mutation;

/** Each build breaks the core; {@code ./reliability mutations} breaks all. */
class MutationIT extends MutationCheck {
    MutationIT() {
        super(Mutations.BASE, Integer.getInteger("reliability.stride", 5) == 1 ? Mutations.ALL : Mutations.CORE);
    }
}
