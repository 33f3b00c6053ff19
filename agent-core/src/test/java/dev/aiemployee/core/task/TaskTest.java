package dev.aiemployee.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AgentName CLOUD = new AgentName("cloud");

    @Test
    void aTaskIsOwnedExactlyWhileItIsWorkedOn() {
        Claim claim = new Claim(CLOUD, new ClaimId("0".repeat(32)), NOW);
        Task free = Task.free(new TaskId("A"), sorting("email"), NOW);

        Task claimed = free.claimed(claim);

        assertThat(claimed.awaitingApproval().done().claim()).isNull();
        assertThat(claimed.released("gone").tries()).isEqualTo(new Tries(1, "gone"));
    }

    @Test
    void aTaskMakesNoOtherStep() {
        Claim claim = new Claim(CLOUD, new ClaimId("0".repeat(32)), NOW);
        Task free = Task.free(new TaskId("A"), sorting("email"), NOW);
        Task claimed = free.claimed(claim);

        assertThatIllegalStateException().isThrownBy(() -> claimed.claimed(claim));
        assertThatIllegalStateException().isThrownBy(free::done);
        assertThatIllegalStateException().isThrownBy(free::awaitingApproval);
        assertThatIllegalStateException()
                .isThrownBy(() -> claimed.awaitingApproval().released("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Task(free.id(), free.sorting(), TaskStatus.IN_PROGRESS, NOW, Tries.NONE, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Task(free.id(), free.sorting(), TaskStatus.NEEDS_ACTION, NOW, Tries.NONE, claim));
    }

    @Test
    void aTaskThatCameBackSaysWhy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tries(1, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tries(0, "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tries(-1, "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> sorting("E-Mail"));
    }

    private static Sorting sorting(String type) {
        return new Sorting(type, Domain.EMAIL, Priority.HIGH, Category.WORK);
    }
}
