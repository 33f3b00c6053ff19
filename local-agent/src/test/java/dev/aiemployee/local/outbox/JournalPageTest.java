package dev.aiemployee.local.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code local-agent journal} tells. */
class JournalPageTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

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
    void whatIsUnknownComesFirstWithWhatToLookFor() {
        sending("DRAFT_1", "<1@example.com>");
        ledger.step(new TaskId("DRAFT_1"), Step.UNKNOWN, NOW, Map.of(Ledger.REASON, "no reply"));
        sending("DRAFT_2", "<2@example.com>");
        ledger.step(new TaskId("DRAFT_2"), Step.SENT, NOW, Map.of());

        List<LedgerEntry> unknown = page().unknown();

        assertThat(unknown).extracting(entry -> entry.approval().value()).containsExactly("DRAFT_1");
        assertThat(JournalPage.words(unknown.get(0), ZoneId.of("Asia/Tokyo")))
                .isEqualTo("no reply (2026-11-20 21:00:00 JST), Message-ID <1@example.com>");
    }

    @Test
    void aStepThatIsWrittenDownAgainIsToldOnceAndAllInTheOrderOfTime() {
        Note note = ApprovalNotes.undecided("DRAFT_1", "EMAIL_0001", "Yes.");
        ledger.shown(ApprovalNotes.content(note), note.bytes(), NOW.plusSeconds(60));
        ledger.approved(ApprovalNotes.content(note), NOW);
        ledger.claiming(new TaskId("DRAFT_1"));

        assertThat(page().entries()).hasSize(3);
        assertThat(page().told()).extracting(entry -> entry.step().step()).containsExactly(Step.APPROVED, Step.SHOWN);
    }

    @Test
    void whatTheOperatorSettledIsUnknownNoMore() {
        sending("DRAFT_1", "<1@example.com>");
        ledger.step(new TaskId("DRAFT_1"), Step.UNKNOWN, NOW, Map.of(Ledger.REASON, "no reply"));

        ledger.step(new TaskId("DRAFT_1"), Step.LEFT, NOW, Map.of());

        assertThat(page().unknown()).isEmpty();
    }

    @Test
    void everyStepIsALineInAPersonsWords() {
        sending("DRAFT_1", "<1@example.com>");
        ledger.refusedBeforeSending(new TaskId("DRAFT_1"), NOW, false, "451 later");

        assertThat(page().entries())
                .extracting(entry -> JournalPage.step(entry) + JournalPage.detail(entry))
                .containsExactly("shown", "approved", "claimed", "sending", "not sent: 451 later");
    }

    @Test
    void noSecretThatAServerQuotesIsWrittenDownOrShown() throws IOException {
        String token = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";
        sending("DRAFT_1", "<1@example.com>");
        ledger.refusedBeforeSending(new TaskId("DRAFT_1"), NOW, false, "451 later, " + token);
        sending("DRAFT_2", "<2@example.com>");
        Map<String, String> said = Map.of(Ledger.REPLY, "250 " + token, Ledger.REFERENCE, "at " + token);
        ledger.step(new TaskId("DRAFT_2"), Step.SENT, NOW, said);

        assertThat(Files.readString(state.resolve("ledger.jsonl")))
                .doesNotContain(token)
                .contains("451 later, [masked");
        assertThat(ledger.standings().fact(new TaskId("DRAFT_2"), Ledger.REPLY)).startsWith("250 [masked");
    }

    @Test
    void whatAnEarlierVersionWroteDownIsNotShownEither() {
        String token = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";
        sending("DRAFT_1", "<1@example.com>");
        Map<String, String> record = new HashMap<>(journal.readAll().get(3));
        record.putAll(Map.of("sequence", "5", "step", "UNKNOWN", "reason", "no reply to " + token));
        journal.append(record);

        assertThat(JournalPage.words(page().unknown().get(0), ZoneOffset.UTC))
                .doesNotContain(token)
                .startsWith("no reply to [masked");
    }

    private JournalPage page() {
        return new JournalPage(journal.readAll());
    }

    private void sending(String id, String messageId) {
        Note note = ApprovalNotes.undecided(id, "EMAIL_0001", "Yes.");
        ledger.shown(ApprovalNotes.content(note), note.bytes(), NOW);
        ledger.approved(ApprovalNotes.content(note), NOW);
        ledger.step(new TaskId(id), Step.INTENT, NOW, Map.of());
        ledger.step(new TaskId(id), Step.SENDING, NOW, Map.of(Ledger.MESSAGE_ID, messageId));
    }
}
