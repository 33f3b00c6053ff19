package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs against the packaged jar; Maven's default excludes would leave the template's {@code .gitignore} out of it. */
class VaultTemplateIT {
    private static final Path SOURCE = Path.of("../vault-template");

    @Test
    void thePackagedJarHoldsEveryFileOfTheTemplate() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(SOURCE)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file -> expected.add(VaultPath.of(SOURCE, file).value()));
        }

        assertThat(VaultTemplate.class.getResource("/vault-template/Dashboard.md"))
                .hasProtocol("jar");
        assertThat(VaultTemplate.files().keySet())
                .extracting(VaultPath::value)
                .containsExactlyElementsOf(expected)
                .contains(".gitignore");
    }
}
