package dev.aiemployee.local.cli;

import java.util.List;

/** Which open approval the words of the operator mean. */
sealed interface Chosen {
    /**
     * This one.
     *
     * @param exact whether its own id was given, which stands for no other
     */
    record One(Listed item, boolean exact) implements Chosen {}

    /**
     * None of them.
     *
     * @param wasShown whether it was in the list last shown
     */
    record None(String message, boolean wasShown) implements Chosen {}

    /** No open one, but notes in which nothing counts as they are. */
    record Held(List<HeldNote> notes) implements Chosen {}

    /** More than one, so none. */
    record Several(List<Listed> items) implements Chosen {}
}
