package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.support.NativeGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {
    @TempDir
    Path vault;

    @Test
    void aPathThatNoIndexCanHoldKeepsNoOtherOut() {
        try (VaultRepository repository = VaultRepository.create(vault, "main")) {
            TreeEntry file = TreeEntry.file(repository.objects().writeBlob("text".getBytes(StandardCharsets.UTF_8)));

            boolean written = repository
                    .index()
                    .follow(List.of(
                            new TreeChange("../escaped.md", null, file),
                            new TreeChange(".git/hooks/post-checkout", null, file),
                            new TreeChange("Notes/a.md", null, file)));

            assertThat(written).isTrue();
            assertThat(new NativeGit(vault).run("ls-files").strip()).isEqualTo("Notes/a.md");
        }
    }

    /** {@code git add -N} says that a file will be added; when we add it, that is done. */
    @ParameterizedTest
    @ValueSource(strings = {"3", "4"})
    void whatWasMeantToBeAddedIsAdded(String version) throws IOException {
        NativeGit git = new NativeGit(vault);
        try (VaultRepository repository = VaultRepository.create(vault, "main")) {
            byte[] text = "text\n".getBytes(StandardCharsets.UTF_8);
            TreeEntry file = TreeEntry.file(repository.objects().writeBlob(text));
            repository.objects().secure();
            Files.write(vault.resolve("meant.md"), text);
            git.run("add", "-N", "meant.md");
            git.run("update-index", "--index-version", version);

            assertThat(repository.index().follow(List.of(new TreeChange("meant.md", null, file))))
                    .isTrue();

            assertThat(git.run("ls-tree", "--name-only", git.run("write-tree").strip()))
                    .isEqualTo("meant.md\n");
            assertThat(git.run("status", "--porcelain")).isEqualTo("A  meant.md\n");
        }
    }
}
