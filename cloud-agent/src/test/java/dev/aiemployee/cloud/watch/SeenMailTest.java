package dev.aiemployee.cloud.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenMailTest {
    private static final String KEY = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    @TempDir
    private Path state;

    @Test
    void aKeyIsRememberedOverARestart() {
        new SeenMail(state.resolve("mail/seen")).add(KEY);

        SeenMail seen = new SeenMail(state.resolve("mail/seen"));

        assertThat(seen.contains(KEY)).isTrue();
        assertThat(seen.contains(OTHER)).isFalse();
    }

    @Test
    void aTornLastLineIsDroppedAndTheNextOneIsWhole() throws IOException {
        Path file = state.resolve("seen");
        new SeenMail(file).add(KEY);
        Files.writeString(file, "bbbb", StandardOpenOption.APPEND);

        new SeenMail(file).add(OTHER);

        assertThat(Files.readString(file)).isEqualTo(KEY + "\n" + OTHER + "\n");
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        SeenMail seen = new SeenMail(state.resolve("seen"));

        assertThatIllegalArgumentException().isThrownBy(() -> seen.add("abc"));
    }
}
