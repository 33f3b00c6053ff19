package dev.aiemployee.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AgentName CLOUD = new AgentName("cloud");
    private static final GitRemote REMOTE = new GitRemote("git@example.org:vault.git");
    private static final Path VAULT = Path.of("/srv/vault").toAbsolutePath();

    @Test
    void aCloudAgentKeepsItsVaultInOneAbsoluteSpelling() {
        CloudAgent agent = new CloudAgent(CLOUD, VAULT.resolve("../vault"), REMOTE, null, NOW, null);

        assertThat(agent.vault()).isEqualTo(VAULT);
        assertThat(agent.synced(NOW).lastSync()).isEqualTo(NOW);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudAgent(CLOUD, Path.of("vault"), REMOTE, null, NOW, null));
    }

    @Test
    void aLocalAgentsSessionLiesOutsideTheVault() {
        assertThat(local(VAULT.resolve("../session")).sessionPath()).isEqualTo(VAULT.resolveSibling("session"));
        assertThat(local(null).online(NOW).lastOnline()).isEqualTo(NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> local(VAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> local(VAULT.resolve("a/../b/session")));
        assertThatIllegalArgumentException().isThrownBy(() -> local(Path.of("session")));
    }

    @Test
    void aLocalAgentNamesEachServerOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalAgent(CLOUD, VAULT, List.of("a", "a"), null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalAgent(CLOUD, VAULT, List.of(" "), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://git@example.org/vault.git",
                "ssh://example.org:2222/srv/vault",
                "git@example.org:vault.git",
                "example.org:srv/vault.git",
                "git@example.org:~/vault"
            })
    void anSshRemoteHasNoWarning(String remote) {
        assertThat(new GitRemote(remote).warning()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/vault.git",
                "http://127.0.0.1:8080/vault.git",
                "file:///srv/vault.git",
                "/srv/vault.git"
            })
    void anotherRemoteIsAllowedWithAWarning(String remote) {
        assertThat(new GitRemote(remote).warning()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.org/vault.git",
                "git://example.org/vault.git",
                "ext::sh -c id",
                "vault",
                "../vault",
                "--upload-pack=id",
                "-oProxyCommand=id:x",
                "ssh://-oProxyCommand=id/x",
                "git@-oProxyCommand=id:x",
                "ssh://host",
                "https://ann:hunter2@example.org/vault.git",
                "https://ghp_abcdef@example.org/vault.git",
                "http://127.0.0.1.example.org/vault.git",
                "ssh://git:hunter2@example.org/vault",
                "a b:c",
                "/srv/\nvault",
                "ftp://example.org/vault"
            })
    void anyOtherRemoteIsRefusedWithoutRepeatingIt(String remote) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GitRemote(remote))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "491701234567",
                "+0491701234567",
                "+49 170 1234567",
                "+123456",
                "+1234567890123456",
                "+49170x234567"
            })
    void aPhoneNumberIsInternational(String number) {
        assertThat(new PhoneNumber("+491701234567")).hasToString("+491701234567");
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(number));
    }

    private static LocalAgent local(Path session) {
        return new LocalAgent(new AgentName("local"), VAULT, List.of("social"), session, null);
    }
}
