package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
