package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictCopiesTest {
    private static final String TASK = "---\nid: EMAIL_1\ntype: email\n---\n\ntext\n";

    @TempDir
    Path vault;

    @Test
    void copiesAreFoundWhereverTheyAreAndOrdinaryNotesAreNone() throws IOException {
        write("Area/Diary.md", "mine\n");
        write("Area/Diary 2.md", "mine\n");
        write("Area/Diary (Mara's conflicted copy 2026-11-29).md", "mine\n");
        write("Needs_Action/email/EMAIL_1.md", TASK);
        write("Needs_Action/email/EMAIL_1-LAPTOP.md", TASK);
        write("Needs_Action/email/EMAIL_1 (1).md", TASK);
        write(".stversions/Diary.sync-conflict-20261129-174003-ABCDEFG.md", "old\n");

        assertThat(ConflictCopies.in(vault).keySet())
                .extracting(VaultPath::value)
                .containsExactly(
                        "Area/Diary (Mara's conflicted copy 2026-11-29).md",
                        "Needs_Action/email/EMAIL_1 (1).md",
                        "Needs_Action/email/EMAIL_1-LAPTOP.md");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(vault.resolve(path).getParent());
        Files.writeString(vault.resolve(path), text);
    }
}
