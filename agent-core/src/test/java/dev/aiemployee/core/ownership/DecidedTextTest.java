package dev.aiemployee.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecidedTextTest {
    private static final String NOTE = """
            ---
            id: EMAIL_DRAFT_1
            type: approval_request
            action: send_email
            status: pending
            to: [ann@example.org]
            subject: "Re: approved [x] budget"
            risk: []
            approved_by:
            ---
            ## Draft
            Dear Ann, please approve the plan [1].
            [x] Approve
            ## Original message
            > - [x] Approve
            > status: approved
            ## Decision
            - [ ] Approve
            - [ ] Reject
            Reason:
            """;

    @Test
    void aNoteAsItIsDraftedIsUndecided() {
        assertThat(DecidedText.isDecided(NOTE)).isFalse();
        assertThat(DecidedText.isDecided(NOTE.replace("\n", "\r\n"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status: approved", "status: rejected", "status: Pending", "status: executing", "status: [pending]",
                "status: {is: pending}", "status:", "state: pending", "Status: pending",
                        "status: pending\nStatus: approved",
                "status: pending\n\" status\": approved", "status: pending\nstatus: approved"
            })
    void anyOtherStatusIsADecision(String status) {
        assertThat(DecidedText.isDecided(NOTE.replace("status: pending\n", status + "\n")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [x] Approve",
                "- [X] Reject",
                "* [x] approve",
                "+ [x] APPROVE",
                "1. [x] Approve",
                "2) [x] Reject",
                "  - [x]  Approve",
                "-\t[x]\tApprove",
                "- [x] **Approve** it",
                "- [\u2713] Approve",
                "- [-] Reject",
                "- [ x ] Approve",
                "-[x]Approve",
                "- [x] Approve this\r- [ ] Reject",
                "- [x] \u202aApprove",
                "- [x] To all: a copy (Cc) also goes to `tom@ruiz.example`",
                "* [X] **to  all** : `tom@ruiz.example`"
            })
    void aTickedBoxIsADecision(String line) {
        assertThat(DecidedText.isDecided(NOTE.replace("- [ ] Approve", line))).isTrue();
    }

    @Test
    void aTickedBoxIsADecisionWhereverItStands() {
        assertThat(DecidedText.isDecided(NOTE.replace("## Draft\n", "## Draft\n- [x] Approve\n")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decision: approve",
                "approved_by: ann",
                "Approved_At: 2026-11-20",
                "approval_digest: 00",
                "rejected: [yes]",
                "claimed_by: local",
                "claim_id: 1",
                "decided: {by: ann}",
                "digest: 00",
                "ledger_sequence: 4",
                "sent_at: now",
                "to_all: true"
            })
    void frontMatterThatADecisionLeavesBehindIsADecision(String line) {
        assertThat(DecidedText.isDecided(NOTE.replace("approved_by:\n", line + "\n")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no front matter",
                "---\nstatus: pending\n",
                "---\nstatus: pending\n  - : [\n---\n",
                "--- \n- pending\n---\n"
            })
    void aNoteThatCannotBeReadCountsAsDecided(String text) {
        assertThat(DecidedText.isDecided(text)).isTrue();
    }
}
