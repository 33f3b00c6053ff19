package dev.aiemployee.core.audit;

import dev.aiemployee.core.task.AgentName;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One line of the audit: who did what to whom, on whose word, with which result. It never holds the text of a mail, a
 * draft or a note.
 */
public record AuditEvent(Instant timestamp, AgentName actor, Act act, Consent consent, Outcome outcome) {
    /**
     * What was done.
     *
     * @param type a word like {@code send_email} or {@code claim}
     * @param target whom or what it concerned: a recipient, a task
     * @param parameters short facts like subject or Message-ID; each is cut at 200 characters
     */
    public record Act(String type, String target, Map<String, String> parameters) {
        private static final int MOST = 200;
        private static final Set<String> BODIES = Set.of("body", "draft", "text", "content", "html");

        /** @throws IllegalArgumentException for a blank type, or a parameter whose name says that it is a body */
        public Act {
            if (type.isBlank()) {
                throw new IllegalArgumentException("audit type is blank (expected: a word like send_email)");
            }
            Map<String, String> shortened = new LinkedHashMap<>();
            parameters.forEach((name, value) -> {
                if (BODIES.contains(name)) {
                    throw new IllegalArgumentException("audit parameter: " + name + " (expected: no body)");
                }
                shortened.put(name, shortened(value));
            });
            target = shortened(target);
            parameters = Collections.unmodifiableMap(shortened);
        }

        private static String shortened(String text) {
            return text.codePointCount(0, text.length()) <= MOST
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MOST - 1)) + "…";
        }
    }

    /**
     * Why it was allowed; empty texts where nothing needs to be said.
     *
     * @param status the approval's status when the act began
     * @param by who approved, and in which way
     * @param digest of the approved content
     * @param claim the claim under which it was done
     */
    public record Consent(String status, String by, String digest, String claim) {
        /** For an act that needs nobody's word. */
        public static final Consent NONE = new Consent("", "", "", "");
    }

    /**
     * How it went.
     *
     * @param error what a person needs to know when it did not go well; empty when it did
     */
    public record Outcome(AuditResult result, String error) {
        public static final Outcome STARTED = new Outcome(AuditResult.STARTED, "");
        public static final Outcome DONE = new Outcome(AuditResult.DONE, "");
    }

    /** The same act with what became of it. */
    public AuditEvent ended(Instant now, Outcome how) {
        return new AuditEvent(now, actor, act, consent, how);
    }

    /** The same with each text that may come from outside changed: target, parameters, who approved and in which words, error. */
    AuditEvent with(UnaryOperator<String> change) {
        Map<String, String> parameters = new LinkedHashMap<>();
        act.parameters().forEach((name, value) -> parameters.put(name, change.apply(value)));
        return new AuditEvent(
                timestamp,
                actor,
                new Act(act.type(), change.apply(act.target()), parameters),
                new Consent(consent.status(), change.apply(consent.by()), consent.digest(), consent.claim()),
                new Outcome(outcome.result(), change.apply(outcome.error())));
    }
}
