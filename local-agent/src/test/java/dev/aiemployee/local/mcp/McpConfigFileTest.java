package dev.aiemployee.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpConfigFileTest {
    private static final String TEXT = """
            servers: {fake: {command: [PROGRAM], folder: FOLDER}}
            actions: [{action: send_whatsapp, server: fake, tool: send, arguments: {to: "{chat}", text: "{body}"}}]
            """;

    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void make() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
    }

    @Test
    void aFileOfTheOperatorsOwnIsRead() throws IOException {
        McpConfigFile.Loaded loaded = McpConfigFile.load(write(folder.resolve("mcp.yaml"), "/bin/cat", "/"), vault);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.notes()).isEmpty();
        assertThat(loaded.config().actions()).hasSize(1);
    }

    @Test
    void aFileInTheVaultIsRefusedAlsoBehindALink() throws IOException {
        Path shared = write(vault.resolve("mcp.yaml"), "/bin/cat", "/");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), shared);

        assertThat(McpConfigFile.load(shared, vault).problems())
                .extracting(Problem::what)
                .containsExactly("lies in the vault, which is shared");
        assertThat(McpConfigFile.load(link, vault).problems())
                .extracting(Problem::what)
                .containsExactly("lies in the vault, which is shared");
    }

    @Test
    void aProgramOrFolderInTheVaultIsRefused() throws IOException {
        Path program =
                write(folder.resolve("a.yaml"), vault.resolve("x/../tool").toString(), "/");
        Path place =
                write(folder.resolve("b.yaml"), "/bin/cat", vault.resolve("x").toString());

        assertThat(McpConfigFile.load(program, vault).problems())
                .extracting(Problem::what)
                .containsExactly("starts server `fake` from the vault, which is shared");
        assertThat(McpConfigFile.load(place, vault).problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"rw-rw----,1,0", "rw----rw-,1,0", "rw-r-----,0,1", "rw-------,0,0"})
    void whoElseMayWriteItWouldRunProgramsHere(String rights, int problems, int notes) throws IOException {
        Path file = write(folder.resolve("mcp.yaml"), "/bin/cat", "/");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

        McpConfigFile.Loaded loaded = McpConfigFile.load(file, vault);

        assertThat(loaded.problems()).hasSize(problems);
        assertThat(loaded.notes()).hasSize(notes);
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rw-------"));
        Path huge = Files.write(folder.resolve("huge"), new byte[300 << 10]);

        assertThat(McpConfigFile.load(folder.resolve("nowhere"), vault).problems())
                .hasSize(1);
        assertThat(McpConfigFile.load(folder, vault).problems()).hasSize(1);
        assertThat(McpConfigFile.load(binary, vault).problems()).hasSize(1);
        assertThat(McpConfigFile.load(huge, vault).problems()).hasSize(1);
    }

    private static Path write(Path file, String program, String folder) throws IOException {
        Files.writeString(file, TEXT.replace("PROGRAM", program).replace("FOLDER", folder));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
