package dev.aiemployee.cloud.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void whatWasThereAtTheFirstLookIsKept() {
        StuckMail stuck = new StuckMail(3, 1, SINCE, SINCE, false);
        MailCursor cursor = new MailCursor("me@mail.example:993/INBOX", 17, 42, 40, SINCE, List.of(stuck));

        new MailCursorFile(state.resolve("cursor")).save(cursor);

        assertThat(new MailCursorFile(state.resolve("cursor")).load(cursor.account()))
                .contains(cursor);
    }

    @Test
    void anotherMailboxStartsAnew() {
        MailCursorFile file = new MailCursorFile(state.resolve("cursor"));
        file.save(new MailCursor("me@mail.example:993/INBOX", 17, 42, SINCE));

        assertThat(file.load("you@mail.example:993/INBOX")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n",
                "",
                "-1 12 2026-11-20T08:15:00Z me@mail.example:993/INBOX\n",
                "7 12 2026-11-20T08:15:00Z me@mail.example:993/INBOX\nstuck\n",
                "7 12 2026-99-20T08:15:00Z me@mail.example:993/INBOX\n",
                "9999999999999999999 12 2026-11-20T08:15:00Z me@mail.example:993/INBOX\n"
            })
    void whatIsNoCursorStopsNothing(String text) throws IOException {
        Files.writeString(state.resolve("cursor"), text);
        MailCursorFile file = new MailCursorFile(state.resolve("cursor"));

        assertThat(file.load("me@mail.example:993/INBOX")).isEmpty();
        assertThat(file.lastKept()).isPresent();
    }
}
