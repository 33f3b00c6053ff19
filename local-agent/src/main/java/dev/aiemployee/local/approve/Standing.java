package dev.aiemployee.local.approve;

import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ExecutionStamp;
import java.time.Instant;

/**
 * What the ledger knows about one approval.
 *
 * @param step the last step recorded
 * @param digest what it was recorded for; for {@link Step#REFUSED} the digest of the refused file's bytes
 * @param at when it was recorded
 * @param sequence the ledger's number of the approval that is in force; 0 before there is one
 */
public record Standing(Step step, Digest digest, Instant at, long sequence, PastSteps history) {
    public static final Standing UNSEEN = new Standing(Step.UNSEEN, Digest.NONE, Instant.EPOCH, 0, PastSteps.NONE);

    /** Whether an execution's stamp was made for exactly this one; if not, the vault knows more than the ledger does. */
    public boolean isThatOf(ExecutionStamp stamp) {
        return stamp.digest().equals(digest.value()) && stamp.sequence().equals(Long.toString(sequence));
    }
}
