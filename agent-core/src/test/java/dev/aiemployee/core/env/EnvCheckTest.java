package dev.aiemployee.core.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvCheckTest {
    private static final String VALUE = "correct-horse-battery";

    private static final Map<String, String> CLOUD = Map.of(
            "HOME", "/home/ann",
            "VAULT_PATH", "/srv/vault",
            "GIT_REMOTE_URL", "ssh://git@example.org/vault.git",
            "GIT_SSH_KEY_PATH", "~/key",
            "GIT_KNOWN_HOSTS_PATH", "~/hosts",
            "IMAP_HOST", "imap.example.org",
            "IMAP_USER", "ann",
            "IMAP_READONLY_PASSWORD", "read-only");

    private static final Map<String, String> LOCAL = Map.of(
            "HOME", "/home/ann",
            "VAULT_PATH", "~/vault",
            "GIT_REMOTE_URL", "git@example.org:vault.git",
            "GIT_SSH_KEY_PATH", "~/key",
            "GIT_KNOWN_HOSTS_PATH", "~/hosts",
            "SMTP_HOST", "smtp.example.org",
            "SMTP_FROM", "ann@example.org");

    @Test
    void aCompleteCloudIsAcceptedWithItsDefaults() {
        Environment environment = accepted(AgentKind.CLOUD, CLOUD).environment();

        assertThat(environment.kind()).isEqualTo(AgentKind.CLOUD);
        assertThat(environment.agent()).isEqualTo(new AgentName("cloud"));
        assertThat(environment.path(EnvVar.VAULT_PATH)).isEqualTo(Path.of("/srv/vault"));
        assertThat(environment.path(EnvVar.STATE_PATH))
                .isEqualTo(Path.of("/home/ann/.local/state/personal-ai-employee/cloud"));
        assertThat(environment.seconds(EnvVar.GIT_SYNC_INTERVAL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(environment.number(EnvVar.IMAP_PORT)).isEqualTo(993);
        assertThat(environment.text(EnvVar.GIT_BRANCH)).isEqualTo("main");
        assertThat(environment.find(EnvVar.ODOO_URL)).isEmpty();
        assertThat(environment.secret(EnvVar.IMAP_READONLY_PASSWORD).reveal()).isEqualTo("read-only");
        assertThat(environment.findSecret(EnvVar.CLAUDE_API_KEY)).isEmpty();
    }

    @Test
    void aCompleteLocalIsAcceptedWithItsDefaults() {
        CheckedEnv.Accepted accepted = accepted(AgentKind.LOCAL, LOCAL);

        assertThat(accepted.environment().path(EnvVar.VAULT_PATH)).isEqualTo(Path.of("/home/ann/vault"));
        assertThat(accepted.environment().flag(EnvVar.DRY_RUN)).isFalse();
        assertThat(accepted.environment().seconds(EnvVar.SEND_DELAY)).isEqualTo(Duration.ofSeconds(10));
        assertThat(accepted.environment().agent()).isEqualTo(new AgentName("local"));
        assertThat(accepted.warnings()).isEmpty();
    }

    @Test
    void everyProblemIsListedAtOnce() {
        EnvFile file = EnvFileTest.parsed("SMTP_PASSWORD=" + VALUE + "\nexport A=" + VALUE + "\nIMAP_PORT=99999\n");

        List<Problem> problems =
                ((CheckedEnv.Rejected) EnvCheck.check(AgentKind.CLOUD, Map.of("GITHUB_TOKEN", VALUE), file)).problems();

        assertThat(problems)
                .extracting(Problem::name)
                .containsExactlyInAnyOrder(
                        "env line 2",
                        "GITHUB_TOKEN",
                        "SMTP_PASSWORD",
                        "IMAP_PORT",
                        "STATE_PATH",
                        "VAULT_PATH",
                        "GIT_REMOTE_URL",
                        "IMAP_HOST",
                        "IMAP_USER",
                        "IMAP_READONLY_PASSWORD");
        assertThat(problems.toString()).doesNotContain(VALUE);
        assertThatThrownBy(() -> new CheckedEnv.Rejected(problems).orThrow())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SMTP_PASSWORD")
                .hasMessageContaining("VAULT_PATH")
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void theProcessWinsOverTheFileAndABlankIsNoValue() {
        CheckedEnv checked = EnvCheck.check(
                AgentKind.LOCAL,
                with(with(LOCAL, "GIT_BRANCH", "trunk"), "SEND_DELAY", " "),
                Map.of("GIT_BRANCH", "other", "SEND_DELAY", " 7 ", "AGENT_ID", "laptop"));

        assertThat(checked.orThrow().text(EnvVar.GIT_BRANCH)).isEqualTo("trunk");
        assertThat(checked.orThrow().number(EnvVar.SEND_DELAY)).isEqualTo(7);
        assertThat(checked.orThrow().path(EnvVar.STATE_PATH)).hasFileName("laptop");
    }

    @ParameterizedTest
    @CsvSource({
        "GIT_SYNC_INTERVAL, 0, 'is 0'",
        "GIT_SYNC_INTERVAL, 1m, 'is 1m'",
        "GIT_SYNC_INTERVAL, 99999999999, 'is 99999999999'",
        "SMTP_PORT, 70000, 'is 70000'",
        "SMTP_TLS, ssl, 'is ssl'",
        "DRY_RUN, yes, 'is yes'",
        "VAULT_PATH, vault, 'is vault'",
        "AGENT_ID, My_Laptop, 'is My_Laptop'",
        "SYNC_ON_CONFLICT, theirs, 'is theirs'",
        "ODOO_URL, ftp://x, 'is ftp://x'",
        "COST_ALERT_THRESHOLD, lots, 'is lots'",
        "SMTP_FROM, Ann <ann@example.org> <bo@example.org>, 'is malformed (its value is not shown)'",
        "GIT_REMOTE_URL, https://ann:hunter2@example.org/v.git, 'is malformed (its value is not shown)'",
        "GIT_REMOTE_URL, ext::sh -c id, 'is malformed (its value is not shown)'"
    })
    void aMalformedValueIsNamedWithWhatWasExpected(String name, String value, String what) {
        List<Problem> problems = rejected(AgentKind.LOCAL, with(LOCAL, name, value), Map.of());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo(name);
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.fix()).startsWith("expected: ");
        });
    }

    @Test
    void aMalformedValueOfASensitiveVariableIsNotShown() {
        List<Problem> problems = rejected(AgentKind.CLOUD, with(CLOUD, "NOTIFY_WEBHOOK_URL", VALUE), Map.of());

        assertThat(problems).extracting(Problem::name).containsExactly("NOTIFY_WEBHOOK_URL");
        assertThat(problems.toString()).doesNotContain(VALUE);
    }

    @Test
    void whatIsNeededDependsOnWhatIsOn() {
        assertThat(names(rejected(AgentKind.LOCAL, Map.of("HOME", "/home/ann"), Map.of())))
                .containsExactly("VAULT_PATH", "GIT_REMOTE_URL", "SMTP_HOST", "SMTP_FROM");
        assertThat(names(rejected(
                        AgentKind.LOCAL,
                        Map.of("HOME", "/h", "ENABLE_CLOUD_AGENT", "false", "DRY_RUN", "true"),
                        Map.of())))
                .containsExactly("VAULT_PATH");
        assertThat(names(rejected(
                        AgentKind.LOCAL, with(LOCAL, "GIT_REMOTE_URL", "https://example.org/v.git"), Map.of())))
                .containsExactly("GIT_HTTPS_TOKEN");
        assertThat(names(rejected(AgentKind.LOCAL, with(LOCAL, "SMTP_USER", "ann"), Map.of())))
                .containsExactly("SMTP_PASSWORD");
        assertThat(names(rejected(AgentKind.LOCAL, with(LOCAL, "SMTP_PASSWORD", "x"), Map.of())))
                .containsExactly("SMTP_USER");
        assertThat(names(rejected(AgentKind.LOCAL, with(LOCAL, "SENT_IMAP_HOST", "imap.example.org"), Map.of())))
                .containsExactly("SENT_IMAP_USER", "SENT_IMAP_PASSWORD");
        assertThat(names(rejected(AgentKind.CLOUD, with(CLOUD, "MAIL_SOURCE", "gmail"), Map.of())))
                .containsExactly("GMAIL_CREDENTIALS_PATH");
        assertThat(EnvCheck.check(
                        AgentKind.CLOUD,
                        Map.of("HOME", "/h", "VAULT_PATH", "/v", "GIT_REMOTE_URL", "/v.git", "MAIL_SOURCE", "none"),
                        Map.of()))
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    @Test
    void whatIsPrivateDoesNotLieInTheVault() {
        List<Problem> problems = rejected(
                AgentKind.LOCAL,
                with(with(LOCAL, "STATE_PATH", "/home/ann/x/../vault/state"), "WHATSAPP_SESSION_PATH", "~/vault"),
                Map.of());

        assertThat(names(problems)).containsExactlyInAnyOrder("STATE_PATH", "WHATSAPP_SESSION_PATH");
        assertThat(EnvCheck.check(AgentKind.LOCAL, with(LOCAL, "STATE_PATH", "/home/ann/vault-state"), Map.of()))
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    @Test
    void anAgentDoesNotTakeTheOtherKindsName() {
        assertThat(names(rejected(AgentKind.CLOUD, with(CLOUD, "AGENT_ID", "local"), Map.of())))
                .containsExactly("AGENT_ID");
        assertThat(names(rejected(AgentKind.LOCAL, with(LOCAL, "AGENT_ID", "cloud-2"), Map.of())))
                .containsExactly("AGENT_ID");
        assertThat(accepted(AgentKind.CLOUD, with(CLOUD, "AGENT_ID", "cloud-2"))
                        .environment()
                        .agent())
                .isEqualTo(new AgentName("cloud-2"));
    }

    @Test
    void mailIsNotReadWithoutEncryptionFromAnotherMachine() {
        Map<String, String> process = with(CLOUD, Map.of("IMAP_TLS", "none", "IMAP_PORT", "99999"));

        List<Problem> problems = rejected(AgentKind.CLOUD, process, Map.of());

        assertThat(names(problems)).containsExactly("IMAP_PORT", "IMAP_TLS");
        assertThat(problems)
                .last()
                .hasToString("IMAP_TLS: is none, but IMAP_HOST is another machine: password and mail would cross the"
                        + " network unencrypted - set it to tls or starttls, as that server offers");
        assertThat(EnvCheck.check(
                        AgentKind.CLOUD, with(CLOUD, Map.of("IMAP_TLS", "none", "MAIL_SOURCE", "none")), Map.of()))
                .as("no mail is read")
                .isInstanceOf(CheckedEnv.Accepted.class);
    }

    @Test
    void whatIsUnwiseButWorksIsAWarning() {
        EnvFile file = new EnvFile(Map.of("GIT_BRANHC", "x", "IMAP_USER", "ann"), List.of(), List.of("file is open"));
        Map<String, String> process = with(with(LOCAL, "GIT_REMOTE_URL", "/srv/vault.git"), "SMTP_TLS", "none");

        List<String> warnings = ((CheckedEnv.Accepted) EnvCheck.check(AgentKind.LOCAL, process, file)).warnings();

        assertThat(warnings)
                .hasSize(5)
                .contains("file is open")
                .anySatisfy(text -> assertThat(text).startsWith("GIT_REMOTE_URL: "));
        assertThat(warnings).anySatisfy(text -> assertThat(text).startsWith("GIT_BRANHC: "));
        assertThat(warnings).anySatisfy(text -> assertThat(text).startsWith("IMAP_USER: "));
        assertThat(warnings).anySatisfy(text -> assertThat(text).startsWith("SMTP_TLS: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost", "127.0.1.1", "::1"})
    void noEncryptionToThisMachineItselfIsAllowedWithoutAWarning(String host) {
        Map<String, String> process = with(with(CLOUD, "IMAP_TLS", "none"), "IMAP_HOST", host);

        assertThat(accepted(AgentKind.CLOUD, process).warnings()).isEmpty();
    }

    @Test
    void anEnvironmentDoesNotPrintItsValuesNorHandOutSecretsAsText() {
        Environment environment = accepted(AgentKind.CLOUD, CLOUD).environment();

        assertThat(environment.toString()).contains("IMAP_READONLY_PASSWORD").doesNotContain("read-only", "/srv/vault");
        assertThat(environment.secret(EnvVar.IMAP_READONLY_PASSWORD)).hasToString("<secret>");
        assertThatIllegalArgumentException().isThrownBy(() -> environment.text(EnvVar.IMAP_READONLY_PASSWORD));
        assertThatIllegalArgumentException().isThrownBy(() -> environment.findSecret(EnvVar.IMAP_HOST));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> environment.text(EnvVar.ODOO_URL))
                .withMessageContaining("ODOO_URL: is not set");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> environment.secret(EnvVar.CLAUDE_API_KEY));
    }

    @Test
    void theZoneIsTheOneThatIsSetOrElseThisMachines() {
        ZoneId here = ZoneId.of("UTC");

        assertThat(accepted(AgentKind.CLOUD, CLOUD).environment().zone(here)).isEqualTo(here);
        assertThat(accepted(AgentKind.LOCAL, with(LOCAL, "TIME_ZONE", "Europe/Berlin"))
                        .environment()
                        .zone(here))
                .isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(names(rejected(AgentKind.CLOUD, with(CLOUD, "TIME_ZONE", "Berlin"), Map.of())))
                .containsExactly("TIME_ZONE");
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

    private static List<String> names(List<Problem> problems) {
        return problems.stream().map(Problem::name).toList();
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
