package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.task.AgentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudPartitionTest {
    private static final String VALUE = "correct-horse-battery";

    private static final Map<String, String> CLOUD = Map.of(
            "HOME", "/home/ann",
            "VAULT_PATH", "/srv/vault",
            "GIT_REMOTE_URL", "ssh://git@example.org/vault.git",
            "IMAP_HOST", "imap.example.org",
            "IMAP_USER", "ann",
            "IMAP_READONLY_PASSWORD", "read-only");

    private static final Map<String, String> LOCAL = Map.of(
            "HOME", "/home/ann",
            "VAULT_PATH", "~/vault",
            "GIT_REMOTE_URL", "git@example.org:vault.git",
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
                "GITHUB_PAT"
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
                "TOKENIZERS_PARALLELISM"
            })
    void theCloudStartsInAnOrdinaryShellDesktopOrUnit(String name) {
        assertThat(EnvCheck.check(AgentKind.CLOUD, with(Map.of(name, VALUE), CLOUD), Map.of()))
                .isInstanceOf(CheckedEnv.Accepted.class);
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

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        return with(values, Map.of(name, value));
    }

    private static Map<String, String> with(Map<String, String> values, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }
}
