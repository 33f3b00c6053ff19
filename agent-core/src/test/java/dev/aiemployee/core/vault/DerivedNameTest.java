package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.ownership.Paths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedNameTest {
    private static final String MARK = "0123456789";

    @Test
    void aNameThatFitsStaysWhole() {
        assertThat(DerivedName.of(".aside-", "note.md", "")).isEqualTo(".aside-note.md");
        assertThat(CopyName.of(new VaultPath("Notes/a.md"), MARK))
                .isEqualTo(new VaultPath("Conflicts/Notes/a.md.0123456789.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "語", "😀", "e\u0301"})
    void theCopyOfALongNameHasANameThatEverySystemHolds(String letter) {
        String name = letter.repeat(252 / letter.getBytes(StandardCharsets.UTF_8).length) + ".md";
        VaultPath copy = CopyName.of(new VaultPath("Notes/" + name), MARK);

        assertThat(Paths.refusal(copy.value())).isEmpty();
        assertThat(CopyName.isCopy(copy)).isTrue();
        assertThat(CopyName.of(copy, MARK)).as("a copy of the copy").isEqualTo(copy);
    }

    @Test
    void twoLongNamesThatBeginAlikeHaveTwoCopies() {
        String start = "a".repeat(245);

        assertThat(CopyName.of(new VaultPath(start + "1.md"), MARK))
                .isNotEqualTo(CopyName.of(new VaultPath(start + "2.md"), MARK));
    }

    @Test
    void theCopyOfADeepNoteHasAPathThatIsSynced() {
        String deep = "folder/".repeat(144) + "note.md";
        VaultPath copy = CopyName.of(new VaultPath(deep), MARK);

        assertThat(Paths.refusal(deep)).isEmpty();
        assertThat(Paths.refusal(copy.value())).isEmpty();
        assertThat(copy)
                .isNotEqualTo(CopyName.of(new VaultPath("folder/" + "folder/".repeat(142) + "Folder/note.md"), MARK));
    }

    @Test
    void aNoteWithTheLongestNameIsReplacedMovedAndPutBack(@TempDir Path vault) throws IOException {
        Files.createDirectories(vault.resolve(".git"));
        Path note = vault.resolve("é".repeat(126) + ".md");
        byte[] one = "one".getBytes(StandardCharsets.UTF_8);
        byte[] two = "two".getBytes(StandardCharsets.UTF_8);
        Files.write(note, one);

        assertThat(AtomicFile.replace(note, one, two, Asides.of(vault))).isTrue();
        Path aside = Asides.of(vault).announce(note, two);
        Files.move(note, aside);
        Leftovers.settle(vault, Instant.now().plusSeconds(60));

        assertThat(note).hasContent("two");
    }
}
