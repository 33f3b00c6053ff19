package dev.aiemployee.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what is under way at this moment is called so; what waits says for what. */
class QueuedStateTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APPROVED | paused | does not leave yet: paused",
                "REFUSED_BEFORE_SENDING | paused | does not leave yet: paused",
                "REFUSED_BEFORE_SENDING | dry run | does not leave yet: dry run",
                "APPROVED | the Git server is away | does not leave yet: the Git server is away",
                "REFUSED_BEFORE_SENDING | the Git server is away | does not leave yet: the Git server is away",
                "REFUSED_BEFORE_SENDING | " + ApprovalRules.LIMIT + " | does not leave yet: " + ApprovalRules.LIMIT,
                "REFUSED_BEFORE_SENDING | " + ApprovalRules.GIVEN_UP + " | not sent: 550 no",
                "SENDING | being executed | being sent",
                "INTENT | being executed | being sent"
            })
    void whatDoesNotLeaveIsNotCalledBeingSent(Step step, String message, String words) {
        QueueState state = QueuedState.of(new Verdict.NotYet(message), step, "550 no", "");

        assertThat(state.words(new QueueTime(ZoneOffset.UTC), NOON)).isEqualTo(words);
    }
}
