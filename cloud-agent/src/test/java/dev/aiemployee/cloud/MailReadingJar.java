package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cloud agent's jar in the heap of its unit, over a mailbox of a real server and a bare repository of its own. */
final class MailReadingJar {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Pattern TAKEN = Pattern.compile("task=(\\S+) mail uid=(\\d+) ");

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private int looks;

    MailReadingJar(Path folder) {
        this.folder = folder;
        settings.put("VAULT_PATH", folder.resolve("vault").toString());
        settings.put("STATE_PATH", folder.resolve("state").toString());
        settings.put("GIT_REMOTE_URL", folder.resolve("origin.git").toUri().toString());
        settings.put("GIT_SYNC_INTERVAL", "1");
        settings.put("MAIL_SOURCE", "imap");
        settings.put("IMAP_HOST", "127.0.0.1");
        settings.put("IMAP_TLS", "none");
        settings.put("IMAP_USER", MailServer.USER);
        settings.put("IMAP_READONLY_PASSWORD", MailServer.PASSWORD);
        settings.put("MAIL_POLL_INTERVAL", "1");
    }

    /** Starts over a vault with this handbook. */
    RunningJar start(MailServer server, Path handbook) throws IOException {
        publishVault(handbook);
        settings.put("IMAP_PORT", String.valueOf(server.port()));
        AgentJar cloud = new AgentJar(folder.resolve("home")).settings(".env.cloud", settings);
        AgentJar.Result init = cloud.run("init");
        assertThat(init.exitCode()).as(init.text()).isZero();
        return cloud.start("run");
    }

    static void eventually(RunningJar running, BooleanSupplier done) {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> {
            assertThat(running.isAlive()).as(running.log()).isTrue();
            return done.getAsBoolean();
        });
    }

    /** The tasks by the numbers of their mails. */
    static Map<Integer, String> tasks(String log) {
        Map<Integer, String> tasks = new TreeMap<>();
        Matcher taken = TAKEN.matcher(log);
        while (taken.find()) {
            tasks.put(Integer.parseInt(taken.group(2)), taken.group(1));
        }
        return tasks;
    }

    /** A copy of what the remote holds, which nobody writes into. */
    VaultReader published() {
        Path copy = folder.resolve("look-" + ++looks);
        new NativeGit(folder).run("clone", "--quiet", "--depth=1", settings.get("GIT_REMOTE_URL"), copy.toString());
        return new VaultReader(copy, new NoteFormat());
    }

    private void publishVault(Path handbook) throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        VaultTemplate.copyTo(first);
        Files.copy(handbook, first.resolve("Company_Handbook.md"), StandardCopyOption.REPLACE_EXISTING);
        NativeGit git = new NativeGit(first);
        git.run("init", "--initial-branch=main");
        git.run("add", "--all");
        git.run("commit", "-m", "Local: the vault");
        git.run("push", folder.resolve("origin.git").toString(), "main");
    }
}
