package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.vault.VaultPath;
import java.util.List;

/**
 * One approval that is not finished.
 *
 * @param risk the flags of its note
 * @param state what stands in its way or happens next, for a person; empty when it simply waits for a decision
 */
public record PendingLine(VaultPath path, String subject, List<String> recipients, List<String> risk, String state) {
    public PendingLine {
        recipients = List.copyOf(recipients);
        risk = List.copyOf(risk);
    }

    String markdown() {
        String file = path.value().substring(0, path.value().length() - ".md".length());
        StringBuilder line = new StringBuilder("- [[")
                .append(file)
                .append('|')
                .append(Inert.line(subject.isBlank() ? path.fileName() : subject, 80))
                .append("]]");
        if (!recipients.isEmpty()) {
            line.append(" to ").append(Inert.line(String.join(", ", recipients), 120));
        }
        if (!risk.isEmpty()) {
            line.append(" · ⚠ ").append(Inert.line(String.join(", ", risk).replace('_', ' '), 120));
        }
        if (!state.isBlank()) {
            line.append(" · ").append(Inert.line(state, 200));
        }
        return line.toString();
    }
}
