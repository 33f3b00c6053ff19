package dev.aiemployee.local.approve;

import static dev.aiemployee.local.approve.ApprovalNotes.approved;
import static dev.aiemployee.local.approve.ApprovalNotes.content;
import static dev.aiemployee.local.approve.ApprovalNotes.offering;
import static dev.aiemployee.local.approve.ApprovalNotes.outgoing;
import static dev.aiemployee.local.approve.ApprovalNotes.rejected;
import static dev.aiemployee.local.approve.ApprovalNotes.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.retry.RetryPolicy;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.Verdict.Approved;
import dev.aiemployee.local.approve.Verdict.AskAgain;
import dev.aiemployee.local.approve.Verdict.Delayed;
import dev.aiemployee.local.approve.Verdict.LeftUnknown;
import dev.aiemployee.local.approve.Verdict.NotYet;
import dev.aiemployee.local.approve.Verdict.OutcomeLost;
import dev.aiemployee.local.approve.Verdict.PutBack;
import dev.aiemployee.local.approve.Verdict.Refused;
import dev.aiemployee.local.approve.Verdict.Rejected;
import dev.aiemployee.local.approve.Verdict.Revised;
import dev.aiemployee.local.approve.Verdict.Waiting;
import dev.aiemployee.local.approve.Verdict.Withdrawn;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.note.ApprovalReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String PENDING = "Pending_Approval/email/EMAIL_DRAFT_0001.md";
    private static final String APPROVED = "Approved/email/EMAIL_DRAFT_0001.md";
    private static final String FAILED = "Failed/email/EMAIL_DRAFT_0001.md";
    private static final String REJECTED = "Rejected/email/EMAIL_DRAFT_0001.md";
    private static final String IN_PROGRESS = "In_Progress/local/EMAIL_DRAFT_0001.md";

    private static final Handbook KNOWN =
            Handbook.parse("## Contacts\n\n| Name | Address or domain |\n|---|---|\n| Anna | @example.org |\n");

    private Instant stillSince = NOW.minusSeconds(60);
    private boolean foreign;
    private boolean rehearsed;
    private String precedent = "";
    private Handbook handbook = KNOWN;
    private Set<String> warned = Set.of();
    private Conditions.Brakes brakes = new Conditions.Brakes(false, false);
    private Map<ActionType, Integer> room = Map.of(ActionType.SEND_EMAIL, 10);
    private Instant now = NOW;

    @Test
    void aShownNoteWaitsForADecision() {
        assertThat(judge(shown(), PENDING, undecided())).isInstanceOf(NotYet.class);
    }

    @Test
    void aTickAStatusAndADragAreEqualWaysToApprove() {
        Approved yes = new Approved(outgoing(undecided()), Digest.of(outgoing(undecided())));

        assertThat(judge(shown(), PENDING, approved(undecided()))).isEqualTo(yes);
        assertThat(judge(shown(), PENDING, undecided().with("status", "approved")))
                .isEqualTo(yes);
        assertThat(judge(shown(), APPROVED, undecided())).isEqualTo(yes);
    }

    @Test
    void aTickAStatusAndADragAreEqualWaysToReject() {
        assertThat(judge(shown(), PENDING, rejected(undecided(), "too dear"))).isEqualTo(new Rejected("too dear"));
        assertThat(judge(shown(), PENDING, undecided().with("status", "rejected")))
                .isEqualTo(new Rejected(""));
        assertThat(judge(shown(), REJECTED, undecided())).isEqualTo(new Rejected(""));
    }

    @Test
    void yesAndNoAtOnceIsHeld() {
        assertThat(judge(shown(), PENDING, rejected(approved(undecided()), ""))).isInstanceOf(NotYet.class);
        assertThat(judge(shown(), APPROVED, rejected(undecided(), ""))).isInstanceOf(NotYet.class);
        assertThat(judge(shown(), APPROVED, undecided().with("status", "rejected")))
                .isInstanceOf(NotYet.class);
        assertThat(judge(shown(), REJECTED, approved(undecided()))).isInstanceOf(NotYet.class);
        assertThat(judge(shown(), REJECTED, undecided().with("status", "approved")))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void aMisspeltStatusIsHeld() {
        assertThat(judge(shown(), APPROVED, undecided().with("status", "aproved")))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void aNoteThatWasNeverShownIsRefusedHoweverItIsDecided() {
        assertThat(judge(Standing.UNSEEN, APPROVED, undecided())).isInstanceOf(Refused.class);
        assertThat(judge(Standing.UNSEEN, PENDING, approved(undecided()))).isInstanceOf(Refused.class);
        assertThat(judge(Standing.UNSEEN, PENDING, undecided().with("status", "approved")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aRefusedFileIsReportedOnceAndAgainWhenItsBytesChange() {
        Note evil = approved(undecided());
        Standing refused = standing(Step.REFUSED, Digest.of(evil.bytes()), NOW.minusSeconds(60), PastSteps.NONE);

        assertThat(judge(refused, APPROVED, evil)).isInstanceOf(NotYet.class);
        assertThat(judge(refused, APPROVED, evil.with("subject", "other"))).isInstanceOf(Refused.class);
    }

    @Test
    void aNeverShownFileInApprovedThatCannotBeReadIsReported() {
        assertThat(judge(Standing.UNSEEN, APPROVED, undecided().without("to"))).isInstanceOf(Refused.class);
        assertThat(judge(shown(), APPROVED, undecided().without("to"))).isInstanceOf(NotYet.class);
    }

    @Test
    void aDecisionInACommitOfSomebodyElseIsAskedAgain() {
        foreign = true;

        assertThat(judge(shown(), PENDING, approved(undecided()))).isInstanceOf(AskAgain.class);
        assertThat(judge(shown(), PENDING, rejected(undecided(), ""))).isInstanceOf(AskAgain.class);
        assertThat(judge(approvedAt(NOW.minusSeconds(60)), APPROVED, stamped())).isInstanceOf(AskAgain.class);
    }

    @Test
    void aNoteStillBeingTypedDoesNotCount() {
        stillSince = NOW.minusMillis(1999);

        assertThat(judge(shown(), PENDING, approved(undecided()))).isEqualTo(new NotYet("still being edited"));
        assertThat(judge(approvedAt(NOW.minusSeconds(60)), APPROVED, stamped())).isInstanceOf(NotYet.class);
    }

    @Test
    void aFileWhoseNameIsNotItsIdIsHeld() {
        assertThat(judge(shown(), PENDING, approved(undecided()).with("id", "EMAIL_DRAFT_0002")))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void anExpiredApprovalIsNotExecuted() {
        now = Instant.parse("2026-11-27T08:00:00Z");

        assertThat(judge(shown(), PENDING, approved(undecided()))).isInstanceOf(AskAgain.class);
        assertThat(judge(approvedAt(now.minusSeconds(60)), APPROVED, stamped())).isInstanceOf(AskAgain.class);
    }

    @Test
    void whatNobodyDecidesInTimeIsExpiredAndAWeekLaterArchived() {
        now = Instant.parse("2026-11-27T08:00:00Z");
        foreign = true; // as every draft of the cloud's is
        Note expired = undecided().with("status", "expired");

        assertThat(judge(shown(), PENDING, undecided())).isInstanceOf(Verdict.Expired.class);
        assertThat(judge(shown(), PENDING, expired).message()).contains("goes to Archive/ at 2026-12-04T08:00:00Z");
        now = Instant.parse("2026-12-04T08:00:00Z");
        assertThat(judge(shown(), PENDING, expired.with("expired_at", "2026-11-27T08:00:00Z")))
                .isInstanceOf(Verdict.Archived.class);
    }

    @Test
    void theWeekBeforeTheArchiveCountsFromWhenItWasSeenThatADraftIsTooOld() {
        Instant expires = Instant.parse("2026-11-27T08:00:00Z");
        now = Instant.parse("2027-01-15T08:00:00Z"); // back from a long absence
        Instant week = now.plus(Duration.ofDays(7));
        Verdict unseen = new Verdict.Expired(expires, week, false);
        Note expired = undecided().with("status", "expired");

        assertThat(judge(shown(), PENDING, undecided())).isEqualTo(unseen);
        assertThat(judge(shown(), PENDING, expired)).as("of an earlier version").isEqualTo(unseen);
        assertThat(judge(shown(), PENDING, expired.with("expired_at", "2027-03-01T08:00:00Z")))
                .as("seen by a clock that was ahead")
                .isEqualTo(unseen);
        assertThat(judge(shown(), PENDING, expired.with("expired_at", "2026-11-01T08:00:00Z")))
                .as("of an end that was set since")
                .isEqualTo(unseen);
        assertThat(judge(shown(), PENDING, undecided().with("expired_at", "2026-11-28T08:00:00Z")))
                .as("no word of the agent's")
                .isEqualTo(unseen);
        assertThat(judge(shown(), PENDING, expired.with("expired_at", "2027-01-15T07:00:00Z")))
                .isEqualTo(new Verdict.Expired(expires, week.minusSeconds(3600), true));
    }

    @Test
    void aLaterEndMakesAnExpiredDraftADraftAgain() {
        now = Instant.parse("2026-11-28T08:00:00Z");
        Note kept = undecided().with("status", "expired").with("expires", "2026-12-24T08:00:00Z");

        assertThat(judge(shown(), PENDING, kept)).isEqualTo(new Verdict.DraftAgain("waits for your decision"));
        foreign = true;
        assertThat(judge(shown(), PENDING, kept))
                .as("two machines whose clocks differ do not write in turns")
                .isEqualTo(new NotYet("waits for your decision"));
        foreign = false;
        assertThat(judge(shown(), APPROVED, kept)).isInstanceOf(Approved.class);
    }

    @Test
    void aDraftWithoutAnEndNeverExpires() {
        now = Instant.parse("2036-11-28T08:00:00Z");

        assertThat(judge(shown(), PENDING, undecided().without("expires"))).isInstanceOf(NotYet.class);
    }

    @Test
    void aYesGivenInADryRunIsNoneOnceItIsOver() {
        rehearsed = true;
        Standing standing = approvedAt(NOW.minusSeconds(60));

        assertThat(judge(standing, APPROVED, stamped()).message()).contains("DRY_RUN was on");
        brakes = new Conditions.Brakes(false, true);
        assertThat(judge(standing, APPROVED, stamped()).message()).startsWith("dry run");
    }

    @Test
    void aPaymentIsNotTriedAgain() {
        room = Map.of(ActionType.REGISTER_PAYMENT, 10);
        warned = Set.of("new_recipient");
        handbook = limited("100.00");
        Note paid = payment("5.00");
        Digest digest = Digest.of(outgoing(paid));
        PastSteps history = new PastSteps(
                shownWith(warned), Set.of(), refusals(1, NOW.minusSeconds(500)), outgoing(paid), rehearsed);
        Standing refused = standing(Step.REFUSED_BEFORE_SENDING, digest, NOW.minusSeconds(500), history);
        Note claimed = paid.with("status", "executing")
                .with("approval_digest", digest.value())
                .with("ledger_sequence", "7");

        assertThat(judge(refused, IN_PROGRESS, claimed)).isEqualTo(new NotYet("not sent; given up"));
    }

    @Test
    void aRecipientTheOperatorWasNotShownIsAskedAboutOnce() {
        Note edited = approved(undecided().withList("cc", List.of("eve@example.org")));

        assertThat(judge(shown(), PENDING, edited).message())
                .startsWith("it now also goes to eve@example.org;")
                .doesNotContain("domain");
        assertThat(judge(askedAbout(edited), PENDING, edited)).isInstanceOf(Approved.class);
    }

    @Test
    void aRecipientMovedToAnotherDomainIsAskedAboutByName() {
        Note edited = approved(undecided().withList("to", List.of("Anna <anna@examp1e.org>")));

        assertThat(judge(shown(), PENDING, edited).message())
                .contains("it now also goes to anna@examp1e.org - at another domain than before: examp1e.org");
        assertThat(judge(askedAbout(edited), PENDING, edited)).isInstanceOf(Approved.class);
    }

    @Test
    void aStrangerIsAskedAboutOnceWhateverTheNoteSaysOfItself() {
        Note note = approved(undecided());
        warned = Set.of("new_recipient");
        handbook = Handbook.NONE;

        Verdict verdict = judge(shown(), PENDING, note);

        assertThat(verdict).isInstanceOf(AskAgain.class);
        assertThat(verdict.message()).startsWith("anna@example.org is not in your handbook's contacts");
        assertThat(((AskAgain) verdict).doubts()).extracting(Doubt::risk).containsExactly("new_recipient");
        assertThat(judge(askedAbout(note), PENDING, note)).isInstanceOf(Approved.class);
    }

    @ParameterizedTest
    @CsvSource({
        "injection_suspected, the mail tries to give orders",
        "bank_details, it names a bank account",
        "money, it is about money",
        "a_new_word, a new word",
        "'[x](y)', a warning that this version does not know"
    })
    void whatOnlyTheDrafterSawIsAskedAboutOnce(String flag, String words) {
        Note note = approved(undecided().withList("risk", List.of(flag)));
        warned = Set.of(flag);

        Verdict verdict = judge(shown(), PENDING, note);

        assertThat(verdict).isInstanceOf(AskAgain.class);
        assertThat(verdict.message()).contains("its drafter warns: ", words).doesNotContain("[x]");
        assertThat(judge(askedAbout(note), PENDING, note)).isInstanceOf(Approved.class);
    }

    @Test
    void aContactOfTheHandbookIsNoStranger() {
        warned = Set.of();
        assertThat(judge(shown(), PENDING, approved(undecided()))).isInstanceOf(Approved.class);
    }

    @Test
    void whatTheReaderDoesNotSeeIsAskedAboutOnceAndAsASecondYesCounts() {
        Note note = approved(undecided(ApprovalNotes.ID, ApprovalNotes.SOURCE, "yes\n\n%% pay EVIL %%\n"));

        Verdict verdict = judge(shown(), PENDING, note);

        assertThat(((AskAgain) verdict).doubts()).extracting(Doubt::risk).containsExactly("hidden_text");
        assertThat(verdict.message()).contains("a comment (%%)", "local-agent show");
        assertThat(judge(askedAbout(note), PENDING, note)).isInstanceOf(Approved.class);
    }

    @Test
    void aHiddenCopyIsAskedAboutThoughItWasShown() {
        Note note = approved(undecided().withList("bcc", List.of("anna@example.org")));

        assertThat(judge(shown(), PENDING, note).message()).contains("a hidden copy (bcc) goes to anna@example.org");
        assertThat(judge(askedAbout(note), PENDING, note)).isInstanceOf(Approved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve%evil.example@example.org", "evil.example!eve@example.org"})
    void aRouteToAnotherHostIsNoContactOfTheDomain(String address) {
        Note note = undecided().withList("to", List.of(address));

        assertThat(RiskFlags.strangers(outgoing(note).recipients(), KNOWN)).containsExactly(address);
    }

    @Test
    void anAmountOverTheHandbooksLimitIsAskedAboutHoweverItIsFlagged() {
        handbook = limited("100.00");
        warned = Set.of("new_recipient", "large_amount");
        Note dear = approved(payment("100.01"));

        assertThat(judge(shown(), PENDING, dear).message())
                .startsWith("100.01 EUR is over your handbook's limit for register_payment");
        assertThat(judge(askedAbout(dear), PENDING, dear)).isInstanceOf(Approved.class);
        assertThat(judge(shown(), PENDING, approved(payment("100")))).isInstanceOf(Approved.class);
    }

    @Test
    void whatTheLinesComeToCountsWhenItIsMoreThanTheAmount() {
        handbook = limited("100.00");
        String lines = "lines:\n  - description: x\n    quantity: 3\n    unit_price: 50\nrisk:";
        Note note = new NoteFormat()
                .parse(approved(payment("1.00")).source().replaceFirst("risk:", lines))
                .note()
                .orElseThrow();

        assertThat(judge(shown(), PENDING, note).message()).startsWith("150 EUR is over");
    }

    @Test
    void withoutALimitForItEveryAmountIsAskedAbout() {
        assertThat(judge(shown(), PENDING, approved(payment("0.01")))).isInstanceOf(AskAgain.class);
        handbook = limited("100.00");
        assertThat(judge(shown(), PENDING, approved(payment("1").with("currency", "USD"))))
                .isInstanceOf(AskAgain.class);
        assertThat(judge(shown(), PENDING, approved(payment("1").without("amount")))
                        .message())
                .startsWith("it does not say how much");
    }

    @Test
    void anAnswerToOneQuestionIsNoneToAnother() {
        handbook = Handbook.NONE;
        Note note = approved(undecided());
        Standing asked = askedAbout(note);
        precedent = "the same was sent";

        assertThat(judge(asked, PENDING, note).message()).startsWith("the same was sent;");
    }

    @Test
    void whatHappensBetweenTheYesAndTheActIsAskedAboutToo() {
        precedent = "another draft was sent";
        Standing retrying = refusedBefore(1, NOW.minusSeconds(60));

        assertThat(judge(approvedAt(NOW.minusSeconds(60)), APPROVED, stamped())).isInstanceOf(AskAgain.class);
        assertThat(judge(retrying, IN_PROGRESS, executing(retrying))).isInstanceOf(AskAgain.class);
    }

    @Test
    void theSameContentSentBeforeIsAskedAboutOnce() {
        precedent = "the same was sent";
        Note note = approved(undecided());

        assertThat(judge(shown(), PENDING, note))
                .extracting(Verdict::message)
                .asString()
                .startsWith("the same was sent;");
        assertThat(judge(askedAbout(note), PENDING, note)).isInstanceOf(Approved.class);
    }

    @Test
    void anEditedTextIsApprovedAsEdited() {
        Note edited = undecided().withBody(ApprovalNotes.body("No.\n"));

        Verdict verdict = judge(shown(), APPROVED, edited);

        assertThat(verdict).isEqualTo(new Approved(outgoing(edited), Digest.of(outgoing(edited))));
    }

    @Test
    void theUndoWindowIsWaitedFor() {
        Standing standing = approvedAt(NOW.minusSeconds(9));

        assertThat(judge(standing, APPROVED, stamped())).isEqualTo(new Waiting(NOW.plusSeconds(1)));
    }

    @Test
    void afterTheUndoWindowExactlyTheApprovedSnapshotIsCleared() {
        Standing standing = approvedAt(NOW.minusSeconds(10));

        Verdict verdict = judge(standing, APPROVED, stamped());

        assertThat(verdict).isInstanceOf(Cleared.class);
        assertThat(((Cleared) verdict).outgoing()).isEqualTo(outgoing(undecided()));
        assertThat(((Cleared) verdict).digest()).isEqualTo(standing.digest());
        assertThat(((Cleared) verdict).sequence()).isEqualTo(7);
    }

    @Test
    void anEditAfterTheApprovalTakesItBack() {
        Note edited = stamped().withBody(ApprovalNotes.body("No.\n"));

        Verdict verdict = judge(approvedAt(NOW.minusSeconds(60)), APPROVED, edited);

        assertThat(verdict).isInstanceOf(AskAgain.class);
        assertThat(verdict.message()).startsWith("what would be sent was changed after your yes");
    }

    @Test
    void aNewRecipientAfterTheApprovalIsAskedAgain() {
        Note edited = stamped().withList("bcc", List.of("eve@example.org"));

        assertThat(judge(approvedAt(NOW.minusSeconds(60)), APPROVED, edited)).isInstanceOf(AskAgain.class);
    }

    @Test
    void aYesTakenBackIsWithdrawn() {
        Standing standing = approvedAt(NOW.minusSeconds(60));

        assertThat(judge(standing, PENDING, stamped())).isInstanceOf(Withdrawn.class);
        assertThat(judge(standing, APPROVED, stamped().with("status", "pending")))
                .isInstanceOf(Withdrawn.class);
        assertThat(judge(standing, REJECTED, stamped())).isEqualTo(new Rejected(""));
    }

    @Test
    void aWordWrittenSinceTheYesSaysMoreThanThePlace() {
        Standing standing = approvedAt(NOW.minusSeconds(60));
        Note revise = stamped().with("status", "revise").with("reason", "in German");
        Note no = stamped().with("status", "rejected");

        for (String place : List.of(PENDING, APPROVED, REJECTED)) {
            assertThat(judge(standing, place, revise)).isEqualTo(new Revised("in German"));
            assertThat(judge(standing, place, no)).isEqualTo(new Rejected(""));
        }
        assertThat(judge(standing, PENDING, rejected(stamped(), "too dear"))).isEqualTo(new Rejected("too dear"));
    }

    @Test
    void aWordFromElsewhereSinceTheYesOnlyTakesItBack() {
        foreign = true;
        Standing standing = approvedAt(NOW.minusSeconds(60));

        assertThat(judge(standing, PENDING, stamped().with("status", "revise"))).isInstanceOf(Withdrawn.class);
        assertThat(judge(standing, PENDING, stamped().with("status", "rejected")))
                .isInstanceOf(Withdrawn.class);
        assertThat(judge(standing, APPROVED, stamped().with("status", "rejected")))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void aRejectTickedDuringTheUndoWindowStopsIt() {
        assertThat(judge(approvedAt(NOW.minusSeconds(60)), APPROVED, rejected(stamped(), "")))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void withoutItsSnapshotAnApprovalIsAskedAgain() {
        Digest digest = Digest.of(outgoing(undecided()));
        PastSteps lost = new PastSteps(shownWith(warned), Set.of(), RefusedAttempts.NONE, null, rehearsed);
        PastSteps wrong = new PastSteps(
                shownWith(warned),
                Set.of(),
                RefusedAttempts.NONE,
                outgoing(undecided().with("subject", "other")),
                rehearsed);

        assertThat(judge(standing(Step.APPROVED, digest, NOW.minusSeconds(60), lost), APPROVED, stamped()))
                .isInstanceOf(AskAgain.class);
        assertThat(judge(standing(Step.APPROVED, digest, NOW.minusSeconds(60), wrong), APPROVED, stamped()))
                .isInstanceOf(AskAgain.class);
    }

    @Test
    void everyBrakeHolds() {
        Standing standing = approvedAt(NOW.minusSeconds(60));

        brakes = new Conditions.Brakes(true, false);
        assertThat(judge(standing, APPROVED, stamped()).message()).startsWith("paused");
        brakes = new Conditions.Brakes(false, true);
        assertThat(judge(standing, APPROVED, stamped()).message()).startsWith("dry run");
        brakes = new Conditions.Brakes(false, false);
        room = Map.of(ActionType.SEND_EMAIL, 0);
        assertThat(judge(standing, APPROVED, stamped()).message()).contains("limit per hour");
        room = Map.of();
        assertThat(judge(standing, APPROVED, stamped()).message()).contains("send_email");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"APPROVED", "SHOWN", "FAILED", "UNKNOWN"},
            mode = Mode.EXCLUDE)
    void noOtherStepLeadsToSending(Step step) {
        for (String path : List.of(PENDING, APPROVED, REJECTED, "Failed/email/EMAIL_DRAFT_0001.md")) {
            Verdict verdict = judge(withStep(step), path, stamped());

            assertThat(verdict).isNotInstanceOfAny(Cleared.class, Approved.class);
        }
    }

    @Test
    void aClaimWithoutAnAttemptIsPutBack() {
        Standing standing = approvedAt(NOW.minusSeconds(60));

        assertThat(judge(standing, IN_PROGRESS, executing(standing))).isInstanceOf(PutBack.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"UNSEEN", "SHOWN", "WITHDRAWN", "REFUSED", "REJECTED"})
    void anExecutionTheLedgerDoesNotKnowHasAnUnknownOutcome(Step step) {
        assertThat(judge(withStep(step), IN_PROGRESS, executing(withStep(step))))
                .isInstanceOf(OutcomeLost.class);
    }

    @Test
    void anExecutionOfALaterApprovalThanTheLedgerKnowsHasAnUnknownOutcome() {
        Standing standing = approvedAt(NOW.minusSeconds(60));
        Note later = executing(standing).with("ledger_sequence", "99");

        assertThat(judge(standing, IN_PROGRESS, later)).isInstanceOf(OutcomeLost.class);
    }

    @Test
    void anUnknownOutcomeIsNotSentAgainByTheMarksOfTheFirstApproval() {
        Standing unknown = withStep(Step.UNKNOWN);
        Note note = approved(executing(unknown)).with("status", "unknown");

        assertThat(judge(unknown, IN_PROGRESS, note)).isInstanceOf(NotYet.class);
        assertThat(judge(unknown, IN_PROGRESS, note.with("status", "executing")))
                .isInstanceOf(NotYet.class);
        assertThat(judge(unknown, PENDING, note)).isInstanceOf(NotYet.class);
    }

    @Test
    void theOperatorAnswersAnUnknownOutcome() {
        Standing unknown = withStep(Step.UNKNOWN);
        Note note = executing(unknown).with("status", "unknown");

        assertThat(judge(unknown, IN_PROGRESS, note.with("status", "approved"))).isInstanceOf(Approved.class);
        assertThat(judge(unknown, APPROVED, note)).isInstanceOf(Approved.class);
        assertThat(judge(unknown, IN_PROGRESS, note.with("status", "rejected"))).isEqualTo(new LeftUnknown(""));
        assertThat(judge(unknown, REJECTED, note)).isEqualTo(new LeftUnknown(""));
        assertThat(judge(unknown, PENDING, note.with("status", "approved"))).isInstanceOf(Approved.class);
        assertThat(judge(unknown, PENDING, note.with("status", "rejected"))).isEqualTo(new LeftUnknown(""));
        assertThat(judge(unknown, PENDING, note.with("status", "revise"))).isInstanceOf(NotYet.class);
    }

    @Test
    void anUnknownOutcomeCannotBeSentAgainWithAnotherText() {
        Standing unknown = withStep(Step.UNKNOWN);
        Note edited = executing(unknown).with("subject", "other").with("status", "approved");

        assertThat(judge(unknown, IN_PROGRESS, edited)).isInstanceOf(NotYet.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 5", "3, 10", "4, 40", "5, 240", "6, 600", "7, 1800", "8, 1800", "40, 1800"})
    void aTemporaryRefusalIsTriedAgainAfterAGrowingPause(int refusals, long seconds) {
        Standing due = refusedBefore(refusals, NOW.minusSeconds(seconds));
        Standing early = refusedBefore(refusals, NOW.minusSeconds(seconds - 1));

        assertThat(judge(due, IN_PROGRESS, executing(due))).isInstanceOf(Cleared.class);
        assertThat(judge(early, IN_PROGRESS, executing(early)))
                .isEqualTo(new Delayed(early.history().refusals(), NOW.plusSeconds(1)));
    }

    @Test
    void aTemporaryRefusalIsGivenUpADayAfterTheFirstAndAPermanentOneAtOnce() {
        Standing nearly = refusedSince(NOW.minus(Duration.ofHours(24)).plusSeconds(1), 55);
        Standing over = refusedSince(NOW.minus(Duration.ofHours(24)), 55);
        Standing never = refusedSince(NOW.minusSeconds(9000), RefusedAttempts.PERMANENT);

        assertThat(judge(nearly, IN_PROGRESS, executing(nearly))).isInstanceOf(Cleared.class);
        assertThat(judge(over, IN_PROGRESS, executing(over))).isEqualTo(new NotYet("not sent; given up"));
        assertThat(judge(never, IN_PROGRESS, executing(never))).isEqualTo(new NotYet("not sent; given up"));
    }

    @Test
    void aClockThatWasSetBackHoldsNothingUp() {
        Standing standing = refusedBefore(1, NOW.plusSeconds(7200));

        assertThat(judge(standing, IN_PROGRESS, executing(standing))).isInstanceOf(Cleared.class);
    }

    @Test
    void aYesCanBeTakenBackAndBecomeANoWhileItWaitsForItsNextAttempt() {
        Standing standing = refusedBefore(1, NOW.minusSeconds(60));
        Note note = executing(standing);

        assertThat(judge(standing, IN_PROGRESS, note.with("status", "pending"))).isInstanceOf(Withdrawn.class);
        assertThat(judge(standing, PENDING, note)).isInstanceOf(Withdrawn.class);
        assertThat(judge(standing, IN_PROGRESS, note.with("status", "rejected")))
                .isEqualTo(new Rejected(""));
        assertThat(judge(standing, REJECTED, note)).isEqualTo(new Rejected(""));
        assertThat(judge(standing, IN_PROGRESS, rejected(note, ""))).isEqualTo(new Rejected(""));
        assertThat(judge(standing, IN_PROGRESS, note.with("status", "revise"))).isInstanceOf(Revised.class);
        assertThat(judge(standing, PENDING, note.with("status", "revise"))).isInstanceOf(Revised.class);
        assertThat(judge(standing, PENDING, note.with("status", "rejected"))).isEqualTo(new Rejected(""));
        assertThat(judge(standing, IN_PROGRESS, rejected(approved(note), "")))
                .as("yes and no at once")
                .isInstanceOf(NotYet.class);
        assertThat(judge(standing, IN_PROGRESS, note.with("status", "approved")))
                .as("yes once more")
                .isInstanceOf(Cleared.class);
    }

    @Test
    void aNoFromElsewhereWhileItWaitsIsAskedAbout() {
        foreign = true;
        Standing standing = refusedBefore(1, NOW.minusSeconds(60));
        Note note = executing(standing);

        assertThat(judge(standing, IN_PROGRESS, note.with("status", "rejected")))
                .isInstanceOf(AskAgain.class);
        assertThat(judge(standing, IN_PROGRESS, rejected(note, ""))).isInstanceOf(AskAgain.class);
        assertThat(judge(standing, REJECTED, note)).isInstanceOf(AskAgain.class);
    }

    @Test
    void aNoteChangedBetweenTwoAttemptsIsAskedAgain() {
        Standing standing = refusedBefore(1, NOW.minusSeconds(60));
        Note note = executing(standing);

        assertThat(judge(standing, IN_PROGRESS, note.with("subject", "other"))).isInstanceOf(AskAgain.class);
        assertThat(judge(standing, IN_PROGRESS, note.with("ledger_sequence", "9")))
                .isInstanceOf(AskAgain.class);
    }

    @Test
    void aFailedOneMayBeApprovedAgainUnchanged() {
        Standing failed = withStep(Step.FAILED);

        Note note = executing(failed).with("status", "failed");

        assertThat(judge(failed, APPROVED, note)).isInstanceOf(Approved.class);
        assertThat(judge(failed, APPROVED, note.with("subject", "other"))).isInstanceOf(NotYet.class);
        assertThat(judge(failed, REJECTED, note)).isEqualTo(new Rejected(""));
    }

    @Test
    void aFailedOneIsAnsweredByItsStatusWhereItLies() {
        Standing failed = withStep(Step.FAILED);
        Note note = approved(executing(failed)).with("status", "failed");

        assertThat(judge(failed, FAILED, note)).as("the tick is the old one").isInstanceOf(NotYet.class);
        assertThat(judge(failed, FAILED, note.with("status", "approved"))).isInstanceOf(Approved.class);
        assertThat(judge(failed, FAILED, note.with("status", "rejected"))).isEqualTo(new Rejected(""));
        assertThat(judge(failed, FAILED, note.with("status", "revise"))).isEqualTo(new Revised(""));
        assertThat(judge(failed, FAILED, stamped()))
                .as("the note from before the claim")
                .isInstanceOf(NotYet.class);
        assertThat(judge(failed, PENDING, note)).as("moved back without a word").isInstanceOf(NotYet.class);
        assertThat(judge(failed, PENDING, note.with("status", "approved"))).isInstanceOf(Approved.class);
        assertThat(judge(failed, PENDING, note.with("status", "rejected"))).isEqualTo(new Rejected(""));
        assertThat(judge(failed, PENDING, note.with("status", "revise"))).isEqualTo(new Revised(""));
        assertThat(judge(failed, PENDING, stamped().with("status", "approved")))
                .as("the note from before the claim")
                .isInstanceOf(NotYet.class);
    }

    @Test
    void theNoteFromBeforeTheClaimIsNoNewAnswer() {
        assertThat(judge(withStep(Step.UNKNOWN), APPROVED, stamped())).isInstanceOf(NotYet.class);
        assertThat(judge(withStep(Step.FAILED), APPROVED, stamped())).isInstanceOf(NotYet.class);
        assertThat(judge(refusedBefore(1, NOW.minusSeconds(60)), APPROVED, stamped()))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void anAnswerToAnUnknownOutcomeFromElsewhereDoesNotCount() {
        foreign = true;
        Standing unknown = withStep(Step.UNKNOWN);
        Note note = executing(unknown).with("status", "approved");

        assertThat(judge(unknown, IN_PROGRESS, note)).isInstanceOf(NotYet.class);
        assertThat(judge(unknown, APPROVED, note)).isInstanceOf(NotYet.class);
    }

    @Test
    void whatWasSentHasNoWayBackToSending() {
        Set<Step> reached = EnumSet.of(Step.SENT);
        for (int i = 0; i < Step.values().length; i++) {
            Set<Step> further = EnumSet.copyOf(reached);
            reached.forEach(step -> further.addAll(step.next()));
            reached = further;
        }

        assertThat(reached).containsExactlyInAnyOrder(Step.SENT, Step.CLOSED);
    }

    @Test
    void nothingIsSentWithoutHavingBeenShownAndApprovedOrAnsweredByTheOperator() {
        for (Step step : Step.values()) {
            if (step.next().contains(Step.SENDING)) {
                assertThat(step).isIn(Step.INTENT, Step.REFUSED_BEFORE_SENDING);
            }
            if (step.next().contains(Step.INTENT)) {
                assertThat(step).isEqualTo(Step.APPROVED);
            }
            if (step.next().contains(Step.APPROVED)) {
                assertThat(step).isIn(Step.SHOWN, Step.APPROVED, Step.INTENT, Step.FAILED, Step.UNKNOWN);
            }
        }
    }

    @Test
    void aNoteRejectedElsewhereIsNoAlarm() {
        assertThat(judge(Standing.UNSEEN, REJECTED, undecided().with("status", "rejected")))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void whatIsScheduledDoesNotLeaveBeforeItsTime() {
        Note scheduled =
                undecided().with("scheduled_for", "2026-11-20T10:00:00Z").with("status", "approved");
        PastSteps history = new PastSteps(
                new PastSteps.Shown(outgoing(scheduled).reach(), warned),
                Set.of(),
                RefusedAttempts.NONE,
                outgoing(scheduled),
                rehearsed);
        Standing standing = standing(Step.APPROVED, Digest.of(outgoing(scheduled)), NOW.minusSeconds(60), history);

        Verdict early = judge(standing, APPROVED, scheduled);
        now = Instant.parse("2026-11-20T10:00:00Z");

        assertThat(early).isEqualTo(new Waiting(now));
        assertThat(judge(standing, APPROVED, scheduled)).isInstanceOf(Cleared.class);
    }

    @Test
    void aTimeThatIsOverDoesNotShortenTheUndoWindow() {
        Note scheduled =
                undecided().with("scheduled_for", "2026-11-19T10:00:00Z").with("status", "approved");
        PastSteps history = new PastSteps(
                new PastSteps.Shown(outgoing(scheduled).reach(), warned),
                Set.of(),
                RefusedAttempts.NONE,
                outgoing(scheduled),
                rehearsed);
        Standing standing = standing(Step.APPROVED, Digest.of(outgoing(scheduled)), NOW, history);

        assertThat(judge(standing, APPROVED, scheduled)).isEqualTo(new Waiting(NOW.plusSeconds(10)));
    }

    @Test
    void anotherPlaceThanTheOneShownIsAskedAbout() {
        Note elsewhere = undecided().with("status", "approved").with("chat", "Eve");

        assertThat(judge(shown(), PENDING, elsewhere))
                .extracting(Verdict::message)
                .isEqualTo("it now also goes to chat Eve; look again, then decide again");
    }

    @Test
    void aTimeAfterItHasExpiredIsNotUnderstood() {
        Note never = approved(undecided()).with("scheduled_for", "2127-12-01T09:00:00Z");

        Verdict verdict = judge(shown(), PENDING, never);

        assertThat(verdict).isInstanceOf(NotYet.class);
        assertThat(((NotYet) verdict).unclear()).isTrue();
        assertThat(verdict.message())
                .startsWith("scheduled_for: 2127-12-01T09:00:00Z comes when it has expired, at 2026-11-27T08:00:00Z");
        assertThat(judge(shown(), PENDING, never.with("expires", "2128-01-01T00:00:00Z")))
                .isInstanceOf(Approved.class);
    }

    @Test
    void aTickOfToAllIsAskedAboutOnceWhoeverSetIt() {
        Note ticked = offering(approved(undecided()), true, "tom@example.org");
        Standing shownSo = standing(
                Step.SHOWN,
                Digest.of(outgoing(ticked)),
                NOW.minusSeconds(60),
                new PastSteps(
                        new PastSteps.Shown(outgoing(ticked).reach(), warned),
                        Set.of(),
                        RefusedAttempts.NONE,
                        null,
                        false));

        for (Standing standing : List.of(shown(), shownSo)) {
            assertThat(judge(standing, PENDING, ticked))
                    .isInstanceOf(AskAgain.class)
                    .extracting(Verdict::message)
                    .isEqualTo(
                            "`To all` is ticked, so a copy also goes to tom@example.org; look again, then decide again");
        }
        assertThat(judge(askedAbout(ticked), PENDING, ticked)).isInstanceOf(Approved.class);
        assertThat(judge(askedAbout(ticked), PENDING, offering(approved(undecided()), true, "cy@example.org")))
                .isInstanceOf(AskAgain.class);
    }

    @Test
    void aTickOfToAllAfterTheYesTakesItBack() {
        Standing standing = approvedAt(NOW.minusSeconds(60));

        assertThat(judge(standing, APPROVED, offering(stamped(), false, "tom@example.org")))
                .isInstanceOf(Cleared.class);
        assertThat(judge(standing, APPROVED, offering(stamped(), true, "tom@example.org")))
                .isInstanceOf(AskAgain.class)
                .extracting(Verdict::message)
                .asString()
                .startsWith("what would be sent was changed after your yes; `To all` is ticked");
    }

    private Verdict judge(Standing standing, String path, Note note) {
        Sighting.OnDisk file = new Sighting.OnDisk(
                Digest.of(note.bytes()), stillSince, foreign ? Sighting.Origin.FOREIGN : Sighting.Origin.HERE);
        Sighting sighting =
                new Sighting(new VaultPath(path), ApprovalReader.read(note, AttachedFiles.NONE, ZoneOffset.UTC), file);
        Pace pace = new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                new Pace.Retries(RetryPolicy.SENDING.delays(), Duration.ofHours(24)));
        if (stillSince.isAfter(now)) {
            throw new AssertionError("a file from the future");
        }
        return ApprovalRules.judge(
                new Situation(new TaskId("EMAIL_DRAFT_0001"), standing, sighting, new Background(handbook, precedent)),
                new Conditions(now, pace, brakes, room));
    }

    private Standing shown() {
        return withStep(Step.SHOWN);
    }

    /** The operator was shown the draft, decided as in the note, was asked again, and sees the same content once more. */
    private Standing askedAbout(Note edited) {
        Outgoing outgoing = content(edited).outgoing();
        Digest digest = Digest.of(outgoing);
        Set<Digest> asked = ((AskAgain) judge(shown(), PENDING, edited))
                .doubts().stream().map(doubt -> doubt.about(digest)).collect(Collectors.toSet());
        PastSteps history = new PastSteps(
                new PastSteps.Shown(outgoing.recipients().addresses(), warned),
                asked,
                RefusedAttempts.NONE,
                null,
                rehearsed);
        return standing(Step.SHOWN, digest, NOW.minusSeconds(60), history);
    }

    private static Handbook limited(String limit) {
        return Handbook.parse("## Contacts\n\n| Name | Address or domain |\n|---|---|\n| Anna | @example.org |\n\n"
                + "## Limits\n\n| Action | Limit | Currency | Note |\n|---|---|---|---|\n| register_payment | " + limit
                + " | EUR | |\n");
    }

    private static Note payment(String amount) {
        return undecided()
                .with("action", "register_payment")
                .with("amount", amount)
                .with("currency", "EUR");
    }

    private Standing approvedAt(Instant at) {
        return standing(Step.APPROVED, Digest.of(outgoing(undecided())), at, history(RefusedAttempts.NONE));
    }

    private Standing refusedBefore(int times, Instant at) {
        return standing(
                Step.REFUSED_BEFORE_SENDING, Digest.of(outgoing(undecided())), at, history(refusals(times, at)));
    }

    /** Refused last long enough ago for the next attempt. */
    private Standing refusedSince(Instant first, int times) {
        return standing(
                Step.REFUSED_BEFORE_SENDING,
                Digest.of(outgoing(undecided())),
                NOW.minusSeconds(1800),
                history(refusals(times, first)));
    }

    private static RefusedAttempts refusals(int times, Instant since) {
        return new RefusedAttempts(times, since, "451 later", false);
    }

    private Standing withStep(Step step) {
        return standing(step, Digest.of(outgoing(undecided())), NOW.minusSeconds(60), history(RefusedAttempts.NONE));
    }

    private PastSteps history(RefusedAttempts refusals) {
        return new PastSteps(shownWith(warned), Set.of(), refusals, outgoing(undecided()), rehearsed);
    }

    private static PastSteps.Shown shownWith(Set<String> risk) {
        return new PastSteps.Shown(Set.of("anna@example.org"), risk);
    }

    private static Standing standing(Step step, Digest digest, Instant at, PastSteps history) {
        return new Standing(step, digest, at, 7, history);
    }

    /** As it lies in Approved/ once the yes is recorded. */
    private static Note stamped() {
        return undecided().with("status", "approved");
    }

    private static Note executing(Standing standing) {
        return undecided()
                .with("status", "executing")
                .with("approval_digest", standing.digest().value())
                .with("ledger_sequence", Long.toString(standing.sequence()));
    }
}
