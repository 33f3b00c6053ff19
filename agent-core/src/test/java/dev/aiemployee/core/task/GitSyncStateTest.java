package dev.aiemployee.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitSyncStateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SYNCED, 0, true", "SYNCED, 1, false", "DIVERGED, 0, true", "DIVERGED, 1, false",
        "CONFLICT, 0, false", "CONFLICT, 1, true", "OFFLINE, 0, true", "OFFLINE, 2, true"
    })
    void aCloneIsInConflictExactlyWhenConflictsArePending(SyncStatus status, int conflicts, boolean allowed) {
        if (allowed) {
            assertThat(state(status, conflicts).status()).isEqualTo(status);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> state(status, conflicts));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SYNCED, DIVERGED, true",
        "SYNCED, CONFLICT, false",
        "SYNCED, OFFLINE, true",
        "SYNCED, SYNCED, true",
        "DIVERGED, SYNCED, true",
        "DIVERGED, CONFLICT, true",
        "DIVERGED, OFFLINE, true",
        "CONFLICT, SYNCED, true",
        "CONFLICT, DIVERGED, false",
        "CONFLICT, OFFLINE, true",
        "CONFLICT, CONFLICT, true",
        "OFFLINE, SYNCED, true",
        "OFFLINE, DIVERGED, false",
        "OFFLINE, CONFLICT, true"
    })
    void aCloneGoesStepByStep(SyncStatus from, SyncStatus to, boolean allowed) {
        GitSyncState state = state(from, from == SyncStatus.CONFLICT ? 1 : 0);
        GitSyncState.Backlog left =
                new GitSyncState.Backlog(to == SyncStatus.CONFLICT ? 1 : 0, List.of(".env"), List.of());

        if (allowed) {
            assertThat(state.become(to, "cloud-2", left))
                    .isEqualTo(new GitSyncState("cloud-2", to, state.tips(), state.times(), left));
        } else {
            assertThatIllegalStateException().isThrownBy(() -> state.become(to, "cloud-2", left));
        }
    }

    @ParameterizedTest
    @CsvSource({"SYNCED, CONFLICT", "CONFLICT, DIVERGED", "OFFLINE, DIVERGED", "CONFLICT, SYNCED", "DIVERGED, DIVERGED"
    })
    void oneCycleMayTakeTwoSteps(SyncStatus from, SyncStatus to) {
        GitSyncState state = state(from, from == SyncStatus.CONFLICT ? 1 : 0);
        GitSyncState.Backlog left =
                new GitSyncState.Backlog(to == SyncStatus.CONFLICT ? 1 : 0, List.of(), List.of("a.md"));

        GitSyncState reached = state.reach(to, "cloud-2", left);

        assertThat(reached).isEqualTo(new GitSyncState("cloud-2", to, state.tips(), state.times(), left));
    }

    @Test
    void aSyncStateHasANameAndCountsFromZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GitSyncState.Backlog(-1, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GitSyncState(
                        " ",
                        SyncStatus.SYNCED,
                        new GitSyncState.Tips(null, null),
                        new GitSyncState.Times(null, null),
                        GitSyncState.Backlog.NONE));
    }

    private static GitSyncState state(SyncStatus status, int conflicts) {
        return new GitSyncState(
                "cloud-1",
                status,
                new GitSyncState.Tips(null, new CommitId("0".repeat(40))),
                new GitSyncState.Times(NOW, null),
                new GitSyncState.Backlog(conflicts, List.of(), List.of()));
    }
}
