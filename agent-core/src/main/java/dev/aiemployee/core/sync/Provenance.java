package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which texts on this disk nobody wrote here. It is remembered before such a text can be on disk, so that no text of another
 * writer is ever taken for a decision of the operator at this machine.
 */
final class Provenance {
    private final Checkout checkout;
    private final OwnCommits own;
    private final AppliedBase base;
    private final ForeignTexts foreign;
    private final ForeignTexts elsewhere;

    Provenance(Checkout checkout, OwnCommits own, AppliedBase base, ForeignTexts foreign, ForeignTexts elsewhere) {
        this.checkout = checkout;
        this.own = own;
        this.base = base;
        this.foreign = foreign;
        this.elsewhere = elsewhere;
    }

    /** Remembers what another tool put on the local branch and on disk since the last cycle. */
    void look() {
        foreign.addAll(checkout.foreignTexts(base.commit(), own));
    }

    /** Before anything of it is on disk: what others decided, and what a merge with it would put there. */
    void remember(Plan plan) {
        foreign.addAll(plan.vetted().foreign());
        if (!plan.vetted().devices().isEmpty()) {
            List<Vetted.ForeignText> texts = new ArrayList<>(plan.vetted().devices());
            plan.result().forEach((path, blob) -> {
                if (!Objects.equals(blob.orElse(null), plan.onDisk(path, base))) {
                    texts.add(new Vetted.ForeignText(path.value(), blob.orElse(null)));
                }
            });
            foreign.addAll(texts);
            elsewhere.addAll(texts);
        }
    }

    /** Whether a commit that is not this agent's put these bytes at this path. */
    boolean isForeign(VaultPath path, byte[] content) {
        look();
        return foreign.contains(path, VaultRepository.blobId(content));
    }

    /** Whether these bytes came from another machine of the operator's. */
    boolean isFromElsewhere(byte[] content) {
        BlobId blob = VaultRepository.blobId(content);
        return elsewhere.contains(blob);
    }
}
