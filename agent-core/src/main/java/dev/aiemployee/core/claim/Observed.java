package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;

/**
 * What one look at a fetched tip showed of a task that another agent holds.
 *
 * @param text the note's blob
 * @param sign the blob of the owner's sign of life, when that lists this claim as worked on; else empty
 */
public record Observed(HeldTask task, String text, String sign) {
    static List<Observed> all(TipTree tip, AgentName self) {
        return tip.held().stream()
                .filter(held -> !held.owner().equals(self))
                .map(held -> of(tip, held))
                .toList();
    }

    private static Observed of(TipTree tip, HeldTask held) {
        VaultPath path = VaultLayout.SIGNALS.child(held.owner() + ".md");
        String sign = tip.note(path)
                .filter(note -> isListed(note, held.claimId()))
                .flatMap(note -> tip.blob(path))
                .map(BlobId::value)
                .orElse("");
        return new Observed(held, tip.blob(held.path()).map(BlobId::value).orElse(""), sign);
    }

    private static boolean isListed(Note sign, String claim) {
        return !claim.isEmpty() && sign.list("claims").contains(claim);
    }
}
