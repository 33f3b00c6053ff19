package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.vault.VaultException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class FailingRoundsTest {
    private final FailingRounds failures = new FailingRounds();

    @Test
    void aFullDiskIsToldWhenItBeginsAndWhenItEndsWhateverFileItMeets() {
        assertThat(failures.isNews("round", full("a.md"))).isTrue();
        assertThat(failures.isNews("round", full("b.md"))).isFalse();
        assertThat(failures.isOver("round")).isTrue();
        assertThat(failures.isOver("round")).isFalse();
        assertThat(failures.isNews("round", full("a.md"))).isTrue();
    }

    @Test
    void anotherFailureIsNews() {
        failures.isNews("round", full("a.md"));

        assertThat(failures.isNews("round", new IllegalStateException())).isTrue();
        assertThat(failures.isNews("mail", full("a.md"))).isTrue();
    }

    private static VaultException full(String file) {
        return new VaultException(
                "cannot write " + file, new FileSystemException(file, null, "No space left on device"));
    }
}
