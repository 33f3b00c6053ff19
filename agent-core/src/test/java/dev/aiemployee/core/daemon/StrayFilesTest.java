package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.env.EnvCheck;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrayFilesTest {
    private static final String KEY = "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n";

    @TempDir
    Path folder;

    private Path vault;
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        home = Files.createDirectories(folder.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wa.session",
                "a/b/wa.Session.JSON",
                "credentials.json",
                "token_gmail.json",
                "a/server.pem",
                "deploy.KEY",
                "id_rsa",
                "ID_ED25519",
                "store.p12",
                "putty.ppk",
                "vault.kdbx",
                ".env.local",
                ".netrc"
            })
    void theCloudFindsWhatIsNoneOfItsOwnInTheVaultAndBesideItself(String name) throws IOException {
        write(vault.resolve(name), "value");
        write(home.resolve(name), "value");

        List<Problem> problems = problems(AgentKind.CLOUD, Map.of());

        assertThat(problems)
                .extracting(Problem::name)
                .containsExactlyInAnyOrder(
                        vault.resolve(name).toString(), home.resolve(name).toString());
        assertThat(problems.toString()).doesNotContain("value,").contains("move it off this machine");
    }

    @Test
    void aPrivateKeyUnderAnyNameBesideTheAgentIsFound() throws IOException {
        write(home.resolve("notes"), KEY);
        write(home.resolve("a/b/c/too-deep"), KEY);

        assertThat(problems(AgentKind.CLOUD, Map.of()))
                .extracting(Problem::name)
                .containsExactly(home.resolve("notes").toString());
    }

    @Test
    void itsOwnKeyAndItsMailCredentialAreItsOwnAlsoThroughALink() throws IOException {
        write(home.resolve(".ssh/id_ed25519"), KEY);
        write(home.resolve("credentials.json"), "{}");
        Files.createSymbolicLink(folder.resolve("link"), home.resolve(".ssh/id_ed25519"));

        assertThat(problems(
                        AgentKind.CLOUD,
                        Map.of(
                                "GIT_SSH_KEY_PATH", folder.resolve("link").toString(),
                                "GMAIL_CREDENTIALS_PATH",
                                        home.resolve("credentials.json").toString())))
                .isEmpty();
        assertThat(problems(AgentKind.CLOUD, Map.of())).hasSize(2);
    }

    @Test
    void ordinaryFilesAndGitsOwnAreNone() throws IOException {
        for (String name : List.of(
                "keys.md",
                "id_ed25519.pub",
                "Monkey.md",
                ".env.local.example",
                ".env.cloud",
                ".git/x.key",
                "known_hosts")) {
            write(vault.resolve(name), "x");
            write(home.resolve(name), "x");
        }

        assertThat(problems(AgentKind.CLOUD, Map.of())).isEmpty();
    }

    @Test
    void onTheOperatorsMachineTheyMayLie() throws IOException {
        write(home.resolve("wa.session"), "x");

        assertThat(problems(AgentKind.LOCAL, Map.of())).isEmpty();
    }

    private List<Problem> problems(AgentKind kind, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "VAULT_PATH", vault.toString(),
                "STATE_PATH", folder.resolve("state").toString(),
                "GIT_REMOTE_URL", "file:///srv/vault.git"));
        variables.put(kind == AgentKind.CLOUD ? "MAIL_SOURCE" : "DRY_RUN", kind == AgentKind.CLOUD ? "none" : "true");
        variables.putAll(more);
        return StrayFiles.problems(EnvCheck.check(kind, variables, Map.of()).orThrow(), List.of(home, home));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
