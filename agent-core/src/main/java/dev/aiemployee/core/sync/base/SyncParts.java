package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.retry.Sleeper;
import dev.aiemployee.core.vault.OwnWrites;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a sync engine is made of.
 *
 * @param quiet how long a file must rest before it is synced, and how far apart two walks must be that prove a deletion; zero
 *     or more
 * @param ownWrites what this process writes into the vault besides; such files need no rest
 * @param random for the pause after a lost race only
 * @param authors whose keys signed a commit; {@link Authors#ANYBODY} where no keys are known
 * @param seam told of the steps of an apply; {@link ApplySeam#NONE} in production
 * @param watch narrows the walks over the vault; {@link Watch#NONE} walks always
 */
public record SyncParts(
        VaultRepository repository,
        RemoteBranch remote,
        OwnCommits own,
        Identity self,
        CommitRules rules,
        Clock clock,
        Sleeper sleeper,
        Duration quiet,
        OwnWrites ownWrites,
        RandomGenerator random,
        ApplySeam seam,
        Authors authors,
        Watch watch) {
    /** The same with other rules. */
    public SyncParts with(CommitRules others) {
        return new SyncParts(
                repository, remote, own, self, others, clock, sleeper, quiet, ownWrites, random, seam, authors, watch);
    }
}
