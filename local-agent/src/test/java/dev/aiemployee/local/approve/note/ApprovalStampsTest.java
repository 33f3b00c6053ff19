package dev.aiemployee.local.approve.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.local.approve.ApprovalNotes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalStampsTest {
    private static final String TOKEN = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";
    private static final String WHY = "it says " + TOKEN + " to a stranger";
    private static final Note NOTE = ApprovalNotes.undecided();

    @ParameterizedTest
    @MethodSource("stamped")
    void aReasonCarriesNoSecretIntoTheVault(Note stamped) {
        assertThat(stamped.source()).doesNotContain(TOKEN).contains("it says [masked", "to a stranger");
    }

    static Stream<Note> stamped() {
        return Stream.of(
                ApprovalStamps.rejected(NOTE, WHY),
                ApprovalStamps.revised(NOTE, WHY),
                ApprovalStamps.answered(NOTE, ApprovalStatus.REJECTED, WHY),
                ApprovalStamps.undecided(NOTE, WHY, List.of(), Instant.EPOCH));
    }
}
