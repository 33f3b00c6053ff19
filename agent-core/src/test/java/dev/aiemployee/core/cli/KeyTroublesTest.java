package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.SshGitHost;
import dev.aiemployee.core.support.SshKeys;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each problem with a key or a Git server over SSH is said by {@code check}, and every command it advises works as it stands. */
class KeyTroublesTest {
    private static final Pattern COMMAND = Pattern.compile("`([^`]* [^`]*)`");

    @TempDir
    Path folder;

    private Path keys;
    private SshGitHost host;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        keys = Files.createDirectories(folder.resolve("Anna's keys"));
        host = new SshGitHost(keys);
        shell = new Shell(folder, AgentKind.LOCAL);
        shell.variables.put("GIT_REMOTE_URL", host.url());
        shell.variables.put("GIT_SSH_KEY_PATH", host.key().toString());
        shell.variables.put("GIT_KNOWN_HOSTS_PATH", host.knownHosts().toString());
        assertThat(shell.type("init")).as(shell.err).isZero();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void withTheRightKeyAllIsWell() {
        assertThat(shell.type("check")).as(shell.err).isZero();
    }

    @Test
    void aMissingKeyCanBeMadeWhereItIsExpected() throws Exception {
        Path key = keys.resolve("not yet/key");
        shell.variables.put("GIT_SSH_KEY_PATH", key.toString());

        assertThat(check()).contains("there is no file " + key, "GIT_SSH_KEY_PATH");
        carryOut(1);

        assertThat(key).exists();
        assertThat(check()).contains("does not let the key", "permission denied");
    }

    @Test
    void aKeyWithAPassphraseIsCalledThatAndTheWayOutMakesOneWithout() throws Exception {
        Path locked = keys.resolve("locked");
        OpenSSHKeyEncryptionContext cipher = new OpenSSHKeyEncryptionContext();
        cipher.setPassword("open sesame");
        cipher.setCipherType("256");
        try (OutputStream out = Files.newOutputStream(locked)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(SshKeys.make(), "agent", cipher, out);
        }
        shell.variables.put("GIT_SSH_KEY_PATH", locked.toString());

        assertThat(check()).contains("has a passphrase", "GIT_SSH_KEY_PATH=" + locked + "-agent");
        carryOut(1);
        shell.variables.put("GIT_SSH_KEY_PATH", locked + "-agent");

        assertThat(check()).contains("does not let the key");
    }

    @ParameterizedTest
    @CsvSource({
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8 me, public half",
        "PuTTY-User-Key-File-3: ssh-ed25519, PuTTY",
        "hello, holds no private key"
    })
    void whatIsNoPrivateKeyIsCalledWhatItIs(String content, String name) throws Exception {
        Path file = Files.writeString(keys.resolve("other"), content + "\n");
        shell.variables.put("GIT_SSH_KEY_PATH", file.toString());

        assertThat(check()).contains(name);
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsShown() throws Exception {
        Path key = host.otherKey();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        shell.variables.put("GIT_SSH_KEY_PATH", key.toString());

        assertThat(check()).contains("does not let the key " + key + " in");

        assertThat(carryOut(1)).contains("ssh-ed25519 ");
    }

    @Test
    void aServerThatIsNotPinnedIsPinnedByWhatIsAdvised() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/ssh-keyscan")), "no ssh-keyscan on this machine");
        shell.variables.put(
                "GIT_KNOWN_HOSTS_PATH", keys.resolve("new place/known").toString());

        assertThat(check()).contains("is not pinned in");
        assertThat(carryOut(2)).contains("SHA256:");

        assertThat(shell.type("check")).as(shell.err).isZero();
    }

    @Test
    void aServerWithAnotherKeyIsPinnedAnewByWhatIsAdvised() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/ssh-keyscan")), "no ssh-keyscan on this machine");
        host.pretendAnotherHostKey();

        assertThat(check()).contains("shows another key than the one pinned", "somebody is in between");
        carryOut(3);

        assertThat(shell.type("check")).as(shell.err).isZero();
    }

    @Test
    void aRepositoryThatTheKeysAccountDoesNotSeeIsSaidInTheHostsWords() throws Exception {
        host.refuses("git-upload-pack", "ERROR: Repository not found.\n");

        assertThat(check()).contains("ERROR: Repository not found.", "GIT_REMOTE_URL", "whose key this is");
        assertThat(carryOut(1)).contains("ssh-ed25519 ");
    }

    @Test
    void aKeyThatMayOnlyReadIsFoundBeforeTheFirstPush() {
        host.refuses("git-receive-pack", "ERROR: The key has been marked as read only.\n");

        assertThat(check()).contains("can be read, but takes no push of this agent", "deploy key with write access");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        shell.variables.put("GIT_REMOTE_URL", "ssh://git@127.0.0.1:2/origin.git");
        assertThat(check()).contains("nothing answers at 127.0.0.1, port 2", "GIT_REMOTE_URL");

        shell.variables.put("GIT_REMOTE_URL", "git@nowhere.invalid:vault.git");
        assertThat(check()).contains("no machine is known by the name nowhere.invalid");
    }

    private String check() {
        assertThat(shell.type("check")).as(shell.err).isEqualTo(2);
        assertThat(shell.err).doesNotContain("Exception", "\tat ");
        return shell.err;
    }

    /** Types each command between backquotes, in another folder; answers what they print. */
    private String carryOut(int expected) throws IOException, InterruptedException {
        List<String> commands = COMMAND.matcher(shell.err)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(commands).hasSize(expected);
        StringBuilder said = new StringBuilder();
        for (String command : commands) {
            Process typed = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String words = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(typed.waitFor()).as("%s: %s", command, words).isZero();
            said.append(words);
        }
        return said.toString();
    }
}
