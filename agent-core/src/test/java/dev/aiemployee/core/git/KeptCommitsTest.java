package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.task.CommitId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty days for the originals of commits that are published flattened. */
class KeptCommitsTest {
    private final MovingClock clock = new MovingClock(TwoAgents.NOON);

    @TempDir
    Path folder;

    private VaultRepository repository;
    private CommitId commit;

    @BeforeEach
    void start() {
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        ObjectBase objects = repository.objects();
        commit = objects.commit(objects.writeTree(null, Map.of()), null, "mine", "operator", TwoAgents.NOON);
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void aKeptCommitGoesAfterThirtyDaysAndNotBefore() {
        repository.kept(clock).keep(commit);

        clock.advance(Duration.ofDays(30));
        repository.kept(clock).prune();
        assertThat(refs()).contains("refs/agents/kept/2026-11-20/" + commit);

        clock.advance(Duration.ofDays(1));
        repository.kept(clock).prune();
        assertThat(refs()).isEmpty();
    }

    @Test
    void aRefWithoutADayBeginsItsThirtyDaysWhenItIsFirstSeen() {
        repository.refs().set(LocalRefs.KEPT + commit, commit);

        repository.kept(clock).prune();
        assertThat(refs()).isEqualToIgnoringNewLines("refs/agents/kept/2026-11-20/" + commit);

        clock.advance(Duration.ofDays(31));
        repository.kept(clock).prune();
        assertThat(refs()).isEmpty();
    }

    @Test
    void packedRefsKeepTheirDay() {
        repository.kept(clock).keep(commit);
        new NativeGit(repository.vault()).run("pack-refs", "--all", "--prune");

        clock.advance(Duration.ofDays(31));
        repository.kept(clock).prune();

        assertThat(refs()).isEmpty();
    }

    private String refs() {
        return new NativeGit(repository.vault()).run("for-each-ref", "--format=%(refname)", "refs/agents/kept");
    }
}
