package dev.aiemployee.core.guard.secret;

/**
 * Where a text looks like a secret.
 *
 * @param rule the id of the rule
 * @param start the first character of the value
 * @param end behind its last character
 */
record Span(String rule, int start, int end) {
    boolean holds(Span other) {
        return rule.equals(other.rule) && start <= other.start && other.end <= end;
    }
}
