package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;

/**
 * A task that some agent owns, as the remote's tip says.
 *
 * @param claimId the claim's nonce as written in the note; empty when the note has none
 * @param claimedAt when, ISO-8601, as written in the note; empty when the note has none
 */
public record HeldTask(TaskId task, AgentName owner, String claimId, String claimedAt, VaultPath path) {}
