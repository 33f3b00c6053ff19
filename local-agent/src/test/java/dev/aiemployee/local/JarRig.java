package dev.aiemployee.local;

import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.LivingFile;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.execute.ScriptedSmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The local agent's jar over a bare repository, a cloud that is native git, and a mail server that does as it is told. */
final class JarRig implements AutoCloseable {
    private static final String STATE_FILE = ".git_sync_state.md";
    static final String ID = ApprovalNotes.ID;
    static final String PENDING = "Pending_Approval/email/" + ID + ".md";
    static final String IN_PROGRESS = "In_Progress/local/" + ID + ".md";
    static final String SOURCE_HELD = "In_Progress/cloud/" + ApprovalNotes.SOURCE + ".md";

    /** The operator knows who gets the answers, so that nobody is asked twice about them. */
    private static final String HANDBOOK =
            "## Contacts\n\n| Name | Address or domain |\n|---|---|\n| Anna | anna@example.org |\n";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final ScriptedSmtpServer mail = new ScriptedSmtpServer(Map.of());
    final AgentJar local;
    private final Path folder;
    private RunningJar daemon;

    JarRig(Path folder) {
        this(folder, Map.of());
    }

    /** @param more settings beside those every rig has */
    JarRig(Path folder, Map<String, String> more) {
        this.folder = folder;
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        Map<String, String> settings = new HashMap<>();
        settings.put("VAULT_PATH", vault().toString());
        settings.put("STATE_PATH", folder.resolve("state").toString());
        settings.put("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        settings.put("GIT_SYNC_INTERVAL", "1");
        settings.put("TIP_POLL_INTERVAL", "1");
        settings.put("QUIET_SECONDS", "1");
        settings.put("SEND_DELAY", "0");
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", Integer.toString(mail.port()));
        settings.put("SMTP_TLS", "none");
        settings.put("SMTP_FROM", "office@example.com");
        settings.putAll(more);
        local = new AgentJar(folder.resolve("home")).settings(".env.local", settings);
    }

    Path vault() {
        return folder.resolve("vault");
    }

    NativeGit origin() {
        return new NativeGit(folder.resolve("origin.git"));
    }

    /** The published paths, as native git sees them. */
    List<String> published() {
        return origin().tree("main");
    }

    /** A command that must succeed. */
    AgentJar.Result done(String... words) {
        AgentJar.Result result = local.run(words);
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", words) + " -> " + result);
        }
        if (words[0].equals("init")) {
            write(vault().resolve("Company_Handbook.md"), HANDBOOK);
        }
        return result;
    }

    /** Starts the daemon; one that ran is gone by then. */
    RunningJar run() {
        daemon = local.start("run");
        return daemon;
    }

    /** The cloud has drafted an answer to a task that it holds, and published both. */
    void propose() {
        Instant now = Instant.now();
        Note draft = ApprovalNotes.undecided()
                .with("created", now.minusSeconds(60).toString())
                .with("expires", now.plus(Duration.ofDays(7)).toString());
        String source = TwoAgents.task(ApprovalNotes.SOURCE, "Can you do it?")
                .replace("status: needs_action", "status: awaiting_approval\nclaimed_by: cloud");
        push(Map.of(PENDING, draft.source(), SOURCE_HELD, source));
    }

    /** Publishes files as somebody who can push: one commit by native git, from a clone of their own. */
    void push(Map<String, String> files) {
        Path clone = folder.resolve("cloud");
        if (!Files.exists(clone)) {
            new NativeGit(folder).run("clone", "--quiet", "origin.git", "cloud");
        }
        NativeGit git = new NativeGit(clone);
        await().atMost(PATIENCE).until(() -> {
            git.run("fetch", "--quiet", "origin");
            git.run("reset", "--quiet", "--hard", "origin/main");
            files.forEach((path, text) -> write(clone.resolve(path), text));
            git.run("add", "--all");
            git.run("commit", "--quiet", "-m", "Cloud: 1 email draft");
            return git.attempt("push", "--quiet", "origin", "HEAD:main").exitCode() == 0;
        });
    }

    /** Waits until the draft has been shown and the operator's yes is accepted. */
    void approveWhenShown() {
        eventually(() -> local.run("approve", ID).exitCode() == 0);
    }

    /** Waits for what must come to pass; when it does not, the failure shows the daemon's log. */
    void eventually(Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("the daemon has ended", () -> !daemon.isAlive())
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError(e.getMessage() + "\n" + daemon.log(), e);
        }
    }

    /** Lets the daemon go round: takes its state file away and waits until a cycle has written it anew, that many times. */
    void rounds(int count) {
        for (int round = 0; round < count; round++) {
            try {
                Files.deleteIfExists(vault().resolve(STATE_FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            eventually(() -> has(STATE_FILE));
        }
    }

    boolean has(String path) {
        return Files.exists(vault().resolve(path));
    }

    /** What stands in a file of the vault; empty when it is not there. */
    String read(String path) {
        return LivingFile.text(vault().resolve(path));
    }

    /** The published alerts whose name starts with this, one after the other. */
    String alerts(String kind) {
        StringBuilder alerts = new StringBuilder();
        for (String path : published()) {
            if (path.startsWith("Needs_Action/system/" + kind)) {
                alerts.append(origin().show("main", path));
            }
        }
        return alerts.toString();
    }

    /** How often somebody asked the mail server to take a mail. */
    long transactions() {
        return mail.commands().stream()
                .filter(command -> command.startsWith("DATA"))
                .count();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (daemon != null) {
            daemon.kill();
        }
        mail.close();
    }
}
