package dev.aiemployee.local.desk;

import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.Verdict;
import java.util.List;

/** One approval that is not finished, and what stands in its way. */
public record Waiting(VaultPath path, String subject, List<String> recipients, List<String> risk, Verdict verdict) {
    public Waiting {
        recipients = List.copyOf(recipients);
        risk = List.copyOf(risk);
    }
}
