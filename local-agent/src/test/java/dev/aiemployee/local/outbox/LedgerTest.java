package dev.aiemployee.local.outbox;

import static dev.aiemployee.local.approve.ApprovalNotes.content;
import static dev.aiemployee.local.approve.ApprovalNotes.undecided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Doubt;
import dev.aiemployee.local.approve.PastSteps;
import dev.aiemployee.local.approve.RefusedAttempts;
import dev.aiemployee.local.approve.Standing;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final TaskId ID = new TaskId("EMAIL_DRAFT_0001");
    private static final Note NOTE = undecided();

    @TempDir
    private Path state;

    private Journal journal;
    private Ledger ledger;

    @BeforeEach
    void open() {
        journal = Journal.open(state.resolve("ledger.jsonl"));
        ledger = new Ledger(journal, new Snapshots(state.resolve("snapshots")));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatWasNeverMetIsUnseen() {
        assertThat(ledger.standings().of(ID)).isEqualTo(Standing.UNSEEN);
    }

    @Test
    void theNameOfAChatIsThereAgainAsItWas() {
        ApprovalContent message =
                content(ApprovalNotes.message("WHATSAPP_1", "Yes.").with("chat", "50%20 off  now"));
        ledger.shown(message, new byte[0], NOW);

        reopen();

        assertThat(ledger.standings()
                        .of(new TaskId("WHATSAPP_1"))
                        .history()
                        .shown()
                        .reach())
                .containsExactly("chat 50%20 off  now");
    }

    @Test
    void aSnapshotThatAnotherVersionWroteCountsAsLost() throws IOException {
        byte[] other = "{\"version\":\"0\"}".getBytes(StandardCharsets.UTF_8);
        Digest digest = new Snapshots(state.resolve("snapshots")).keep(other);
        approve();
        String lines = Files.readString(state.resolve("ledger.jsonl"));
        String approved = Digest.of(content(NOTE).outgoing()).value();
        journal.close();
        Files.writeString(state.resolve("ledger.jsonl"), lines.replace(approved, digest.value()));

        open();

        assertThat(ledger.standings().of(ID).step()).isEqualTo(Step.APPROVED);
        assertThat(ledger.standings().of(ID).history().decidedSnapshot()).isEmpty();
    }

    @Test
    void everythingIsThereAgainAfterReopening() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        Standing before = ledger.standings().of(ID);

        reopen();

        assertThat(ledger.standings().of(ID)).isEqualTo(before);
        assertThat(before.history().decidedSnapshot()).contains(content(NOTE).outgoing());
        assertThat(before.history().shown().reach()).containsExactly("anna@example.org");
        assertThat(ledger.standings().shownNote(ID)).contains(NOTE.bytes());
    }

    @Test
    void aYesWithoutHavingBeenShownIsRefused() {
        assertThatThrownBy(() -> ledger.approved(content(NOTE), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("UNSEEN -> APPROVED");
        assertThat(journal.readAll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"SENDING", "SENT", "REFUSED_BEFORE_SENDING", "CLOSED", "FAILED", "SHOWN", "UNSEEN"})
    void noStepIsSkipped(Step step) {
        approve();

        assertThatThrownBy(() -> ledger.step(ID, step, NOW, Map.of())).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.standings().of(ID).step()).isEqualTo(Step.APPROVED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"SHOWN", "APPROVED", "INTENT", "SENDING", "UNKNOWN", "REFUSED_BEFORE_SENDING", "WITHDRAWN"})
    void whatWasSentIsNeverOnItsWayAgain(Step step) {
        send();
        assertThatThrownBy(() -> ledger.step(ID, step, NOW, Map.of())).isInstanceOf(IllegalStateException.class);

        ledger.step(ID, Step.CLOSED, NOW, Map.of());
        reopen();

        assertThatThrownBy(() -> ledger.step(ID, step, NOW, Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCrashWhileSendingIsUnknownAndNotRepeatedByItself() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        reopen();

        assertThat(ledger.recover(NOW)).containsExactly(ID);

        assertThat(ledger.standings().of(ID).step()).isEqualTo(Step.UNKNOWN);
        assertThatThrownBy(() -> ledger.step(ID, Step.SENDING, NOW, Map.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.step(ID, Step.INTENT, NOW, Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCrashBeforeSendingIsAnApprovalAgainUnderItsOldNumber() {
        approve();
        long number = ledger.standings().of(ID).sequence();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        reopen();

        assertThat(ledger.recover(NOW.plusSeconds(60))).isEmpty();

        Standing standing = ledger.standings().of(ID);
        assertThat(standing.step()).isEqualTo(Step.APPROVED);
        assertThat(standing.sequence()).isEqualTo(number);
        assertThat(standing.at()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void sendingAnUnknownOneAgainTakesAFreshApproval() {
        approve();
        long first = ledger.standings().of(ID).sequence();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.recover(NOW);

        ledger.approved(content(NOTE), NOW);

        assertThat(ledger.standings().of(ID).sequence()).isGreaterThan(first);
    }

    @Test
    void refusalsAreCountedPerApproval() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.refusedBeforeSending(ID, NOW, false, "451");
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.refusedBeforeSending(ID, NOW, false, "451");
        assertThat(ledger.standings().of(ID).history().refusals().count()).isEqualTo(2);

        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.refusedBeforeSending(ID, NOW, true, "550");
        assertThat(ledger.standings().of(ID).history().refusals().count()).isEqualTo(RefusedAttempts.PERMANENT);

        ledger.step(ID, Step.FAILED, NOW, Map.of());
        ledger.approved(content(NOTE), NOW);
        assertThat(ledger.standings().of(ID).history().refusals().count()).isZero();
    }

    @Test
    void onlyActsThatMayHaveLeftCountTowardsTheLimit() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        assertThat(acts()).isEqualTo(1);

        ledger.refusedBeforeSending(ID, NOW, false, "451");
        assertThat(acts()).isZero();

        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.step(ID, Step.UNKNOWN, NOW, Map.of());
        assertThat(acts()).isEqualTo(1);
        assertThat(ledger.standings().actsSince(ActionType.SEND_EMAIL, NOW.plusSeconds(1)))
                .isZero();
        assertThat(ledger.standings().actsSince(ActionType.POST_SOCIAL, NOW)).isZero();
    }

    @Test
    void aRefusalBeforeAnythingLeftTakesNoEarlierActBack() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.step(ID, Step.UNKNOWN, NOW, Map.of());
        ledger.approved(content(NOTE), NOW);
        ledger.step(ID, Step.INTENT, NOW, Map.of());

        ledger.refusedBeforeSending(ID, NOW, false, "connection refused");
        ledger.refusedBeforeSending(ID, NOW, false, "connection refused");

        assertThat(acts()).isEqualTo(1);
        assertThat(ledger.standings().of(ID).history().refusals().count()).isEqualTo(2);
    }

    @Test
    void aStepWithoutAMessageIdKeepsTheOneBefore() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of(Ledger.MESSAGE_ID, "<id@example.com>"));

        ledger.step(ID, Step.UNKNOWN, NOW, Map.of(Ledger.MESSAGE_ID, ""));

        assertThat(ledger.standings().fact(ID, Ledger.MESSAGE_ID)).isEqualTo("<id@example.com>");
    }

    @Test
    void theSameTextToTheSamePeopleHasAPrecedentOnceItMayHaveLeft() {
        ApprovalContent copy = content(undecided("EMAIL_DRAFT_0002", "EMAIL_0002", "Dear Anna,\n\nyes.\n"));
        approve();
        assertThat(ledger.standings().precedent(copy)).isEmpty();

        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());

        assertThat(ledger.standings().precedent(copy)).contains("same text").contains("EMAIL_DRAFT_0001");
        assertThat(ledger.standings().precedent(content(NOTE))).isEmpty();
    }

    @Test
    void aSecondDraftForOneSourceHasAPrecedent() {
        send();

        assertThat(ledger.standings().precedent(content(undecided("EMAIL_DRAFT_0002", "EMAIL_0001", "Other"))))
                .contains("another draft for EMAIL_0001");
        assertThat(ledger.standings().precedent(content(undecided("EMAIL_DRAFT_0003", "EMAIL_0003", "Other"))))
                .isEmpty();
    }

    @Test
    void whatWasAskedAboutOnceIsKnown() {
        Note edited = NOTE.withList("cc", List.of("eve@example.org"));
        ledger.shown(content(NOTE), NOTE.bytes(), NOW);
        Doubt doubt = new Doubt("", "it also goes to Eve");
        ledger.askedAgain(content(edited), NOW, "look again", List.of(doubt));

        ledger.shown(content(edited), edited.bytes(), NOW);

        assertThat(ledger.standings().of(ID).history().asked())
                .containsExactly(doubt.about(Digest.of(content(edited).outgoing())));
        assertThat(ledger.standings().of(ID).history().shown())
                .isEqualTo(new PastSteps.Shown(Set.of("anna@example.org", "eve@example.org"), Set.of("new_recipient")));
    }

    @Test
    void aDamagedSnapshotCountsAsLost() throws IOException {
        approve();
        Path snapshot = state.resolve("snapshots")
                .resolve(Digest.of(content(NOTE).outgoing()).value());
        Files.writeString(snapshot, Files.readString(snapshot).replace("yes", "no"));

        reopen();

        assertThat(ledger.standings().of(ID).history().decidedSnapshot()).isEmpty();
    }

    @Test
    void noBodyAndNoSubjectIsInTheJournal() {
        approve();

        assertThat(journal.readAll().stream()
                        .flatMap(line -> Stream.concat(line.keySet().stream(), line.values().stream())))
                .noneMatch(text -> text.contains("yes.") || text.contains("offer"));
    }

    private void approve() {
        ledger.shown(content(NOTE), NOTE.bytes(), NOW);
        ledger.approved(content(NOTE), NOW);
    }

    private void send() {
        approve();
        ledger.step(ID, Step.INTENT, NOW, Map.of());
        ledger.step(ID, Step.SENDING, NOW, Map.of());
        ledger.step(ID, Step.SENT, NOW, Map.of());
    }

    private int acts() {
        return ledger.standings().actsSince(ActionType.SEND_EMAIL, NOW);
    }

    private void reopen() {
        journal.close();
        open();
    }
}
