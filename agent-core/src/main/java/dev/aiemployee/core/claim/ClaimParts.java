package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.RemoteBranch;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.task.AgentName;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a claim desk is made of.
 *
 * @param plans where each claim is written down before its push
 * @param random for nonces; a secure one in production
 * @param guard what no commit may hold
 */
public record ClaimParts(
        VaultRepository repository,
        RemoteBranch remote,
        OwnCommits own,
        Journal plans,
        AgentName self,
        Clock clock,
        RandomGenerator random,
        CommitGuard guard) {
    /** With a guard that knows nothing of this machine. */
    public ClaimParts(
            VaultRepository repository,
            RemoteBranch remote,
            OwnCommits own,
            Journal plans,
            AgentName self,
            Clock clock,
            RandomGenerator random) {
        this(repository, remote, own, plans, self, clock, random, new CommitGuard());
    }
}
