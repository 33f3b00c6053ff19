package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.retry.Sleeper;
import dev.aiemployee.core.task.AgentName;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a claim desk is made of.
 *
 * @param plans where each claim is written down before its push
 * @param sleeper for the pause after a lost race
 * @param random for nonces and the length of that pause; a secure one in production
 * @param guard what no commit may hold
 */
public record ClaimParts(
        VaultRepository repository,
        RemoteBranch remote,
        OwnCommits own,
        Journal plans,
        AgentName self,
        Clock clock,
        Sleeper sleeper,
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
            Sleeper sleeper,
            RandomGenerator random) {
        this(repository, remote, own, plans, self, clock, sleeper, random, new CommitGuard());
    }
}
