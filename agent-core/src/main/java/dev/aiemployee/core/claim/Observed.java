package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.remote.AliveRefs;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a fetched tip showed of a task that another agent holds.
 *
 * @param text the note's blob
 * @param sign the owner's latest sign of life, when that lists this claim as worked on; else empty
 */
public record Observed(HeldTask task, String text, String sign) {
    static List<Observed> all(TipTree tip, AgentName self, Map<AgentName, AliveRefs.Sign> signs) {
        return tip.held().stream()
                .filter(held -> !held.owner().equals(self))
                .map(held -> new Observed(
                        held,
                        tip.blob(held.path()).map(BlobId::value).orElse(""),
                        sign(tip, held, signs.get(held.owner()))))
                .toList();
    }

    private static String sign(TipTree tip, HeldTask held, AliveRefs.@Nullable Sign sign) {
        if (sign != null) {
            return LifeSign.parse(held.owner(), sign.text())
                    .filter(said -> said.claims().contains(held.claimId()))
                    .map(said -> sign.commit().value())
                    .orElse("");
        }
        VaultPath path =
                VaultLayout.SIGNALS.child(held.owner() + ".md"); // of version 0.1.0, or of a host with one branch
        return tip.note(path)
                .filter(note -> isListed(note, held.claimId()))
                .flatMap(note -> tip.blob(path))
                .map(BlobId::value)
                .orElse("");
    }

    private static boolean isListed(Note sign, String claim) {
        return !claim.isEmpty() && sign.list("claims").contains(claim);
    }
}
