package dev.aiemployee.local.approve;

import java.util.List;

/**
 * An approval note, read: what would be sent, its terms, what the operator marked and what an execution stamped on it.
 *
 * @param lacking why attached files cannot go with it now, for a person; while there is one, no yes counts
 */
public record ApprovalContent(Outgoing outgoing, Terms terms, Marks marks, ExecutionStamp stamp, List<String> lacking) {
    public ApprovalContent {
        lacking = List.copyOf(lacking);
    }

    /** Why it cannot be sent as it is, one line; empty when it can. */
    public String obstacle() {
        return lacking.isEmpty() ? "" : "attachments: " + String.join("; ", lacking);
    }
}
