package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.ClaimId;

/** What must still be true of a note in {@code In_Progress/} for it to be moved. */
public sealed interface Hold {
    /** It carries this claim id, in this agent's folder. */
    record ByClaim(AgentName owner, ClaimId claim) implements Hold {}

    /** It waits in some agent's folder with {@code status: awaiting_approval}; when it is gone, that is no obstacle. */
    record AwaitingApproval() implements Hold {}
}
