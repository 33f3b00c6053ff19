package dev.aiemployee.core.guard;

import dev.aiemployee.core.guard.secret.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether something may enter a commit. */
public sealed interface GuardVerdict {
    /** Why not, for a person; empty when it may. */
    Optional<String> refusal();

    /** It may. */
    record Allowed() implements GuardVerdict {
        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }
    }

    /**
     * It may not, whatever it says.
     *
     * @param rule the rule that says so, for a person
     */
    record Refused(String rule) implements GuardVerdict {
        @Override
        public Optional<String> refusal() {
            return Optional.of(rule);
        }
    }

    /**
     * It holds what looks like secrets.
     *
     * @param findings in the order of the text, at least one
     */
    record HeldBack(List<Finding> findings) implements GuardVerdict {
        private static final int NAMED = 5;

        public HeldBack {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("findings: none (expected: at least one)");
            }
        }

        @Override
        public Optional<String> refusal() {
            String named = findings.stream().limit(NAMED).map(Finding::toString).collect(Collectors.joining("; "));
            int more = findings.size() - NAMED;
            return Optional.of("looks like a secret (" + named + (more > 0 ? "; and " + more + " more" : "") + ")");
        }
    }
}
