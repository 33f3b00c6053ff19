package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.core.vault.VaultTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cloud agent's jar as a whole: what it refuses to start with, and what it cannot do because it is not in it. */
class CloudJarIT {
    private static final String PASSWORD = "correct-horse-4711";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private AgentJar cloud;

    @BeforeEach
    void configure() {
        settings.put("VAULT_PATH", folder.resolve("vault").toString());
        settings.put("STATE_PATH", folder.resolve("state").toString());
        settings.put("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        settings.put("MAIL_SOURCE", "none");
        settings.put("GIT_SYNC_INTERVAL", "1");
        cloud = new AgentJar(folder.resolve("home")).settings(".env.cloud", settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void aCredentialThatSendsInTheEnvironmentIsRefusedByNameAlone(String command) {
        cloud.variable("SMTP_PASSWORD", PASSWORD);

        assertRefused(cloud.run(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void aCredentialThatSendsInTheSettingsFileIsRefusedByNameAlone(String command) {
        settings.put("SMTP_PASSWORD", PASSWORD);
        cloud.settings(".env.cloud", settings);

        assertRefused(cloud.run(command));
    }

    private static void assertRefused(AgentJar.Result result) {
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("SMTP_PASSWORD");
        assertThat(result.text()).doesNotContain(PASSWORD);
    }

    @Test
    void withoutSuchACredentialItIsWellAndRunsAndLogs() throws IOException {
        publishVault();

        AgentJar.Result init = cloud.run("init");
        AgentJar.Result check = cloud.run("check");

        assertThat(init.exitCode()).as(init.text()).isZero();
        assertThat(check.exitCode()).as(check.text()).isZero();
        Path task = folder.resolve("vault/Needs_Action/files/FILE_0001.md");
        Files.createDirectories(task.getParent());
        Files.writeString(task, "---\nid: FILE_0001\ntype: file\nstatus: needs_action\n---\nread it\n");
        try (RunningJar running = cloud.start("run")) {
            await().atMost(Duration.ofSeconds(90))
                    .until(() ->
                            running.log().matches("(?s).*T[0-9:]+Z INFO  SyncRhythm commit=[0-9a-f]+ published.*"));
            assertThat(running.log()).doesNotContain("ClassNotFound", "NoClassDefFound", "ERROR");
            assertThat(running.isAlive()).isTrue();
        }
    }

    @Test
    void nothingInTheJarCanSendMail() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("fat.jar"))) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .contains("org/eclipse/angus/mail/imap/IMAPStore.class")
                    .noneMatch(name -> name.startsWith("org/eclipse/angus/mail/smtp/"))
                    .noneMatch(name -> name.startsWith("ch/qos/logback/") && name.contains("SMTP"))
                    .noneMatch(name -> name.startsWith("dev/aiemployee/local/"))
                    .noneMatch(name -> name.startsWith("io/modelcontextprotocol/"))
                    .noneMatch(name -> name.startsWith("com/icegreen/"))
                    .noneMatch(name -> name.startsWith("org/apache/sshd/git/"));
            assertThat(providers(jar, names)).contains("IMAPStore").doesNotContainIgnoringCase("transport", "smtp");
        }
    }

    /** Every file by which Jakarta Mail finds a protocol (Session's Javadoc, and the service loader's). */
    private static String providers(JarFile jar, List<String> names) throws IOException {
        StringBuilder providers = new StringBuilder();
        for (String name : names) {
            if (name.matches("META-INF/((javamail|jakarta)\\.(default\\.)?providers|services/jakarta\\.mail\\..*)")) {
                byte[] text = jar.getInputStream(jar.getEntry(name)).readAllBytes();
                providers.append(new String(text, StandardCharsets.UTF_8));
            }
        }
        return providers.toString();
    }

    @Test
    void itExplainsItself() {
        AgentJar.Result version = cloud.run("--version");
        AgentJar.Result help = cloud.run("--help");

        assertThat(version.exitCode()).isZero();
        assertThat(version.output()).matches("(?s)cloud-agent \\d+\\.\\d+\\.\\d+.*Java 1?\\d.*");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("Usage: cloud-agent", "run", "init", "check", "status", "Exit codes");
    }

    @Test
    void anUnknownCommandIsExitCodeTwo() {
        AgentJar.Result result = cloud.run("rnu");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("rnu", "cloud-agent");
    }

    @Test
    void aVaultThatIsNotMadeYetIsExitCodeTwoWithTheWayToMakeIt() {
        AgentJar.Result result = cloud.run("run");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).contains("VAULT_PATH", "cloud-agent init");
    }

    /** A vault on the remote, as the local agent's {@code init} would leave it. */
    private void publishVault() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        VaultTemplate.copyTo(first);
        NativeGit git = new NativeGit(first);
        git.run("init", "--initial-branch=main");
        git.run("add", "--all");
        git.run("commit", "-m", "Local: the vault");
        git.run("push", folder.resolve("origin.git").toString(), "main");
    }
}
