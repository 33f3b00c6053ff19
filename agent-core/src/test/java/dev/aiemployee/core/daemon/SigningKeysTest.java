package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.EnvCheck;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.support.SshKeys;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private String publicKey;

    @BeforeEach
    void aVaultAndAKey() throws IOException {
        Files.createDirectory(folder.resolve("vault"));
        publicKey = SshKeys.write(folder.resolve("device"));
        settings.put("VAULT_PATH", folder.resolve("vault").toString());
        settings.put("STATE_PATH", folder.resolve("state").toString());
        settings.put("GIT_REMOTE_URL", folder.toUri().toString());
        settings.put("DRY_RUN", "true");
        settings.put("DEVICE_KEY_PATH", folder.resolve("device").toString());
    }

    @Test
    void everyProblemIsNamedAtOnce() throws IOException {
        settings.put("OPERATOR_ALLOWED_SIGNERS", folder.resolve("missing").toString());
        settings.put("DEVICE_ALLOWED_SIGNERS", write("devices", "not a line\n"));
        settings.put("DEVICE_KEY_PATH", write("no-key", "text\n"));

        assertThat(read().problems())
                .extracting(Problem::name)
                .containsExactlyInAnyOrder("OPERATOR_ALLOWED_SIGNERS", "DEVICE_ALLOWED_SIGNERS", "DEVICE_KEY_PATH");
    }

    @Test
    void anEngineNeverSignsWithTheOperatorsKey() throws IOException {
        settings.put("OPERATOR_ALLOWED_SIGNERS", write("operators", "mara " + publicKey + "\n"));

        assertThat(read().problems()).extracting(Problem::name).containsExactly("DEVICE_KEY_PATH");
    }

    @Test
    void aDeviceIsAnotherLocalAgent() throws IOException {
        settings.put("DEVICE_ALLOWED_SIGNERS", write("devices", "cloud " + publicKey + "\nlocal " + publicKey + "\n"));

        assertThat(read().problems()).hasSize(2);
    }

    @Test
    void aLinkIntoTheVaultIsRefused() throws IOException {
        Path inside = folder.resolve("vault/signers");
        Files.writeString(inside, "mara " + publicKey + "\n");
        Files.createSymbolicLink(folder.resolve("link"), inside);
        settings.put("OPERATOR_ALLOWED_SIGNERS", folder.resolve("link").toString());

        assertThat(read().problems()).extracting(Problem::what).containsExactly("lies in the vault, which is shared");
    }

    @Test
    void aFileThatOthersCanWriteIsToldOf() throws IOException {
        String file = write("devices", "local-2 " + SshKeys.write(folder.resolve("other")) + "\n");
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-rw-rw-"));
        settings.put("DEVICE_ALLOWED_SIGNERS", file);

        assertThat(read().problems()).isEmpty();
        assertThat(read().notes()).anyMatch(note -> note.contains("others can write"));
    }

    private SigningKeys read() {
        return SigningKeys.of(
                EnvCheck.check(AgentKind.LOCAL, settings, Map.of()).orThrow(), ZoneOffset.UTC);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
