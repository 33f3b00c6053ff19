package dev.aiemployee.core.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookFileTest {
    private static final String CONTACT = "## Contacts\n\n| Name | Address |\n|---|---|\n| A | %s |\n";

    @TempDir
    private Path vault;

    @Test
    void theSameTextIsParsedOnceAndAnotherOneCounts() throws IOException {
        Path file = vault.resolve("Company_Handbook.md");
        HandbookFile handbook = new HandbookFile(new VaultReader(vault, new NoteFormat()));
        Files.writeString(file, CONTACT.formatted("a@x1.example"));

        Handbook first = handbook.read();
        Handbook again = handbook.read();
        Files.writeString(file, CONTACT.formatted("b@x1.example"));
        Handbook other = handbook.read();
        Files.delete(file);

        assertThat(again).isSameAs(first);
        assertThat(first.find("a@x1.example")).isPresent();
        assertThat(other.find("a@x1.example")).isEmpty();
        assertThat(other.find("b@x1.example")).isPresent();
        assertThat(handbook.read().contacts()).isEmpty();
    }
}
