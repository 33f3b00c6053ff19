package dev.aiemployee.local.outbox;

import static dev.aiemployee.local.approve.ApprovalNotes.content;
import static dev.aiemployee.local.approve.ApprovalNotes.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.content.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds an open approval is asked for at every look, and its first text is read for that once. */
class BackgroundTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final TaskId ID = new TaskId("EMAIL_DRAFT_0001");
    private static final Note NOTE = undecided();
    private static final Note FORGED =
            NOTE.withBody(NOTE.body().replace("## Decision\n", "## Decision\n\n- [ ] Keep for later\n"));

    @TempDir
    private Path state;

    private Journal journal;
    private Ledger ledger;

    @BeforeEach
    void show() {
        journal = Journal.open(state.resolve("ledger.jsonl"));
        ledger = new Ledger(journal, new Snapshots(state.resolve("snapshots")));
        ledger.shown(content(FORGED), FORGED.bytes(), NOW);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aTextIsReadOnce() throws IOException {
        List<String> first = claims(Handbook.NONE);

        forgetTexts();

        assertThat(first).hasSize(1);
        assertThat(claims(Handbook.NONE)).isEqualTo(first);
    }

    @Test
    void anotherTextInItsPlaceIsReadAnew() {
        assertThat(claims(Handbook.NONE)).hasSize(1);

        ledger.shown(content(NOTE), NOTE.bytes(), NOW.plus(Duration.ofMinutes(1)));

        assertThat(claims(Handbook.NONE)).isEmpty();
    }

    @Test
    void aTextThatCouldNotBeReadIsLookedForAgain() throws IOException {
        Path kept = forgetTexts();

        assertThat(claims(Handbook.NONE)).isEmpty();
        Files.write(kept, FORGED.bytes());

        assertThat(claims(Handbook.NONE)).hasSize(1);
    }

    private List<String> claims(Handbook handbook) {
        return ledger.standings().background(ID, Optional.empty(), handbook).claims();
    }

    /** @return where the text of the note was */
    private Path forgetTexts() throws IOException {
        try (Stream<Path> texts = Files.list(state.resolve("snapshots"))) {
            for (Path text : texts.toList()) {
                Files.delete(text);
            }
        }
        return state.resolve("snapshots").resolve(Digest.of(FORGED.bytes()).value());
    }
}
