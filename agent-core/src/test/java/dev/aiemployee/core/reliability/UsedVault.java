package dev.aiemployee.core.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;

/**
 * A vault as people have them before any agent comes: plugins and their data, recordings, links, files of other types, folders with
 * the names of ours, a folder that came from an NTFS disk, names in five alphabets and of odd lengths. The same for the same seed.
 */
final class UsedVault {
    static final List<String> WORDS = List.of(
            "Angebot Küche",
            "Žofia Nováková",
            "Задачи на неделю",
            "Τιμολόγιο Ιανουαρίου",
            "見積もり 春",
            "견적서",
            "facture_e\u0301te\u0301",
            "notes  with  blanks",
            "100 % done (really) [x]",
            "don't & won't",
            "#hash and +plus",
            "'quoted' $HOME `x`",
            "emoji 🎉👩‍💻",
            "日本語".repeat(26),
            "long ".repeat(40).strip(),
            "x".repeat(251));
    /** Folders that may be moved as a whole. */
    static final List<String> PLACES = List.of(
            "Clients/Berger & Söhne", "Täglich/2026/11", "Архив", "日誌", "Projects/a/b/c/d/e/f", "Ελλάδα", "From NTFS");

    private static final List<String> NAMES_OF_OURS = List.of("Updates", "Done", "Plans", "Logs", "Archive", "Clients");
    private static final List<String> OTHER_TYPES = List.of(".mp3", ".txt", ".m4a", ".docx", "", ".MP4", ".tar.gz");
    /** What Windows or macOS could not store. */
    private static final List<String> ODD =
            List.of("Why?.md", "12:30.md", "aux.md", "pipe|.md", "ends with blank.md ", "back\\slash.md");

    private final Random random;

    UsedVault(long seed) {
        random = new Random(seed);
    }

    /** Fills the folder with about that many files. */
    void fill(Path folder, int files) throws IOException {
        write(folder, ".gitignore", "private/\n*.log\n/diary/**\n!/diary/index.md\n");
        write(folder, "diary/index.md", "# the one page of it that is shared\n");
        for (int i = 0; i < files; i++) {
            write(folder, name(i), text(i));
        }
        write(folder, ".obsidian/app.json", "{\"alwaysUpdateLinks\":true}\n");
        write(folder, ".obsidian/workspace.json", "{\"main\":{\"id\":\"1\"}}\n");
        write(folder, ".obsidian/plugins/dataview/main.js", "module.exports = 1;\n".repeat(500));
        write(folder, "empty.md", "");
        write(folder, "no end.md", "a line without an end");
        write(folder, "both ends.md", "one\r\ntwo\nthree\r\n");
        write(folder, "with mark.md", "\uFEFF# begins with a byte order mark\n");
        write(folder, "run.sh", "#!/bin/sh\necho hi\n");
        for (String odd : ODD) {
            write(folder, "Odd/" + odd, "# odd name\n");
        }
        write(folder, "Clients/script note.md", "# a note that is marked as a program\n");
        executable(folder.resolve("run.sh"));
        executable(folder.resolve("Clients/script note.md"));
        for (int i = 0; i < 10; i++) {
            write(folder, "From NTFS/all " + i + ".md", "# every file of that disk is a program\n");
            executable(folder.resolve("From NTFS/all " + i + ".md"));
        }
        Files.createSymbolicLink(folder.resolve("Current.md"), Path.of("Clients/script note.md"));
        Files.createSymbolicLink(folder.resolve("All clients"), Path.of("Clients"));
    }

    /** What lies only on one machine: Git ignores it. */
    static void fillIgnored(Path folder) throws IOException {
        for (String name : IGNORED) {
            write(folder, name, "# not for anybody\n");
        }
    }

    static final List<String> IGNORED = List.of("private/salary.md", "diary/2026-11-29.md", "Clients/debug.log");

    private String name(int i) {
        boolean ours = random.nextInt(3) == 0;
        List<String> folders = ours ? NAMES_OF_OURS : PLACES;
        String folder = folders.get(random.nextInt(folders.size()));
        return folder + "/" + fitting(i + " " + WORDS.get(random.nextInt(WORDS.size())), ending(i));
    }

    /** Every tenth file is of a type that no agent syncs. */
    private String ending(int i) {
        return i % 10 == 0 ? OTHER_TYPES.get(random.nextInt(OTHER_TYPES.size())) : ".md";
    }

    /** A name that fits into 255 bytes. */
    static String fitting(String name, String ending) {
        String cut = name;
        while ((cut + ending).getBytes(StandardCharsets.UTF_8).length > 255) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.stripTrailing() + ending;
    }

    private String text(int i) {
        String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
        return "# Note " + i + end + ("word" + random.nextInt(1000) + " ").repeat(random.nextInt(60)) + end;
    }

    static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
