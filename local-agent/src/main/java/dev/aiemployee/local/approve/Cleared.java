package dev.aiemployee.local.approve;

import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;

/**
 * The proof that exactly this content may leave now: shown, approved, unchanged since, the undo window over. Only
 * {@link ApprovalRules} makes one, and an executor takes nothing else.
 */
public final class Cleared implements Verdict {
    private final Outgoing outgoing;
    private final Digest digest;
    private final long sequence;

    Cleared(Outgoing outgoing, Digest digest, long sequence) {
        this.outgoing = outgoing;
        this.digest = digest;
        this.sequence = sequence;
    }

    /** The recorded snapshot, not what lies on disk. */
    public Outgoing outgoing() {
        return outgoing;
    }

    public Digest digest() {
        return digest;
    }

    /** The ledger's number of the approval. */
    public long sequence() {
        return sequence;
    }

    @Override
    public String message() {
        return "approved, leaves now";
    }
}
