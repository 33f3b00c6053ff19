package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.Samples;
import dev.aiemployee.core.task.AgentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudPartitionTest {
    private static final String VALUE = "correct-horse-battery";
    private static final String WORD = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final Map<String, String> CLOUD = Map.of(
            "HOME", "/home/ann",
            "VAULT_PATH", "/srv/vault",
            "GIT_REMOTE_URL", "ssh://git@example.org/vault.git",
            "GIT_SSH_KEY_PATH", "/k",
            "GIT_KNOWN_HOSTS_PATH", "/h",
            "IMAP_HOST", "imap.example.org",
            "IMAP_USER", "ann",
            "IMAP_READONLY_PASSWORD", "read-only");

    private static final Map<String, String> LOCAL = Map.of(
            "HOME", "/home/ann",
            "VAULT_PATH", "~/vault",
            "GIT_REMOTE_URL", "git@example.org:vault.git",
            "GIT_SSH_KEY_PATH", "/k",
            "GIT_KNOWN_HOSTS_PATH", "/h",
            "SMTP_HOST", "smtp.example.org",
            "SMTP_FROM", "ann@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP_PASSWORD",
                "SMTP_HOST",
                "smtp_password",
                "WHATSAPP_SESSION_PATH",
                "BANK_API_KEY",
                "BANK_API_URL",
                "PAYMENT_API_KEY",
                "ODOO_PASSWORD",
                "ODOO_API_KEY",
                "LINKEDIN_ACCESS_TOKEN",
                "LINKEDIN_CLIENT_ID",
                "FACEBOOK_PAGE_ID",
                "INSTAGRAM_USER",
                "TWITTER_BEARER",
                "X_BEARER_TOKEN",
                "X_ACCESS",
                "DB_PASSWORD",
                "PGPASSWORD",
                "MYSQL_PWD",
                "STRIPE_SECRET",
                "GITHUB_TOKEN",
                "NPM_CONFIG_TOKEN",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "OPENAI_API_KEY",
                "OPENAI_APIKEY",
                "DEPLOY_PRIVATE_KEY",
                "GOOGLE_APPLICATION_CREDENTIALS",
                "AWS_SESSION_TOKEN",
                "SIGNAL_SESSION",
                "SENT_IMAP_PASSWORD",
                "DASHBOARD_PASSWORD_HASH",
                "IMAP_PASSWORD",
                "GITHUB_PAT",
                "KEYFILE",
                "TWITTERKEY",
                "SENDMAIL_LOGIN",
                "SMTP",
                "ODOO_PW",
                "POSTMARK_SERVER",
                "EMAIL_PW",
                "MAILPASS",
                "SMTPPASS",
                "MAILPW",
                "mailpw2",
                "MAIL_PASSWORD2",
                "IMAP_PSWD",
                "SMTPUSER",
                "OTP_SEED",
                "BSKY_APP_PW",
                "BANKING_PIN",
                "MASTODON_ACCESS",
                "AUTH",
                "OUTBOX_PW",
                "PASSWORT",
                "CONFIG_B64",
                "AWS_SK",
                "OAUTH_REFRESH",
                "FINTS_PIN",
                "STRIPE_SK",
                "PAYPAL_CLIENT",
                "KENNWORT",
                "MOT_DE_PASSE",
                "PGPASSFILE",
                "ODOO_LOGIN",
                "SHOP_SMTP_HOST",
                "odooPassword",
                "smtpPass"
            })
    void theCloudRefusesACredentialOfAnotherInTheEnvironmentAndInTheFile(String name) {
        List<Problem> inProcess = rejected(AgentKind.CLOUD, with(CLOUD, name, VALUE), Map.of());
        List<Problem> inFile = rejected(AgentKind.CLOUD, CLOUD, Map.of(name, VALUE));

        assertThat(inProcess).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem.what()).contains("in the environment");
        });
        assertThat(inFile).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem.what()).contains("in the env file");
        });
        assertThat(inProcess.toString() + inFile).doesNotContain(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "PWD",
                "OLDPWD",
                "LANG",
                "LC_ALL",
                "TERM",
                "USER",
                "LOGNAME",
                "SHELL",
                "SHLVL",
                "_",
                "MAIL",
                "EDITOR",
                "DISPLAY",
                "XAUTHORITY",
                "SSH_AUTH_SOCK",
                "SSH_AGENT_PID",
                "SSH_CONNECTION",
                "SSH_CLIENT",
                "SSH_TTY",
                "SSH_ASKPASS",
                "GIT_ASKPASS",
                "SUDO_USER",
                "SUDO_COMMAND",
                "XDG_SESSION_ID",
                "XDG_SESSION_TYPE",
                "XDG_SESSION_CLASS",
                "XDG_RUNTIME_DIR",
                "DBUS_SESSION_BUS_ADDRESS",
                "DESKTOP_SESSION",
                "GDMSESSION",
                "SESSION_MANAGER",
                "KDE_SESSION_VERSION",
                "TERM_SESSION_ID",
                "INVOCATION_ID",
                "JOURNAL_STREAM",
                "NOTIFY_SOCKET",
                "LISTEN_FDS",
                "CREDENTIALS_DIRECTORY",
                "MEMORY_PRESSURE_WATCH",
                "SYSTEMD_EXEC_PID",
                "STATE_DIRECTORY",
                "JAVA_HOME",
                "JAVA_TOOL_OPTIONS",
                "LS_COLORS",
                "LESSOPEN",
                "HOSTNAME",
                "TZ",
                "PM2_HOME",
                "pm_id",
                "NODE_APP_INSTANCE",
                "GNOME_KEYRING_CONTROL",
                "GPG_AGENT_INFO",
                "TOKENIZERS_PARALLELISM",
                "PATH_KEY",
                "KONSOLE_DBUS_SESSION",
                "PASS_THROUGH",
                "PAT_ROOT",
                "SHELL_SESSION_ID",
                "X_FORWARDED",
                "GPG_TTY",
                "COLUMNS2",
                "MAILCHECK",
                "MAILPATH",
                "IPV6_PREFIX"
            })
    void theCloudStartsInAnOrdinaryShellDesktopOrUnit(String name) {
        assertThat(EnvCheck.check(AgentKind.CLOUD, with(Map.of(name, VALUE), CLOUD), Map.of()))
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("keysUnderHarmlessNames")
    void theCloudRefusesAKeyUnderAHarmlessName(String name, String value) {
        List<Problem> inProcess = rejected(AgentKind.CLOUD, with(CLOUD, name, value), Map.of());
        List<Problem> inFile = rejected(AgentKind.CLOUD, without(CLOUD, name), Map.of(name, value));

        assertThat(inProcess)
                .anySatisfy(problem ->
                        assertThat(problem.what()).contains("in the environment", "looks like a credential"));
        assertThat(inFile)
                .anySatisfy(
                        problem -> assertThat(problem.what()).contains("in the env file", "looks like a credential"));
        assertThat(inProcess.toString() + inFile).doesNotContain(value);
    }

    static Stream<Arguments> keysUnderHarmlessNames() {
        Random random = new Random(11);
        return Stream.of(
                Arguments.of("MAILER", "SG." + Samples.text(WORD, 22, random) + "." + Samples.text(WORD, 43, random)),
                Arguments.of("NOTES", "-----BEGIN " + "PRIVATE KEY-----MII"),
                Arguments.of("DATABASE", "postgres://shop:" + Samples.text(WORD, 12, random) + "@db/shop"),
                Arguments.of("JAVA_TOOL_OPTIONS", "-Xmx64m -Dmail.smtp.pass=plainword"),
                Arguments.of("JAVA_OPTS", "-Dmail.smtp.password=" + Samples.text(WORD, 16, random)),
                Arguments.of("CLAUDE_MODEL", "sk-" + "ant-api03-" + Samples.text(WORD, 90, random)),
                Arguments.of("DASHBOARD_URL", "https://ann:" + Samples.text(WORD, 12, random) + "@home.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.smtp.password",
                "odoo.apiKey",
                "SMTP_PASSWORD",
                "linkedin.token",
                "javax.net.ssl.keyStorePassword"
            })
    void theCloudRefusesACredentialAmongThePropertiesOfJava(String name) {
        assertThat(CloudPartition.inProperties(AgentKind.CLOUD, Map.of(name, VALUE)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.name()).isEqualTo("-D" + name);
                    assertThat(problem.toString()).doesNotContain(VALUE);
                });
        assertThat(CloudPartition.inProperties(AgentKind.LOCAL, Map.of(name, VALUE)))
                .isEmpty();
    }

    @Test
    void aTrustStoreAmongJavasOptionsIsNoCredential() {
        String options = "-Djavax.net.ssl.trustStore=/etc/ca.p12 -Djavax.net.ssl.trustStorePassword=changeit";

        assertThat(CredentialValues.refusal("JAVA_TOOL_OPTIONS", options, false))
                .isEmpty();
        assertThat(CredentialValues.refusal("JAVA_TOOL_OPTIONS", options + " -Dmail.smtp.password=x", false))
                .isPresent();
    }

    @Test
    void thePropertiesThatEachJavaHasAreLetThrough() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        properties.setProperty("https.proxyPassword", VALUE);
        properties.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        properties.setProperty("java.security.egd", "file:/dev/urandom");

        assertThat(EnvCheck.properties(AgentKind.CLOUD, properties)).isEmpty();
    }

    @Test
    void aGeneratedKeyInTheFileIsRefusedUnderAnyUnknownName() {
        String key = "q7" + Samples.text(WORD, 30, new Random(3)) + "X2m4";

        assertThat(rejected(AgentKind.CLOUD, CLOUD, Map.of("PRINTER", key)).toString())
                .contains("PRINTER", "a generated key")
                .doesNotContain(key);
        assertThat(EnvCheck.check(AgentKind.CLOUD, CLOUD, Map.of("PRINTER", "office-printer-second-floor-2026")))
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    @Test
    void numbersOfTheSystemAndProxiesAreNoKeys() {
        Map<String, String> process = with(
                CLOUD,
                Map.of(
                        "INVOCATION_ID", "0f8b6c1d2e3f4a5b9c7d8e9f0a1b2c3d",
                        "DBUS_STARTER_ADDRESS", "unix:path=/run/user/1000/bus,guid=8f14e45fceea167a5a36dedd4bea2543",
                        "https_proxy", "http://ann:q8Zk3Lp0@proxy.example:3128"));

        assertThat(EnvCheck.check(AgentKind.CLOUD, process, Map.of())).isInstanceOf(CheckedEnv.Accepted.class);
    }

    @Test
    void theCloudKeepsTheCredentialsOfItsOwn() {
        Map<String, String> process = new HashMap<>(CLOUD);
        for (EnvVar variable : EnvVar.values()) {
            if (variable.agents().contains(AgentKind.CLOUD)
                    && variable.sensitive()
                    && !variable.name().endsWith("_URL")) {
                process.put(variable.name(), VALUE);
            }
        }

        assertThat(accepted(AgentKind.CLOUD, process)
                        .environment()
                        .secret(EnvVar.CLAUDE_API_KEY)
                        .reveal())
                .isEqualTo(VALUE);
    }

    @Test
    void anEmptyProhibitedVariableHoldsNothing() {
        assertThat(EnvCheck.check(AgentKind.CLOUD, with(CLOUD, "SMTP_PASSWORD", " "), Map.of("SMTP_PASSWORD", "")))
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    @Test
    void localMayHoldWhatTheCloudMayNot() {
        assertThat(EnvCheck.check(AgentKind.LOCAL, with(LOCAL, "LINKEDIN_ACCESS_TOKEN", VALUE), Map.of()))
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    private static CheckedEnv.Accepted accepted(AgentKind kind, Map<String, String> process) {
        CheckedEnv checked = EnvCheck.check(kind, process, Map.of());
        assertThat(checked).isInstanceOf(CheckedEnv.Accepted.class);
        return (CheckedEnv.Accepted) checked;
    }

    private static List<Problem> rejected(AgentKind kind, Map<String, String> process, Map<String, String> file) {
        CheckedEnv checked = EnvCheck.check(kind, process, file);
        assertThat(checked).isInstanceOf(CheckedEnv.Rejected.class);
        return ((CheckedEnv.Rejected) checked).problems();
    }

    private static Map<String, String> without(Map<String, String> values, String name) {
        Map<String, String> rest = new HashMap<>(values);
        rest.remove(name);
        return rest;
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        return with(values, Map.of(name, value));
    }

    private static Map<String, String> with(Map<String, String> values, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }
}
