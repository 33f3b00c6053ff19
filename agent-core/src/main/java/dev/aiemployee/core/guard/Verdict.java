package dev.aiemployee.core.guard;

import java.util.Optional;

/** Whether something may enter a commit. */
public sealed interface Verdict {
    /** Why not, for a person; empty when it may. */
    Optional<String> refusal();

    /** It may. */
    record Allowed() implements Verdict {
        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }
    }

    /**
     * It may not.
     *
     * @param rule the rule that says so
     * @param line where it was found, the first line is 1; 0 when the whole is meant
     */
    record HeldBack(String rule, int line) implements Verdict {
        @Override
        public Optional<String> refusal() {
            return Optional.of(line == 0 ? rule : "looks like a secret (rule " + rule + ", line " + line + ")");
        }
    }
}
