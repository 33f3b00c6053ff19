package dev.aiemployee.local.approve.note;

import dev.aiemployee.local.approve.content.Outgoing;
import java.util.List;

/**
 * An approval note, read: what would be sent, its terms, what the operator marked and what an execution stamped on it.
 *
 * @param lacking why attached files cannot go with it now, for a person; while there is one, no yes counts
 * @param hidden what would be sent and is not shown to a reader of the note, for a person
 */
public record ApprovalContent(
        Outgoing outgoing, Terms terms, Marks marks, ExecutionStamp stamp, List<String> lacking, List<String> hidden) {
    public ApprovalContent {
        lacking = List.copyOf(lacking);
        hidden = List.copyOf(hidden);
    }

    /** All of it is before the reader's eyes. */
    public ApprovalContent(Outgoing outgoing, Terms terms, Marks marks, ExecutionStamp stamp, List<String> lacking) {
        this(outgoing, terms, marks, stamp, lacking, List.of());
    }

    /** Why it cannot be sent as it is, one line; empty when it can. */
    public String obstacle() {
        return lacking.isEmpty() ? "" : "attachments: " + String.join("; ", lacking);
    }
}
