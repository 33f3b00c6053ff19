package dev.aiemployee.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void anApprovalsTextsHaveALengthInCharactersAsAPersonSeesThem() {
        assertThat(approval("\ud83d\ude00".repeat(60), "\ud83d\ude00".repeat(100))
                        .status())
                .isEqualTo(ApprovalStatus.PENDING);
        assertThatIllegalArgumentException().isThrownBy(() -> approval("x".repeat(61), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> approval("x", "y".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> approval(" ", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> approval("a\nb", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> approval("a", "b\u2028c"));
    }

    @Test
    void anyTextGivesATitleAndAPreview() {
        assertThat(Approval.title(" Re:\r\n\t offer ")).isEqualTo("Re: offer");
        assertThat(Approval.title("\ud83d\ude00".repeat(61))).isEqualTo("\ud83d\ude00".repeat(59) + "\u2026");
        assertThat(approval(Approval.title("a ".repeat(90)), Approval.preview("b ".repeat(90))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A.md",
                "/Pending_Approval/email/A.md",
                "Pending_Approval/email/B.md",
                "Pending_Approval/email/xA.md"
            })
    void anApprovalLiesUnderItsId(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Approval(new TaskId("A"), Category.WORK, "t", "p", NOW, ApprovalStatus.PENDING, path));
    }

    @ParameterizedTest
    @EnumSource(ApprovalStatus.class)
    void noApprovalSkipsAStep(ApprovalStatus next) {
        Approval pending = approval("t", "p");

        if (List.of("APPROVED", "REJECTED", "REVISE", "EXPIRED", "WITHDRAWN").contains(next.name())) {
            assertThat(pending.become(next, "Approved/email/A.md").status()).isEqualTo(next);
        } else {
            assertThatIllegalStateException().isThrownBy(() -> pending.become(next, "Approved/email/A.md"));
        }
    }

    private static Approval approval(String title, String preview) {
        return new Approval(
                new TaskId("A"),
                Category.WORK,
                title,
                preview,
                NOW,
                ApprovalStatus.PENDING,
                "Pending_Approval/email/A.md");
    }
}
