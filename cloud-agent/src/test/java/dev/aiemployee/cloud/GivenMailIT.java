package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.support.AgentJar;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same mails all in one mailbox of a real server, read by the cloud agent's jar in the heap of its unit, and judged by what is published. */
class GivenMailIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Pattern TAKEN = Pattern.compile("task=(\\S+) mail uid=(\\d+) ");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private int looks;

    @BeforeEach
    void configure() {
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

    @Test
    void everyMailOfTheIndexBecomesWhatItSays() throws IOException {
        Path given = GivenMail.folder();
        List<GivenMail> mails = GivenMail.in(given);
        publishVault(given.resolve("handbook.md"));
        try (MailServer server = MailServer.start()) {
            for (GivenMail mail : mails) {
                server.deliver(mail.bytes());
            }
            settings.put("IMAP_PORT", String.valueOf(server.port()));
            AgentJar cloud = new AgentJar(folder.resolve("home")).settings(".env.cloud", settings);
            assertThat(cloud.run("init").exitCode()).isZero();

            Map<String, List<String>> wrong = new TreeMap<>();
            try (RunningJar running = cloud.start("run")) {
                eventually(running, () -> tasks(running.log()).size() == mails.size());
                eventually(running, () -> published().isSettled());
                judge(mails, tasks(running.log()), published(), wrong);
                assertThat(running.log()).doesNotContain(" ERROR ");
            }

            String report = "%d mails of %s over %s%n%s"
                    .formatted(mails.size(), given.getFileName(), server.name(), GivenMail.report(mails, wrong));
            System.out.println(report);
            Files.writeString(Path.of(System.getProperty("fat.jar")).resolveSibling("given-mails.txt"), report);
            assertThat(mails).isNotEmpty();
            assertThat(wrong).isEmpty();
        }
    }

    private static void judge(
            List<GivenMail> mails, Map<Integer, String> tasks, Published published, Map<String, List<String>> wrong) {
        for (int at = 0; at < mails.size(); at++) {
            GivenMail mail = mails.get(at);
            List<String> found = published
                    .of(tasks.getOrDefault(at + 1, ""))
                    .map(mail::wrong)
                    .orElseGet(() -> List.of("no task"));
            if (!found.isEmpty()) {
                wrong.put(mail.name(), found);
            }
        }
    }

    private static void eventually(RunningJar running, BooleanSupplier done) {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> {
            assertThat(running.isAlive()).as(running.log()).isTrue();
            return done.getAsBoolean();
        });
    }

    /** The tasks by the numbers of their mails. */
    private static Map<Integer, String> tasks(String log) {
        Map<Integer, String> tasks = new TreeMap<>();
        Matcher taken = TAKEN.matcher(log);
        while (taken.find()) {
            tasks.put(Integer.parseInt(taken.group(2)), taken.group(1));
        }
        return tasks;
    }

    /** A copy of what the remote holds, which nobody writes into. */
    private Published published() {
        Path copy = folder.resolve("look-" + ++looks);
        new NativeGit(folder).run("clone", "--quiet", "--depth=1", settings.get("GIT_REMOTE_URL"), copy.toString());
        return new Published(new VaultReader(copy, new NoteFormat()));
    }

    private record Published(VaultReader vault) {
        /** Whether each task has its draft, is filed, or is left to the operator. */
        boolean isSettled() {
            return vault.notesUnder(VaultLayout.NEEDS_ACTION.child("email")).stream()
                            .map(this::note)
                            .allMatch(note -> note.text("left_to_you")
                                    .or(() -> note.text("last_failure"))
                                    .isPresent())
                    && vault.notesUnder(VaultLayout.IN_PROGRESS).stream()
                            .map(this::note)
                            .allMatch(note -> note.text("status")
                                    .filter("awaiting_approval"::equals)
                                    .isPresent());
        }

        Optional<GivenMail.Outcome> of(String task) {
            return VaultLayout.STATE_FOLDERS.stream()
                    .flatMap(folder -> vault.notesUnder(folder).stream())
                    .filter(path -> path.fileName().equals(task + ".md"))
                    .findFirst()
                    .map(path -> new GivenMail.Outcome(note(path), path.isUnder(VaultLayout.DONE), approval(task)));
        }

        private Optional<Note> approval(String task) {
            return vault.notesUnder(VaultLayout.PENDING_APPROVAL).stream()
                    .map(this::note)
                    .filter(note ->
                            note.text("source_task").filter(task::equals).isPresent())
                    .findFirst();
        }

        private Note note(VaultPath path) {
            return vault.read(path).flatMap(ParsedNote::note).orElseThrow();
        }
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
