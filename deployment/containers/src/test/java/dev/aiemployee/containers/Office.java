package dev.aiemployee.containers;

import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.LivingFile;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.demo.witness.NoteText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Both agents' jars over the two servers, set up as docs/SETUP.md says; nobody runs before they are started. */
final class Office implements AutoCloseable {
    /** Of `approve`: the answer does not count alone. */
    private static final int ASKED_AGAIN = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final MailServer mail = new MailServer();
    final GitServer git;
    final AgentJar cloud;
    final AgentJar local;
    private final Path folder;
    private final Map<String, String> localSettings;
    private @Nullable RunningJar runningCloud;
    private @Nullable RunningJar runningLocal;

    Office(Path folder) {
        this.folder = folder;
        git = new GitServer(folder);
        cloud = new AgentJar(folder.resolve("cloud"), FatJars.CLOUD).settings(".env.cloud", cloudSettings());
        localSettings = localSettings();
        local = new AgentJar(folder.resolve("local"), FatJars.LOCAL).settings(".env.local", localSettings);
        Path trust = mail.trust(folder.resolve("authority.p12"));
        trust(cloud, trust);
        trust(local, trust);
        done(local, "init");
        done(cloud, "init");
    }

    private Map<String, String> common(String agent) {
        Map<String, String> settings = new HashMap<>();
        settings.put("VAULT_PATH", folder.resolve(agent + "/vault").toString());
        settings.put("STATE_PATH", folder.resolve(agent + "/state").toString());
        settings.put("GIT_REMOTE_URL", git.url());
        settings.put("GIT_SSH_KEY_PATH", git.key(agent).toString());
        settings.put("GIT_KNOWN_HOSTS_PATH", git.knownHosts().toString());
        settings.put("GIT_SYNC_INTERVAL", "1");
        settings.put("TIP_POLL_INTERVAL", "1");
        settings.put("QUIET_SECONDS", "1");
        return settings;
    }

    private Map<String, String> cloudSettings() {
        Map<String, String> settings = common("cloud");
        settings.put("MAIL_SOURCE", "imap");
        settings.put("IMAP_HOST", "127.0.0.1");
        settings.put("IMAP_PORT", Integer.toString(mail.imaps));
        settings.put("IMAP_USER", MailServer.OFFICE);
        settings.put("IMAP_READONLY_PASSWORD", MailServer.PASSWORD);
        settings.put("MAIL_POLL_INTERVAL", "1");
        return settings;
    }

    private Map<String, String> localSettings() {
        Map<String, String> settings = common("local");
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", Integer.toString(mail.submission));
        settings.put("SMTP_TLS", "starttls");
        settings.put("SMTP_USER", MailServer.OFFICE);
        settings.put("SMTP_PASSWORD", MailServer.PASSWORD);
        settings.put("SMTP_FROM", MailServer.OFFICE);
        settings.put("SENT_IMAP_HOST", "127.0.0.1");
        settings.put("SENT_IMAP_PORT", Integer.toString(mail.imaps));
        settings.put("SENT_IMAP_USER", MailServer.OFFICE);
        settings.put("SENT_IMAP_PASSWORD", MailServer.PASSWORD);
        settings.put("SEND_DELAY", "0");
        return settings;
    }

    /** Lets an agent's JVM believe the authorities of this trust store and no others. */
    private static void trust(AgentJar agent, Path trust) {
        agent.variable(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + trust + " -Djavax.net.ssl.trustStorePassword=changeit");
    }

    /** Lets the local agent believe only the authorities that a JVM brings along, from its next start on. */
    void distrust() {
        local.variable("JAVA_TOOL_OPTIONS", "");
    }

    /** Lets it believe the test's authority again. */
    void trust() {
        trust(local, folder.resolve("authority.p12"));
    }

    /** How the local agent reaches Postfix from its next start on. */
    void sendOver(String tls) {
        localSettings.put("SMTP_TLS", tls);
        localSettings.put("SMTP_PORT", Integer.toString(tls.equals("tls") ? mail.submissions : mail.submission));
        local.settings(".env.local", localSettings);
    }

    /** A command that must succeed. */
    private static AgentJar.Result done(AgentJar agent, String... words) {
        return ended(0, agent, words);
    }

    private static AgentJar.Result ended(int code, AgentJar agent, String... words) {
        AgentJar.Result result = agent.run(words);
        if (result.exitCode() != code) {
            throw new AssertionError(String.join(" ", words) + " -> " + result);
        }
        return result;
    }

    RunningJar startCloud() {
        runningCloud = cloud.start("run");
        return runningCloud;
    }

    RunningJar startLocal() {
        runningLocal = local.start("run");
        return runningLocal;
    }

    /** A mail from a customer, in UTF-8, that answers an older one. @return its Message-ID */
    String write(String from, String subject) {
        String id = "<" + Integer.toHexString(subject.hashCode()) + "@client.example>";
        mail.deliver(from, MailServer.OFFICE, """
                From: Müller <%1$s>
                To: office@example.com
                Subject: %2$s
                Date: Fri, 20 Nov 2026 10:00:00 +0100
                Message-ID: %3$s
                In-Reply-To: <older@example.com>
                References: <oldest@example.com> <older@example.com>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Guten Tag, was kostet die Größe 38? Danke! Müller
                """.formatted(from, subject, id));
        return id;
    }

    /** Waits for the draft that answers this mail, and names it. */
    String draftFor(String messageId) {
        String[] found = {""};
        eventually("a draft that answers " + messageId, () -> {
            found[0] = notes("Pending_Approval/email/").stream()
                    .filter(path -> value(path, "in_reply_to").equals(messageId))
                    .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".md".length()))
                    .findFirst()
                    .orElse("");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    /** The operator says yes as soon as the draft has been shown to them, and again when asked whether they know the stranger. */
    void approve(String draft) {
        eventually(draft + " is shown", () -> ledger().contains("\"" + draft + "\""));
        ended(ASKED_AGAIN, local, "approve", draft);
        Path note = folder.resolve("local/vault/Pending_Approval/email/" + draft + ".md");
        eventually(draft + " is asked again", () -> LivingFile.text(note).contains("asked_again"));
        done(local, "approve", draft);
    }

    /** What the local agent has written down about approvals so far. */
    String ledger() {
        return LivingFile.text(folder.resolve("local/state/ledger.jsonl"));
    }

    /** Whether a note lies in Done/. */
    boolean isDone(String id) {
        return notes("Done/email/").stream().anyMatch(path -> path.endsWith("/" + id + ".md"));
    }

    /** The task that a draft answers. */
    String sourceOf(String draft) {
        return value("Pending_Approval/email/" + draft + ".md", "source_task");
    }

    /** A front matter value of a published note; empty when it has none. */
    String value(String path, String key) {
        return new NoteText(git.show(path)).value(key).orElse("");
    }

    List<String> notes(String below) {
        return git.paths().stream()
                .filter(path -> path.startsWith(below) && path.endsWith(".md"))
                .toList();
    }

    /** Waits until a running agent has finished that many more cycles. */
    void rounds(String agent, int count) {
        for (int round = 0; round < count; round++) {
            Path state = folder.resolve(agent + "/vault/.git_sync_state.md");
            state.toFile().delete();
            eventually("a cycle of " + agent, () -> state.toFile().exists());
        }
    }

    private String logs() {
        return "cloud:\n" + (runningCloud == null ? "" : runningCloud.log()) + "local:\n"
                + (runningLocal == null ? "" : runningLocal.log()) + "mail:\n" + String.join("\n", mail.log());
    }

    /** Waits for what must come to pass; when it does not, the failure shows all logs. */
    void eventually(String what, Callable<Boolean> condition) {
        try {
            await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + logs(), e);
        }
    }

    @Override
    public void close() {
        for (RunningJar running : new RunningJar[] {runningCloud, runningLocal}) {
            if (running != null) {
                running.kill();
            }
        }
        git.close();
        mail.close();
    }
}
