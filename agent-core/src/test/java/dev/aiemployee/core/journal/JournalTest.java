package dev.aiemployee.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Map<String, String> ONE = Map.of("state", "SHOWN", "subject", "a\n\"b\" 😀\u2028");
    private static final Map<String, String> TWO = Map.of("state", "APPROVED");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("state/cloud/ledger.jsonl");
    }

    @Test
    void whatWasAppendedIsReadInOrderAfterOpeningAgain() {
        try (Journal journal = Journal.open(file)) {
            journal.append(ONE);
            journal.append(TWO);
            assertThat(journal.readAll()).containsExactly(ONE, TWO);
        }

        try (Journal again = Journal.open(file)) {
            again.append(ONE);
            assertThat(again.readAll()).containsExactly(ONE, TWO, ONE);
        }
    }

    @Test
    void aRecordIsInTheFileWhenAppendReturns() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.append(TWO);

            assertThat(file).hasContent("{\"state\":\"APPROVED\"}\n");
            assertThat(Journal.read(file)).containsExactly(TWO);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aTornLastLineIsCutAtEveryLength() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.append(ONE);
            journal.append(TWO);
        }
        byte[] whole = Files.readAllBytes(file);
        int start = whole.length - "{\"state\":\"APPROVED\"}\n".length();

        for (int length = start; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(Journal.read(file)).containsExactly(ONE);
            try (Journal journal = Journal.open(file)) {
                journal.append(TWO);
                assertThat(journal.readAll()).containsExactly(ONE, TWO);
            }
        }
    }

    @Test
    void blocksThatPowerLossLeftEmptyAreATornLine() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.append(ONE);
        }
        Files.write(file, new byte[512], StandardOpenOption.APPEND);

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.readAll()).containsExactly(ONE);
        }
    }

    @Test
    void damageInTheMiddleIsNeverPassedOver() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"a\":\"1\"}\ngarbage\n{\"b\":\"2\"}\n");

        assertThatThrownBy(() -> Journal.open(file))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("garbage");
    }

    @Test
    void aSecondWriterIsRefused() {
        try (Journal journal = Journal.open(file)) {
            assertThatThrownBy(() -> Journal.open(file))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining("open in another process");
            journal.append(ONE);
        }
        assertThat(Journal.read(file)).containsExactly(ONE);
    }

    @Test
    void aJournalThatFailedTakesNoMore() {
        Journal journal = Journal.open(file);
        journal.close();

        assertThatThrownBy(() -> journal.append(ONE)).isInstanceOf(VaultException.class);
        assertThat(Journal.read(file)).isEmpty();
    }

    @Test
    void anInterruptDoesNotSpoilIt() {
        try (Journal journal = Journal.open(file)) {
            Thread.currentThread().interrupt();
            journal.append(ONE);

            assertThat(Thread.interrupted()).isTrue();
            journal.append(TWO);
            assertThat(journal.readAll()).containsExactly(ONE, TWO);
        }
    }

    @Test
    void aMissingJournalIsEmpty() {
        assertThat(Journal.read(file)).isEmpty();
    }
}
