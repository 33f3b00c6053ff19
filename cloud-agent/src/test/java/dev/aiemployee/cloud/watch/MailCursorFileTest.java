package dev.aiemployee.cloud.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCursorFileTest {
    private static final Instant SINCE = Instant.parse("2026-11-17T08:20:00.123Z");

    @TempDir
    private Path state;

    @Test
    void aKeptCursorIsThereAfterARestart() {
        MailCursor cursor = new MailCursor("me@mail.example:993/INBOX", 17, 42, SINCE);

        new MailCursorFile(state.resolve("mail/cursor")).save(cursor);

        assertThat(new MailCursorFile(state.resolve("mail/cursor")).load(cursor.account()))
                .contains(cursor);
    }

    @Test
    void anotherMailboxStartsAnew() {
        MailCursorFile file = new MailCursorFile(state.resolve("cursor"));
        file.save(new MailCursor("me@mail.example:993/INBOX", 17, 42, SINCE));

        assertThat(file.load("you@mail.example:993/INBOX")).isEmpty();
    }

    @Test
    void aFileThatIsNotOursSaysWhatToDo() throws IOException {
        Files.writeString(state.resolve("cursor"), "hello\n");

        assertThatThrownBy(() -> new MailCursorFile(state.resolve("cursor")).load("x"))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("delete the file");
    }
}
