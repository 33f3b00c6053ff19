package dev.aiemployee.local.desk;

import static dev.aiemployee.local.desk.DeskRig.APPROVED;
import static dev.aiemployee.local.desk.DeskRig.DONE;
import static dev.aiemployee.local.desk.DeskRig.FAILED;
import static dev.aiemployee.local.desk.DeskRig.IN_PROGRESS;
import static dev.aiemployee.local.desk.DeskRig.PENDING;
import static dev.aiemployee.local.desk.DeskRig.REJECTED;
import static dev.aiemployee.local.desk.DeskRig.SOURCE_DONE;
import static dev.aiemployee.local.desk.DeskRig.SOURCE_HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Cleared;
import dev.aiemployee.local.approve.Conditions;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.execute.SendOutcome;
import dev.aiemployee.local.outbox.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P5 and P6 over real repositories: nothing leaves without the operator's yes, and nothing leaves twice. */
class LocalDeskTest {
    @TempDir
    private Path folder;

    private DeskRig rig;

    @BeforeEach
    void open() {
        rig = new DeskRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theDeskKnowsWhenTheNextUndoWindowCloses() {
        rig.propose();
        rig.run();
        assertThat(rig.desk.untilDue(rig.waiting)).isEqualTo(Duration.ofHours(1));

        approve("drag");
        rig.waiting = rig.desk.tick();
        rig.agents.clock().advance(Duration.ofSeconds(4));

        assertThat(rig.desk.untilDue(rig.waiting)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void withoutADecisionNothingIsEverSent() {
        rig.propose();

        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        assertThat(rig.published()).contains(PENDING, SOURCE_HELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drag", "tick", "status"})
    void anApprovedMailIsSentOnceAndBothNotesAreFiled(String way) {
        rig.propose();

        approve(way);
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.sent.get(0).outgoing().letter().body()).isEqualTo("Dear Anna,\n\nyes.");
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published())
                .contains(DONE, SOURCE_DONE)
                .doesNotContain(PENDING, APPROVED, IN_PROGRESS, SOURCE_HELD);
        assertThat(rig.note(DONE).text("status")).contains("sent");
        assertThat(rig.note(DONE).text("sent_message_id")).contains("<id@example.com>");
        assertThat(rig.note(SOURCE_DONE).text("status")).contains("done");
        assertThat(rig.vault().git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void aChangeOfWhatWouldBeSentTakesTheYesBackAndTheNoteSaysSo() {
        rig.propose();
        approve("drag");
        rig.tick();

        rig.agents.clock().advance(Duration.ofSeconds(9));
        rig.edit(APPROVED, note -> note.with("subject", "Re: our off"));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow())
                .startsWith("what would be sent was changed after your yes");
        rig.edit(PENDING, note -> note.with("subject", "Re: our offer"));
        approve("drag");
        rig.run();
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.sent.get(0).outgoing().letter().subject()).isEqualTo("Re: our offer");
    }

    @Test
    void aTickThatIsTakenOutWithinTheUndoWindowIsNoYesAnyMore() {
        rig.propose();
        approve("tick");
        rig.tick();

        rig.edit(APPROVED, note -> note.withBody(note.body().replace("- [x] Approve", "- [ ] Approve")));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("no longer ticked");
    }

    @Test
    void aPendingNoteThatIsDeletedNeedsNoAnswer() {
        rig.propose();

        rig.vault().delete(PENDING);
        rig.run();
        rig.run();

        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published()).contains(REJECTED, SOURCE_DONE).doesNotContain(PENDING);
        assertThat(rig.note(REJECTED).text("reason").orElseThrow()).startsWith("no answer needed");
    }

    @Test
    void manyNotesDeletedAtOnceCloseNothing() {
        for (int i = 1; i <= 4; i++) {
            rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_000" + i, "EMAIL_000" + i, "Yes " + i + "."));
        }

        for (int i = 1; i <= 4; i++) {
            rig.vault().delete("Pending_Approval/email/EMAIL_DRAFT_000" + i + ".md");
        }
        rig.run();
        rig.run();

        for (int i = 1; i <= 4; i++) {
            assertThat(rig.note("Pending_Approval/email/EMAIL_DRAFT_000" + i + ".md")
                            .text("asked_again")
                            .orElseThrow())
                    .contains("removed at once");
        }
        assertThat(rig.alerts()).anyMatch(name -> name.startsWith("removed_approvals"));
    }

    @Test
    void aCopyOfAnApprovedNoteStopsNothing() {
        rig.propose();
        approve("drag");
        rig.tick();

        rig.vault()
                .write(
                        "Pending_Approval/other/EMAIL_DRAFT_0001.md",
                        ApprovalNotes.undecided().source());
        rig.tick();
        assertThat(rig.waiting)
                .filteredOn(waiting -> waiting.path().value().startsWith("Pending_Approval/other/"))
                .singleElement()
                .extracting(waiting -> waiting.verdict().message())
                .asString()
                .contains("`" + APPROVED + "` counts, remove this one");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aDraftThatSaysItWasSentIsAskedAboutOnce() {
        Note draft = ApprovalNotes.undecided();
        rig.propose(draft.withBody(draft.body()
                .replace(
                        "## Decision\n",
                        "## Decision\n\n> [!success] Sent Mon 30 Nov 17:02\n> Tick to file the note.\n\n")));
        approve("tick");
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow())
                .startsWith("under Decision the note came with words that your agent does not write");
        assertThat(rig.vault().read(PENDING).split("## Decision", 2)[1])
                .contains("> [!info] What your yes sends", "- [ ] Approve\n")
                .doesNotContain("Sent Mon 30 Nov 17:02");
        approve("tick");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void wordsOfTheOperatorsOwnBesideTheBoxesAskNothing() {
        rig.propose();
        rig.edit(
                PENDING,
                note -> note.withBody(note.body().replace("Reason:", "Reason: she is right\n\nCall her first.")));
        approve("tick");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void whatAYesWouldSendStandsBesideTheBoxes() {
        rig.propose();
        rig.edit(
                PENDING,
                note -> note.withList("bcc", List.of("Cy <cy@example.org>")).with("status", "approved"));
        rig.run();

        assertThat(rig.sent).isEmpty();
        String decision = rig.vault().read(PENDING).split("## Decision", 2)[1];
        assertThat(decision)
                .contains("> [!warning] What your yes sends")
                .contains("> - What stands under Draft goes to `Anna <anna@example.org>`\n")
                .contains("> - \u26a0 Hidden copy (bcc), which no other recipient sees, to `Cy <cy@example.org>`\n");
        rig.edit(PENDING, note -> note.withList("bcc", List.of()).with("status", "approved"));
        rig.tick();
        rig.answer(APPROVED, "pending");
        rig.tick();

        assertThat(rig.vault().read(PENDING).split("## Decision", 2)[1])
                .contains("> [!info] What your yes sends")
                .contains("`Anna <anna@example.org>`, and to nobody else\n")
                .doesNotContain("cy@example.org");
    }

    @Test
    void whatReadsTheSameIsAskedAboutThoughBlanksAndUnseenCharactersDiffer() {
        rig.propose();
        approve("drag");
        rig.run();
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Dear  Anna,\n\n\nYES\u00a0.\n"));
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aYesTakenBackWithinTheUndoWindowIsNotSent() {
        rig.propose();
        approve("drag");
        rig.tick();

        rig.vault().move(APPROVED, PENDING);
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        assertThat(rig.note(PENDING).text("status")).contains("pending");
        approve("tick");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void anApprovedNoteThatIsRemovedIsNotSent() {
        rig.propose();
        approve("drag");
        rig.tick();

        rig.vault().delete(APPROVED);
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).startsWith("its note was deleted");
    }

    @Test
    void aRejectionFilesTheSourceWithItsReason() {
        rig.propose();

        rig.edit(PENDING, note -> ApprovalNotes.rejected(note, "too dear"));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.published()).contains(REJECTED, SOURCE_DONE).doesNotContain(PENDING, SOURCE_HELD);
        assertThat(rig.note(REJECTED).text("reason")).contains("too dear");
        assertThat(rig.note(SOURCE_DONE).text("outcome")).contains("rejected: too dear");
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
    }

    @Test
    void anApprovalThatOnlyTheRemoteHasIsNotExecutedAndReported() {
        rig.agents
                .cloud()
                .write(
                        "Approved/evil.md",
                        ApprovalNotes.undecided("evil", "EMAIL_0001", "Pay.").source());
        rig.agents.cloud().git().run("add", ".");
        rig.agents.cloud().git().run("commit", "-m", "evil");
        rig.agents.cloud().git().run("push", "origin", "HEAD:main");
        rig.vault().git().run("pull", "--no-rebase", rig.agents.originFolder().toString(), "main");
        assertThat(rig.vault().has("Approved/evil.md")).isTrue();

        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.alerts()).anyMatch(name -> name.startsWith("refused_decision_") || name.startsWith("security_"));
    }

    @Test
    void aDecidedNoteThatWasNeverShownIsRefusedAndReportedOnce() {
        rig.vault().write(APPROVED, ApprovalNotes.undecided().source());

        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.REFUSED);
        assertThat(rig.alerts()).hasSize(1).first().asString().startsWith("refused_decision_");
    }

    @Test
    void aFetchedNoteThatIsAlreadyTickedIsRefused() {
        rig.propose(ApprovalNotes.approved(ApprovalNotes.undecided()));

        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.alerts()).hasSize(1);
    }

    @Test
    void manyRefusedDecisionsAreOneNoteThatCounts() {
        for (String id : List.of("EMAIL_DRAFT_0004", "EMAIL_DRAFT_0005", "EMAIL_DRAFT_0006")) {
            rig.vault()
                    .write(
                            "Approved/email/" + id + ".md",
                            ApprovalNotes.undecided(id, id.replace("_DRAFT", ""), id)
                                    .source());
        }
        rig.run();

        assertThat(rig.alerts())
                .filteredOn(name -> name.startsWith("refused_decision_"))
                .hasSize(1);
        assertThat(rig.vault().read(rig.alertOnDisk("refused_decision_"))).contains("3 in all, the latest first:");
        rig.start();
        rig.run();
        assertThat(rig.vault().read(rig.alertOnDisk("refused_decision_"))).contains("3 in all, the latest first:");
    }

    @Test
    void anEditThatAddsARecipientIsAskedAboutAgain() {
        rig.propose();

        rig.edit(
                PENDING, note -> note.withList("cc", List.of("eve@example.org")).with("status", "approved"));
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("eve@example.org");

        rig.answer(PENDING, "approved");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tick", "property"})
    void whoIsTickedToGetACopyGetsItAfterTheQuestionAndNobodyElse(String way) {
        rig.propose(ApprovalNotes.offering(ApprovalNotes.undecided(), false, "tom@ruiz.example", "eva@ray.example"));
        rig.edit(PENDING, note -> toAll(note, way).with("status", "approved"));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow())
                .contains("a copy also goes to eva@ray.example, tom@ruiz.example", "not in your handbook");
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("535 password", true);
        rig.answer(PENDING, "approved");
        rig.run();
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        rig.answer(FAILED, "approved");
        rig.run();

        assertThat(rig.sent)
                .hasSize(2)
                .allSatisfy(
                        cleared -> assertThat(cleared.outgoing().recipients().addresses())
                                .containsExactly("anna@example.org", "eva@ray.example", "tom@ruiz.example"));
        assertThat(rig.vault().read(DONE)).contains("> [!success] Sent ", "- [x] To all: ");
    }

    @Test
    void aTickThatIsTakenOutAfterTheQuestionKeepsTheOthersOut() {
        rig.propose(ApprovalNotes.offering(ApprovalNotes.undecided(), false, "tom@ruiz.example"));
        rig.edit(PENDING, note -> toAll(note, "tick").with("status", "approved"));
        rig.run();

        rig.edit(
                PENDING,
                note -> note.withBody(note.body().replace("[x] To all", "[ ] To all"))
                        .with("status", "approved"));
        rig.run();

        assertThat(rig.sent)
                .singleElement()
                .satisfies(cleared ->
                        assertThat(cleared.outgoing().recipients().addresses()).containsExactly("anna@example.org"));
    }

    private static Note toAll(Note note, String way) {
        return way.equals("property")
                ? note.with("to_all", "true")
                : note.withBody(note.body().replace("[ ] To all", "[x] To all"));
    }

    @Test
    void aSecondYesCountsThoughTheQuestionWasNeverPublished() {
        rig.propose();
        rig.edit(
                PENDING, note -> note.withList("cc", List.of("eve@example.org")).with("status", "approved"));
        rig.tick();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("eve@example.org");

        approve("drag");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void anEditorsTextFromBeforeTheQuestionIsNoSecondYes() {
        rig.propose();
        rig.edit(
                PENDING, note -> note.withList("cc", List.of("eve@example.org")).with("status", "approved"));
        String before = rig.vault().read(PENDING);
        rig.tick();

        rig.vault().write(PENDING, before);
        rig.tick();
        rig.tick();

        assertThat(rig.step()).isNotEqualTo(Step.APPROVED);
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("eve@example.org");
    }

    @Test
    void aDraftThatCameInTheMiddleOfARoundIsShownBeforeItsDragIsPublished() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        rig.server = cleared -> {
            rig.agents
                    .cloud()
                    .write(
                            second(PENDING),
                            ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "No.")
                                    .source());
            rig.agents.cloud().cycle();
            return new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        };
        rig.tick();
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");

        rig.vault().write(second(APPROVED), rig.vault().read(second(PENDING))).delete(second(PENDING));
        rig.run();

        assertThat(rig.alerts()).isEmpty();
        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void yesAndNoAtOnceIsToldInTheNoteUntilOneIsLeft() {
        rig.propose();
        rig.edit(PENDING, note -> ApprovalNotes.rejected(ApprovalNotes.approved(note), ""));
        rig.tick();
        assertThat(rig.note(PENDING).text("not_understood").orElseThrow()).contains("yes and no at once");

        rig.edit(PENDING, note -> note.withBody(note.body().replace("- [x] Reject", "- [ ] Reject")));
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void anAddressThatIsALinkIsToldInTheNote() {
        rig.propose();
        rig.edit(PENDING, note -> note.withList("to", List.of("[[Anna]]")).with("status", "approved"));
        rig.tick();

        assertThat(rig.note(PENDING).text("not_understood").orElseThrow()).contains("[[Anna]]", "one mail address");
        rig.edit(PENDING, note -> note.withList("to", List.of("anna@example.org")));
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aReachedLimitIsToldAfterMinutesUntilItIsOver() {
        rig.perHour = Map.of(ActionType.SEND_EMAIL, 0);
        rig.start();
        rig.propose();
        approve("drag");
        rig.run();
        assertThat(rig.alerts()).isEmpty();

        rig.agents.clock().advance(Duration.ofMinutes(6));
        rig.run();
        assertThat(rig.alerts()).anyMatch(name -> name.startsWith("limit_reached_"));

        rig.vault().move(APPROVED, PENDING);
        rig.run();
        assertThat(rig.alerts()).noneMatch(name -> name.startsWith("limit_reached_"));
    }

    private static String second(String path) {
        return path.replace("0001", "0002");
    }

    @Test
    void aCrashWhileSendingIsAskedAboutAndNotSentTwice() {
        rig.propose();
        approve("drag");
        rig.server = cleared -> {
            rig.kill();
            throw new Destroyed();
        };
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        assertThatThrownBy(rig::tick).isInstanceOf(VaultException.class);

        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
        assertThat(rig.note(IN_PROGRESS).text("status")).contains("unknown");
        assertThat(rig.alerts()).containsExactly("unknown_outcome_EMAIL_DRAFT_0001.md");
        assertThat(rig.published()).contains(IN_PROGRESS, SOURCE_HELD);
    }

    @Test
    void anAttemptThatEndsInABugIsUnknownAtOnce() {
        rig.propose();
        approve("drag");
        rig.server = cleared -> {
            throw new Destroyed();
        };
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        assertThatThrownBy(rig::tick).isInstanceOf(Destroyed.class);

        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
    }

    @Test
    void aCrashAfterTheLedgerSaidSendingAndBeforeAnythingElseIsUnknown() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.ledger.step(DeskRig.ID, Step.INTENT, rig.agents.clock().instant(), Map.of());
        rig.ledger.step(DeskRig.ID, Step.SENDING, rig.agents.clock().instant(), Map.of());

        rig.start();
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
    }

    @Test
    void aNoteSavedWhileItsClaimWasOnTheWayIsNotSent() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.vault().cycle();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        Found found = new DiskRound(rig.parts).walk().notes().get(0);
        Cleared cleared = rig.cleared(found);
        rig.edit(APPROVED, note -> note.with("subject", "Stop"));

        execution().execute(found, cleared);
        assertThat(rig.sent).isEmpty();

        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("changed after your yes");
    }

    @Test
    void anAlertAfterACrashNamesTheMessageIdToLookFor() {
        rig.propose();
        approve("drag");
        rig.server = cleared -> {
            throw new Destroyed();
        };
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        assertThatThrownBy(rig::tick).isInstanceOf(Destroyed.class);

        rig.start();
        rig.run();

        assertThat(rig.vault().read("Needs_Action/system/unknown_outcome_EMAIL_DRAFT_0001.md"))
                .contains(DeskRig.MESSAGE_ID);
    }

    @Test
    void untilTheMailLeavesTheLedgerSaysThatNothingHasLeft() {
        List<Step> steps = new ArrayList<>();
        rig.propose();
        approve("drag");
        rig.beforeDeparture = () -> steps.add(rig.step());
        rig.server = cleared -> {
            steps.add(rig.step());
            return new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        };

        rig.run();

        assertThat(steps).containsExactly(Step.INTENT, Step.SENDING);
    }

    @Test
    void aCrashBetweenIntentAndDepartureSendsOnceInTheEnd() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.vault().cycle();
        Standing approved = rig.ledger.standings().of(DeskRig.ID);
        ClaimOutcome.Won claim = (ClaimOutcome.Won) rig.vault()
                .desk()
                .claimApproved(
                        DeskRig.ID,
                        rig.note(APPROVED).bytes(),
                        Map.of(
                                "approval_digest",
                                approved.digest().value(),
                                "ledger_sequence",
                                Long.toString(approved.sequence())));
        Map<String, String> facts = Map.of(Ledger.CLAIM, claim.claim().value());
        rig.ledger.step(DeskRig.ID, Step.INTENT, rig.agents.clock().instant(), facts);

        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE).doesNotContain(IN_PROGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "drag"})
    void theOperatorMayHaveAnUnknownOneSentAgain(String way) {
        unknown();

        if (way.equals("drag")) {
            rig.vault().move(IN_PROGRESS, APPROVED);
        } else {
            rig.answer(IN_PROGRESS, "approved");
        }
        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.sent.get(1).digest()).isEqualTo(rig.sent.get(0).digest());
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "drag"})
    void theOperatorMayLeaveAnUnknownOne(String way) {
        unknown();

        if (way.equals("drag")) {
            rig.vault().move(IN_PROGRESS, REJECTED);
        } else {
            rig.answer(IN_PROGRESS, "rejected");
        }
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published()).contains(SOURCE_DONE).doesNotContain(IN_PROGRESS);
    }

    @Test
    void aCrashBetweenClaimAndIntentSendsOnceInTheEnd() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.vault().cycle();
        long number = rig.ledger.standings().of(DeskRig.ID).sequence();
        String digest = rig.ledger.standings().of(DeskRig.ID).digest().value();
        rig.vault()
                .desk()
                .claimApproved(
                        DeskRig.ID,
                        rig.note(APPROVED).bytes(),
                        Map.of("approval_digest", digest, "ledger_sequence", Long.toString(number)));

        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE);
    }

    @Test
    void aCrashAfterSendingOnlyFiles() {
        Path away = folder.resolve("away.git");
        rig.propose();
        approve("drag");
        rig.server = cleared -> {
            rename(rig.agents.originFolder(), away);
            return new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        };
        rig.tick();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        rig.tick();
        assertThat(rig.step()).isEqualTo(Step.SENT);

        rename(away, rig.agents.originFolder());
        rig.start();
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE).doesNotContain(IN_PROGRESS);
    }

    @Test
    void aRefusalFollowedByAnAcceptanceIsOneMail() {
        rig.propose();
        approve("drag");
        rig.server = cleared -> rig.sent.size() == 1
                ? new SendOutcome.RefusedBeforeSending("451 later", false)
                : new SendOutcome.Sent(DeskRig.TRACE, "250 ok");

        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE);
    }

    @Test
    void aFailedOneIsSentWhenTheOperatorApprovesItAgain() {
        rig.propose();
        approve("drag");
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("535 password", true);
        rig.run();
        assertThat(rig.sent).hasSize(1);

        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        rig.vault().move(FAILED, APPROVED);
        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE).doesNotContain(FAILED);
    }

    @Test
    void aFailedOneIsSentWhenItsStatusSaysApproved() {
        rig.propose();
        approve("tick");
        rig.server = cleared -> new SendOutcome.RefusedBeforeSending("535 password", true);
        rig.run();
        assertThat(rig.sent).hasSize(1);

        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
        rig.run();
        assertThat(rig.sent).as("the old tick is no new word").hasSize(1);
        rig.answer(FAILED, "approved");
        rig.run();

        assertThat(rig.sent).hasSize(2);
        assertThat(rig.published()).contains(DONE, SOURCE_DONE).doesNotContain(FAILED);
    }

    @Test
    void whatNobodyDecidesExpiresAndIsArchivedWithItsSource() {
        rig.propose();

        rig.agents.clock().advance(Duration.ofDays(8));
        rig.run();
        assertThat(rig.note(PENDING).text("status")).contains("expired");
        approve("drag");
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).startsWith("it expired at");
        rig.agents.clock().advance(Duration.ofDays(7));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published())
                .contains("Archive/email/EMAIL_DRAFT_0001.md")
                .anyMatch(path -> path.startsWith("Done/email/") && path.endsWith("EMAIL_0001.md"))
                .doesNotContain(PENDING, SOURCE_HELD);
    }

    @Test
    void aDraftIsTooOldForAWeekAfterALongAbsenceAndThenItsGoingIsTold() {
        rig.propose();
        rig.agents.clock().advance(Duration.ofDays(60));
        rig.run();

        assertThat(rig.note(PENDING).text("status")).contains("expired");
        assertThat(rig.waiting.get(0).item().needsYou()).isTrue();
        rig.agents.clock().advance(Duration.ofDays(6));
        rig.run();
        assertThat(rig.vault().has(PENDING)).isTrue();
        assertThat(rig.alerts()).isEmpty();
        rig.agents.clock().advance(Duration.ofDays(1));
        rig.run();

        assertThat(rig.published()).contains("Archive/email/EMAIL_DRAFT_0001.md");
        assertThat(rig.vault().read(rig.alertOnDisk("archived_drafts")))
                .contains("# A draft nobody decided went to Archive", "[[EMAIL_DRAFT_0001]]");
    }

    @Test
    void oneWrongMinuteOfTheClockTakesNoDraftAway() {
        rig.propose();
        String drafted = rig.note(PENDING).source();
        rig.agents.clock().advance(Duration.ofDays(40));
        rig.run();
        assertThat(rig.note(PENDING).text("status")).contains("expired");

        rig.agents.clock().advance(Duration.ofDays(-40));
        rig.run();

        assertThat(rig.note(PENDING).source()).isEqualTo(drafted);
        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        approve("drag");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aCrashBetweenTheLedgersWordAndTheMoveArchivesInTheEnd() {
        rig.propose();
        rig.agents.clock().advance(Duration.ofDays(8));
        rig.run();
        rig.ledger.expired(
                ApprovalNotes.content(rig.note(PENDING)), rig.agents.clock().instant(), "nobody decided");
        rig.agents.clock().advance(Duration.ofDays(7));

        rig.start();
        rig.run();

        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published())
                .contains("Archive/email/EMAIL_DRAFT_0001.md")
                .doesNotContain(PENDING);
    }

    @Test
    void aYesGivenInADryRunIsAskedAboutOnceItIsOver() {
        rig.propose();
        rig.brakes = new Conditions.Brakes(false, true);
        approve("drag");
        rig.run();
        assertThat(rig.step()).isEqualTo(Step.APPROVED);

        rig.brakes = new Conditions.Brakes(false, false);
        rig.start();
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).text("asked_again").orElseThrow()).contains("DRY_RUN");
        approve("drag");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void theAuditSaysOnceWhatADryRunWouldHaveDone() {
        rig.propose();
        rig.brakes = new Conditions.Brakes(false, true);
        approve("drag");
        rig.run();
        rig.start();
        rig.run();

        List<String> lines =
                audit().lines().filter(line -> line.contains("send_email")).toList();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"result\":\"dry_run\"", "anna@example.org", "Re: offer");
        assertThat(audit()).doesNotContain("Dear Anna");
        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.APPROVED);
    }

    @Test
    void aYesGivenBeforeADryRunIsCarriedOutUnderItsOwnNumberAfterIt() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.brakes = new Conditions.Brakes(false, true);
        rig.run();
        assertThat(audit()).contains("\"result\":\"dry_run\"");

        rig.brakes = new Conditions.Brakes(false, false);
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
    }

    @Test
    void aBrakePulledWhileTheClaimIsOnItsWayHolds() {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.vault().cycle();
        rig.agents.clock().advance(Duration.ofSeconds(11));
        Found found = new DiskRound(rig.parts).walk().notes().get(0);
        Cleared cleared = rig.cleared(found);
        rig.brakes = new Conditions.Brakes(true, false);

        execution().execute(found, cleared);
        rig.run();
        assertThat(rig.sent).isEmpty();

        rig.brakes = new Conditions.Brakes(false, false);
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aClaimThatTheRemoteRefusesIsToldToTheOperator() throws IOException {
        rig.propose();
        approve("drag");
        rig.tick();
        rig.vault().cycle();
        Path hook = rig.agents.originFolder().resolve("hooks/pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho no claims here\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        rig.agents.clock().advance(Duration.ofSeconds(11));
        rig.tick();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.vault().read(rig.alertOnDisk("claim_refused_"))).contains("EMAIL_DRAFT_0001", "refused");
    }

    @Test
    void theLimitPerHourSurvivesARestart() {
        rig.perHour = Map.of(ActionType.SEND_EMAIL, 1);
        rig.start();
        rig.propose();
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Another."));
        approve("drag");
        rig.run();
        assertThat(rig.sent).hasSize(1);

        rig.start();
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");
        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.waiting)
                .extracting(waiting -> waiting.verdict().message())
                .containsExactly("the limit per hour or day is reached; it goes out when that is over");
    }

    @Test
    void theHandbooksOwnLimitPerDayHoldsWhatIsOverIt() {
        String handbook = rig.vault().read("Company_Handbook.md");
        rig.vault()
                .write(
                        "Company_Handbook.md",
                        handbook + "\n## Limits\n\n| action | limit | currency | note |\n"
                                + "|---|---|---|---|\n| send_email | 1 | - | mail a day |\n");
        rig.propose();
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Another."));
        approve("drag");
        rig.run();
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");
        rig.agents.clock().advance(Duration.ofHours(2));
        rig.run();
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.waiting)
                .extracting(waiting -> waiting.verdict().message())
                .containsExactly("the limit per hour or day is reached; it goes out when that is over");

        rig.agents.clock().advance(Duration.ofHours(23));
        rig.run();
        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void aDamagedHandbookIsToldAndTheStrictestCounts() {
        rig.vault().write("Company_Handbook.md", "## Contacts\n\n| Who | Where |\n|---|---|\n| a | b |\n");
        rig.propose(ApprovalNotes.undecided().withList("risk", List.of()));

        approve("drag");
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.note(PENDING).list("risk")).containsExactly("new_recipient");
        assertThat(rig.alerts()).hasSize(1).first().asString().startsWith("handbook_");
        approve("drag");
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aContactOfTheHandbookIsAskedAboutOnce() {
        rig.vault()
                .write(
                        "Company_Handbook.md",
                        "## Contacts\n\n| Name | Address or domain |\n|---|---|\n| Anna | @example.org |\n");
        rig.propose(ApprovalNotes.undecided().withList("risk", List.of()));

        approve("drag");
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void ofTwoDraftsForOneSourceApprovedTogetherTheSecondIsAskedAbout() {
        rig.propose();
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0001", "Another."));
        approve("drag");
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");

        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.note("Pending_Approval/email/EMAIL_DRAFT_0002.md")
                        .text("asked_again")
                        .orElseThrow())
                .contains("another draft for EMAIL_0001 was already sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "approved"})
    void aRevisionGivesTheTaskBackWithTheReason(String place) {
        rig.propose();
        if (place.equals("approved")) {
            approve("drag");
            rig.tick();
        }

        rig.edit(
                place.equals("approved") ? APPROVED : PENDING,
                note -> note.with("status", "revise").with("reason", "in German"));
        rig.run();

        assertThat(rig.sent).isEmpty();
        assertThat(rig.step()).isEqualTo(Step.CLOSED);
        assertThat(rig.published())
                .contains(REJECTED, "Needs_Action/email/EMAIL_0001.md")
                .doesNotContain(PENDING, APPROVED, SOURCE_HELD);
        Note task = rig.note("Needs_Action/email/EMAIL_0001.md");
        assertThat(task.text("status")).contains("needs_action");
        assertThat(task.text("revises")).contains("EMAIL_DRAFT_0001");
        assertThat(task.text("revise_reason")).contains("in German");
        assertThat(task.text("claim_id")).isEmpty();
        assertThat(rig.note(REJECTED).text("status")).contains("revise");
    }

    @Test
    void aDraftWithoutATaskCannotBeDraftedAgain() {
        rig.propose();

        rig.edit(PENDING, note -> note.without("source_task").with("status", "revise"));
        rig.run();

        assertThat(rig.step()).isEqualTo(Step.SHOWN);
        assertThat(rig.waiting)
                .extracting(waiting -> waiting.verdict().message())
                .singleElement()
                .asString()
                .startsWith("answers no task");
    }

    @Test
    void whilePausedOrDryNothingLeaves() {
        rig.propose();
        approve("drag");

        rig.brakes = new Conditions.Brakes(true, false);
        rig.run();
        rig.brakes = new Conditions.Brakes(false, true);
        rig.run();
        assertThat(rig.sent).isEmpty();
        assertThat(rig.waiting)
                .extracting(waiting -> waiting.verdict().message())
                .containsExactly("dry run: it would be sent now; nothing leaves until DRY_RUN is off");

        rig.brakes = new Conditions.Brakes(false, false);
        rig.run();
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void theLimitPerHourHolds() {
        rig.perHour = Map.of(ActionType.SEND_EMAIL, 1);
        rig.start();
        rig.propose();
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Another."));
        approve("drag");
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");

        rig.run();
        assertThat(rig.sent).hasSize(1);
        rig.agents.clock().advance(Duration.ofHours(1));
        rig.run();

        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void anApprovalThatAnotherMachineClaimsInTheLastMomentIsNotSentHere() {
        rig.propose();
        approve("drag");
        rig.tick();
        byte[] approved = rig.note(APPROVED).bytes();
        try (VaultClone other = rig.agents.clone("local2", AgentKind.LOCAL)) {
            other.cycle();
            rig.agents.clock().advance(Duration.ofSeconds(11));
            rig.beforeExecution = () -> other.desk().claimApproved(DeskRig.ID, approved, Map.of());

            rig.tick();
        }

        assertThat(rig.sent).isEmpty();
        assertThat(rig.published()).contains("In_Progress/local2/EMAIL_DRAFT_0001.md");
    }

    @Test
    void withoutTheRemoteNothingIsSent() {
        rig.propose();
        approve("drag");
        rig.tick();
        Path away = folder.resolve("away.git");
        rename(rig.agents.originFolder(), away);

        rig.run();
        assertThat(rig.sent).isEmpty();
        rename(away, rig.agents.originFolder());
        rig.run();

        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aCopyOfANoteIsHeldAndTheRestGoesOn() {
        rig.propose();
        rig.propose(ApprovalNotes.undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Another."));
        rig.vault().write(APPROVED, rig.vault().read(PENDING));
        rig.vault().move("Pending_Approval/email/EMAIL_DRAFT_0002.md", "Approved/email/EMAIL_DRAFT_0002.md");

        rig.run();

        assertThat(rig.sent).hasSize(1);
        assertThat(rig.sent.get(0).outgoing().approval().value()).isEqualTo("EMAIL_DRAFT_0002");
        assertThat(rig.alerts())
                .filteredOn(name -> name.startsWith("held_approval_"))
                .hasSize(1);
    }

    @Test
    void anIdleRoundPublishesNothing() {
        rig.propose();
        rig.run();
        String before = rig.agents.origin().run("rev-parse", "main");

        rig.run();

        assertThat(rig.agents.origin().run("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void everySentMailIsInTheAuditBeforeAndAfter() {
        rig.propose();
        approve("drag");
        rig.run();

        String audit = audit();
        assertThat(audit.lines().filter(line -> line.contains("send_email"))).hasSize(2);
        assertThat(audit).doesNotContain("Dear Anna");
    }

    @Test
    void theWaitingListTellsWhenAMailWillLeave() {
        rig.propose();
        approve("drag");

        rig.tick();

        assertThat(rig.waiting).hasSize(1);
        assertThat(rig.waiting.get(0).verdict()).isInstanceOf(Verdict.Waiting.class);
        assertThat(rig.waiting.get(0).item().who()).isEqualTo("Anna");
    }

    private void approve(String way) {
        if (way.equals("drag")) {
            rig.vault().move(PENDING, APPROVED);
        } else if (way.equals("tick")) {
            rig.edit(PENDING, ApprovalNotes::approved);
        } else {
            rig.answer(PENDING, "approved");
        }
    }

    private String audit() {
        rig.vault().engine().flush();
        return rig.published().stream()
                .filter(path -> path.startsWith("Logs/Actions/") && path.endsWith(".jsonl"))
                .map(path -> rig.agents.origin().show("main", path))
                .reduce("", String::concat);
    }

    private Execution execution() {
        return new Execution(rig.parts, new Alerts(rig.parts));
    }

    private void unknown() {
        rig.propose();
        approve("drag");
        rig.server = cleared -> new SendOutcome.Unknown(DeskRig.TRACE, "no reply");
        rig.run();
        assertThat(rig.step()).isEqualTo(Step.UNKNOWN);
        rig.server = cleared -> new SendOutcome.Sent(DeskRig.TRACE, "250 ok");
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands for the end of the process in the middle of an act. */
    private static final class Destroyed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
