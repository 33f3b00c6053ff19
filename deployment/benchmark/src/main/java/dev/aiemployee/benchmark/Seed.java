package dev.aiemployee.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Fills a bare repository with a vault that looks like one after some months of work: most notes are finished tasks by month, the
 * rest the operator's own. Fed to {@code git fast-import}; the same seed gives the same commits.
 */
final class Seed {
    private static final String[] DOMAINS = {"email", "social", "accounting", "whatsapp", "files"};
    private static final String[] AREAS = {"Clients", "Projects", "Ideas", "Meetings", "Recipes for work"};
    private static final String[] FOREIGN_AREAS = {
        "Kunden/Müller & Söhne", "Пpoeкты/2026", "会議", "Café ☕ notes", "عملاء"
    };
    private static final String[] WORDS = ("invoice meeting draft customer answer tomorrow project budget please review"
                    + " shipping order contract hours quarter report question number address thank regards follow open")
            .split(" ");
    private static final String DASHBOARD =
            "# Dashboard\n\n## Pending approvals\n\nnone\n\n## Updates\n\n- none\n\n## My notes\n\nmine\n";

    private final Random random;
    private final OutputStream out;
    private long bytes;

    private Seed(OutputStream out) {
        this.random = new Random(20_261_120);
        this.out = out;
    }

    /** A finished task's path. */
    static String done(int number) {
        String domain = DOMAINS[number % DOMAINS.length];
        return String.format(
                Locale.ROOT, "Done/%s/2026-%02d/EMAIL_%06d.md", domain, number / DOMAINS.length % 12 + 1, number);
    }

    /** One of the operator's own notes. */
    static String note(int number) {
        return "Notes/" + AREAS[number % AREAS.length] + "/Topic " + number / AREAS.length % 40 + "/Note " + number
                + ".md";
    }

    /** A path as people with other alphabets write them; every tenth is an attachment. */
    static String foreign(int number) {
        String folder = FOREIGN_AREAS[number % FOREIGN_AREAS.length] + "/Thema " + number / FOREIGN_AREAS.length % 60;
        return number % 10 == 9
                ? folder + "/Anhänge/Скан " + number + ".pdf"
                : folder + "/Notiz für " + number + " – straße.md";
    }

    /** One commit with {@code notes} notes; three in ten are the operator's own. */
    static void vault(Path bare, int notes) {
        feed(bare, seed -> {
            seed.commit("A vault");
            seed.file("Dashboard.md", DASHBOARD);
            seed.file(".gitignore", ".git_sync_state.md\n");
            for (int number = 0; number < notes; number++) {
                seed.file(number % 10 < 3 ? note(number) : done(number), seed.text("EMAIL_" + number));
            }
        });
    }

    /** One commit with free tasks only. */
    static void tasks(Path bare, int tasks) {
        feed(bare, seed -> {
            seed.commit("Tasks");
            seed.file("Dashboard.md", DASHBOARD);
            seed.file(".gitignore", ".git_sync_state.md\n");
            for (int number = 0; number < tasks; number++) {
                String id = String.format(Locale.ROOT, "EMAIL_%03d", number);
                seed.file("Needs_Action/email/" + id + ".md", seed.text(id));
            }
        });
    }

    /** As many commits as finished tasks. @return how many bytes the notes have */
    static long year(Path bare, int tasks) {
        long[] size = new long[1];
        feed(bare, seed -> {
            seed.commit("A vault");
            seed.file("Dashboard.md", DASHBOARD);
            seed.file(".gitignore", ".git_sync_state.md\n");
            for (int number = 0; number < tasks; number++) {
                seed.commit("Cloud: close EMAIL_" + number);
                seed.file(done(number), seed.text("EMAIL_" + number));
            }
            size[0] = seed.bytes;
        });
        return size[0];
    }

    /** One commit with notes and attachments under names of many alphabets. */
    static void foreignNames(Path bare, int notes) {
        feed(bare, seed -> {
            seed.commit("A vault");
            seed.file("Dashboard.md", DASHBOARD);
            seed.file(".gitignore", ".git_sync_state.md\n");
            for (int number = 0; number < notes; number++) {
                String path = foreign(number);
                seed.file(
                        path,
                        path.endsWith(".md")
                                ? seed.text("note-" + number).getBytes(StandardCharsets.UTF_8)
                                : seed.scan());
            }
        });
    }

    private interface Writing {
        void write(Seed seed) throws IOException;
    }

    private static void feed(Path bare, Writing writing) {
        Shell.once(Contenders.folderOf(bare), "git init -q --bare --initial-branch=main '" + bare + "'");
        try {
            Process process = new ProcessBuilder("git", "fast-import", "--quiet", "--depth=50")
                    .directory(bare.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
                writing.write(new Seed(out));
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git fast-import ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("feeding git fast-import", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void commit(String message) throws IOException {
        print("commit refs/heads/main\ncommitter seed <seed@agent.invalid> 1795000000 +0000\ndata " + message.length()
                + "\n" + message + "\n");
    }

    private void file(String path, String text) throws IOException {
        file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String path, byte[] content) throws IOException {
        print("M 100644 inline " + path + "\ndata " + content.length + "\n");
        out.write(content);
        print("\n");
        bytes += content.length;
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Front matter and 300 to some 4,000 characters, most notes short. */
    private String text(String id) {
        StringBuilder text = new StringBuilder("---\nid: " + id + "\ntype: email\ndomain: email\npriority: medium\n"
                + "status: needs_action\ncreated: 2026-03-14T09:26:53Z\n---\n\n# " + id + "\n\n");
        double skew = random.nextDouble();
        int length = 300 + (int) (3700 * skew * skew * skew);
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return text.append('\n').toString();
    }

    /** What does not compress: 20 to 220 kB. */
    private byte[] scan() {
        byte[] scan = new byte[20_000 + random.nextInt(200_000)];
        random.nextBytes(scan);
        return scan;
    }
}
