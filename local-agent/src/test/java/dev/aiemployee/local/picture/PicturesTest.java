package dev.aiemployee.local.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.local.approve.DecisionWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static Map<String, String> pages() throws IOException {
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
        DecisionWords words = new DecisionWords(ZoneId.of("Europe/Berlin"));
        pages.put(
                "approval-sent",
                view.of(
                        note.text("id").orElseThrow(),
                        words.sent(note.with("status", "sent"), Instant.parse("2026-11-28T17:02:00Z"))
                                .source()));
        pages.put("alert", view.of("mail_away_20261130T071200000Z", alert()));
        return pages;
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
