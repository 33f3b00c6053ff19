package dev.aiemployee.local.outbox;

import dev.aiemployee.local.approve.content.Digest;

/**
 * An execution of this machine that the published vault knows of and the ledger does not.
 *
 * @param number the ledger's number for it, as the note says
 * @param claim under which it was executed; empty once the note is filed
 * @param messageId what to look for on the other side; empty when the note does not say
 */
public record Lost(long number, Digest digest, String claim, String messageId) {
    /** Why its outcome cannot be known, for a person. */
    public static final String REASON =
            "the ledger on this machine is older than the vault, and does not know what became of it";
}
