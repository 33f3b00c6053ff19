package dev.aiemployee.core.claim;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Optional;

/**
 * A task that some agent owns.
 *
 * @param claim what its note says
 * @param path where it lies, below {@code In_Progress/}
 */
public record HeldTask(TaskId task, AgentName owner, Claim claim, VaultPath path) {
    /**
     * What a held note says of its claim, as written; empty where it says nothing.
     *
     * @param id the claim's nonce
     * @param at when, ISO-8601, by the owner's clock
     */
    public record Claim(String id, String at, String status) {
        /** What this note says; nothing when it cannot be read. */
        public static Claim of(Optional<Note> note) {
            return new Claim(
                    note.flatMap(found -> found.text("claim_id")).orElse(""),
                    note.flatMap(found -> found.text("claimed_at")).orElse(""),
                    note.flatMap(found -> found.text("status")).orElse(""));
        }
    }

    public String claimId() {
        return claim.id();
    }

    /** Whether its owner is at work on it and nothing else: it waits for nobody's decision and executes nothing. */
    public boolean isWork() {
        return claim.status().equals(TaskStatus.IN_PROGRESS.word());
    }
}
