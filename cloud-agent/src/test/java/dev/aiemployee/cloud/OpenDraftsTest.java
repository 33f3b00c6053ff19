package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.TaskPlaces;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One draft a conversation: that for a later mail names the one that it replaces. */
class OpenDraftsTest {
    private static final String FIRST =
            "From: Ada <ada@engines.example>\nSubject: Plan B\nMessage-ID: <1@engines.example>\n\nReady?\n";
    private static final String SECOND = """
            From: Ada <ada@engines.example>
            Subject: Re: Plan B
            Message-ID: <2@engines.example>
            In-Reply-To: <1@engines.example>
            References: <1@engines.example>

            And how much is it?
            """;

    @TempDir
    private Path folder;

    private Desk desk;
    private CloudDesk open;

    @BeforeEach
    void openTheDesk() {
        desk = new Desk(folder);
        open = desk.open();
    }

    @Test
    void theDraftForALaterMailNamesTheOneBefore() {
        Note first = drafted(FIRST);

        Note second = drafted(SECOND);

        assertThat(first.text("supersedes")).isEmpty();
        assertThat(second.text("supersedes")).isEqualTo(first.text("id"));
        assertThat(second.body()).contains("a later mail of the same conversation");
    }

    @Test
    void soItDoesAfterARestart() {
        Note first = drafted(FIRST);
        open = desk.open();

        assertThat(drafted(SECOND).text("supersedes")).isEqualTo(first.text("id"));
    }

    @Test
    void aThirdNamesTheSecond() {
        drafted(FIRST);
        Note second = drafted(SECOND);

        Note third = drafted(SECOND.replace("<2@", "<3@")
                .replace("References: <1@engines.example>", "References: <1@engines.example> <2@engines.example>")
                .replace("how much", "how many"));

        assertThat(third.text("supersedes")).isEqualTo(second.text("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another person", "no reference", "forged reference to itself"})
    void anotherConversationNamesNone(String other) {
        drafted(FIRST);

        String mail = switch (other) {
            case "another person" -> SECOND.replace("Ada <ada@", "Tom <tom@");
            case "no reference" -> SECOND.replaceAll("(In-Reply-To|References).*\n", "");
            default -> SECOND.replace("<1@engines.example>", "<2@engines.example>");
        };

        assertThat(drafted(mail).text("supersedes")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "moved", "gone"})
    void whatDoesNotWaitAnyMoreIsNotNamed(String how) {
        drafted(FIRST);
        VaultPath first = desk.notes(VaultLayout.PENDING_APPROVAL).get(0);
        Note note = desk.note(first);
        switch (how) {
            case "approved" -> desk.writer.write(first, note.with("status", "approved"));
            case "moved" ->
                desk.writer.move(first, VaultLayout.APPROVED.child("email").child(first.fileName()), note);
            default -> desk.writer.delete(first, note.bytes());
        }

        assertThat(drafted(SECOND).text("supersedes")).isEmpty();
    }

    private Note drafted(String mail) {
        desk.mailbox.deliver(mail);
        TaskId task = desk.claim(desk.take().tasks().get(0));
        WorkOutcome.Drafted drafted = desk.publish(open.work(task, new TaskPlaces(desk.vault::notesUnder)::of));
        return desk.note(drafted.approval());
    }
}
