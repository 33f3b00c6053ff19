package dev.aiemployee.local.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.audit.AuditEvent;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueState;
import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.core.queue.Urgency;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Priority;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import dev.aiemployee.local.approve.note.DecisionWords;
import dev.aiemployee.local.dashboard.ActionLine;
import dev.aiemployee.local.dashboard.DashboardDesk;
import dev.aiemployee.local.dashboard.DashboardState;
import dev.aiemployee.local.dashboard.PendingLine;
import dev.aiemployee.local.dashboard.TroubleLines;
import dev.aiemployee.local.desk.LeftToYou;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the documentation are those of today's notes: beside them lies the digest of the page that each was taken of. To take
 * them anew, run this test with {@code -Dpictures=chromium} (the browser's program; on Debian the package {@code chromium}).
 */
class PicturesTest {
    private static final Path FOLDER = Path.of("../docs/img");
    private static final Path DIGESTS = FOLDER.resolve("pages.txt");
    private static final Path APPROVALS = Path.of("../cloud-agent/src/test/resources/approvals");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-30T07:20:00Z");

    @TempDir
    private Path folder;

    @Test
    void everyPictureIsOfThePageAsItIsNow() throws IOException, InterruptedException {
        Map<String, String> pages = pages();
        String browser = System.getProperty("pictures", "");
        if (!browser.isEmpty()) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                take(browser, page.getKey(), page.getValue());
            }
            Files.writeString(DIGESTS, digests(pages));
        }

        assertThat(DIGESTS).content().isEqualTo(digests(pages));
        assertThat(pages.keySet())
                .allSatisfy(name -> assertThat(FOLDER.resolve(name + ".png")).isNotEmptyFile());
    }

    @Test
    void theSnippetThatWelcomeOffersIsTheOneThatIsShipped() throws IOException {
        assertThat(Path.of("../vault-template/WELCOME.md")).content().contains("```css\n" + snippet() + "```\n");
    }

    private Map<String, String> pages() throws IOException {
        ReadingView view = new ReadingView(snippet());
        Map<String, String> pages = new LinkedHashMap<>();
        for (String name : List.of("02-client", "03-flagged")) {
            String source = Files.readString(APPROVALS.resolve(name + ".md"));
            Note note = new NoteFormat().parse(source).note().orElseThrow();
            String id = note.text("id").orElseThrow();
            pages.put("approval-" + name.substring(3), view.of(id, source));
        }
        String sent = Files.readString(APPROVALS.resolve("02-client.md"));
        Note note = new NoteFormat().parse(sent).note().orElseThrow();
        DecisionWords words = new DecisionWords(ZONE);
        pages.put(
                "approval-sent",
                view.of(
                        note.text("id").orElseThrow(),
                        words.sent(note.with("status", "sent"), Instant.parse("2026-11-28T17:02:00Z"))
                                .source()));
        pages.put("alert", view.of("mail_away_20261130T071200000Z", alert()));
        pages.put("dashboard", view.of("Dashboard", dashboard()));
        return pages;
    }

    /** A morning with some trouble. */
    private String dashboard() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault/Updates")).getParent();
        Files.copy(Path.of("../vault-template/Dashboard.md"), vault.resolve("Dashboard.md"));
        Files.writeString(vault.resolve("Updates/20261130T071000Z_first.md"), """
                ---
                id: 20261130T071000Z_first
                type: filed
                agent: cloud
                created: 2026-11-30T07:10:00Z
                title: "4 mails filed without a draft: 3 mailing list or newsletter, 1 receipt that a mail was read"
                ---
                """);
        new DashboardDesk(
                        new VaultReader(vault, new NoteFormat()),
                        new VaultWriter(vault),
                        Clock.fixed(NOW, ZONE),
                        Duration.ZERO)
                .refresh(new DashboardState(
                        TroubleLines.alerts(
                                List.of(new OpenAlert(
                                        new VaultPath("Needs_Action/system/mail_away_20261130T071200000Z.md"),
                                        "Your mail is not read",
                                        "2026-11-30T07:12:00Z")),
                                List.of(),
                                ZONE),
                        List.of(
                                waits("Anna Berger", "Could you make 40 chairs by 12 December?", 15, "bank_details"),
                                waits("Stone tax", "We need the papers for Q3.", 2),
                                waits("Luca Conti", "Is the proof of the flyer ready?", 1)),
                        TroubleLines.leftToYou(List.of(new LeftToYou(
                                new VaultPath("Needs_Action/email/EMAIL_9.md"),
                                "Mail Delivery System",
                                "Undelivered: Offer 2026-118",
                                "a mail of yours did not arrive; see whom it was for"))),
                        List.of("Sync: up to date"),
                        List.of(ActionLine.of(
                                new AuditEvent(
                                        NOW.minus(Duration.ofMinutes(50)),
                                        new AgentName("local"),
                                        new AuditEvent.Act(
                                                "send_email",
                                                "tom@ruiz.example",
                                                Map.of("approval", "EMAIL_DRAFT_2026-11-29_tom-ruiz_table_0a1b2c3d4e")),
                                        AuditEvent.Consent.NONE,
                                        AuditEvent.Outcome.DONE),
                                ZONE))));
        return Files.readString(vault.resolve("Dashboard.md"));
    }

    private static PendingLine waits(String who, String wants, int hours, String... flags) {
        String id = "EMAIL_DRAFT_2026-11-30_" + who.toLowerCase(Locale.ROOT).replace(' ', '-') + "_0a1b2c3d4e";
        return new PendingLine(
                new VaultPath("Pending_Approval/email/" + id + ".md"),
                new QueueItem(
                        id,
                        who,
                        wants,
                        new Urgency(Priority.MEDIUM, null, 1, NOW.minus(Duration.ofHours(hours))),
                        QueueState.of(QueueState.Kind.WAITS, ""),
                        List.of(flags).stream().map(RiskFlag::new).toList()),
                ZONE,
                NOW);
    }

    private static String alert() {
        return new Alert(
                        "mail_away",
                        "Your mail is not read",
                        "The cloud agent has not been able to read the mailbox for some minutes: the mailbox refuses the login.",
                        "No new mail becomes a task until this is over. Nothing is lost: your mail stays on its server, and is read"
                                + " from where the agent stopped. This note goes when that happens.",
                        List.of(
                                "If the login is refused, look at `IMAP_USER` and `IMAP_READONLY_PASSWORD` on the cloud machine;"
                                        + " a provider may also ask for a new app password.",
                                "If the server is away, look at its status page, and at `IMAP_HOST` and `IMAP_PORT`."))
                .note(new TaskId("mail_away_20261130T071200000Z"), Instant.parse("2026-11-30T07:12:00Z"))
                .source();
    }

    private static String snippet() throws IOException {
        return Files.readString(Path.of("../deployment/obsidian/ai-employee.css"));
    }

    private void take(String browser, String name, String page) throws IOException, InterruptedException {
        Path html = Files.writeString(folder.resolve(name + ".html"), page);
        Process process = new ProcessBuilder(
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=764,960",
                        "--screenshot="
                                + FOLDER.resolve(name + ".png").toAbsolutePath().normalize(),
                        html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("%s took %s", browser, name).isZero();
    }

    private static String digests(Map<String, String> pages) {
        return pages.entrySet().stream()
                .map(page -> digest(page.getValue()) + "  " + page.getKey() + ".png\n")
                .collect(Collectors.joining());
    }

    private static String digest(String page) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(page.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
