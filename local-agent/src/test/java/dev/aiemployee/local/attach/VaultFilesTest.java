package dev.aiemployee.local.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a vault may go with a mail. */
class VaultFilesTest {
    private static final byte[] BYTES = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private static final String OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";

    @TempDir
    private Path folder;

    private VaultFiles files;

    @BeforeEach
    void makeVault() throws IOException {
        Files.createDirectories(folder.resolve("vault/Files/.trash"));
        Files.createDirectories(folder.resolve("vault/.git"));
        Files.createDirectories(folder.resolve("vault/.obsidian"));
        Files.createDirectories(folder.resolve("vault/Logs/Actions"));
        for (String path : new String[] {
            "vault/Files/Angebot für Anna.PDF",
            "vault/Files/.trash/offer.pdf",
            "vault/Files/.hidden.pdf",
            "vault/Files/offer.exe",
            "vault/Files/offer.html",
            "vault/Files/offer",
            "vault/Files/token.json",
            "vault/Files/id_rsa.md",
            "vault/Files/server.key",
            "vault/.env.md",
            "vault/.gitignore",
            "vault/.git/config.md",
            "vault/.obsidian/a.png",
            "vault/Logs/Actions/2026-11-20-local.jsonl",
            "secret.pdf"
        }) {
            Files.write(folder.resolve(path), BYTES);
        }
        Files.createSymbolicLink(folder.resolve("vault/Files/link.pdf"), folder.resolve("secret.pdf"));
        Files.createSymbolicLink(folder.resolve("vault/Linked"), folder);
        files = new VaultFiles(new VaultReader(folder.resolve("vault"), new NoteFormat()), new CommitGuard());
    }

    @Test
    void aPlainFileOfAListedTypeMay() {
        AttachedFiles.Look look = files.look("Files/Angebot für Anna.PDF");

        assertThat(look.problem()).isEmpty();
        assertThat(look.file()).isEqualTo(new Attachment("Files/Angebot für Anna.PDF", BYTES.length, Digest.of(BYTES)));
        assertThat(files.bytes(look.file())).contains(BYTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.pdf",
                "Files/../../secret.pdf",
                "/etc/passwd",
                "/etc/ssl/a.pdf",
                "C:\\secret.pdf",
                "Files\\..\\secret.pdf",
                "file:///etc/a.pdf",
                "./Files/offer.pdf",
                "Files//offer.pdf",
                "",
                " ",
                "Files/link.pdf",
                "Linked/secret.pdf",
                "Files",
                "Files/",
                "Files/none.pdf",
                "Files/.trash/offer.pdf",
                "Files/.hidden.pdf",
                "Files/offer.exe",
                "Files/offer.html",
                "Files/offer",
                "Files/token.json",
                "Files/id_rsa.md",
                "Files/server.key",
                ".env.md",
                ".gitignore",
                ".git/config.md",
                ".GIT/config.md",
                "GIT~1/config.md",
                ".obsidian/a.png",
                "Logs/Actions/2026-11-20-local.jsonl",
                "Files/a\r\nBcc: eve@example.org.pdf",
                "Files/a\u0000.pdf",
                "Files/fdp.\u202Eexe.pdf"
            })
    void everythingElseMayNotAndIsNotRead(String path) {
        AttachedFiles.Look look = files.look(path);

        // its bytes are not looked at: the guard has no word in it
        assertThat(look.problem()).isNotEmpty().doesNotContain("held back from the sync");
        assertThat(look.file().digest()).isEqualTo(Digest.NONE);
        assertThat(look.file().path()).doesNotContain("\r", "\n", "\u0000");
        assertThat(files.bytes(new Attachment(look.file().path(), BYTES.length, Digest.of(BYTES))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize 31245\n",
                "version https://git-lfs.github.com/spec/v1\r\noid sha256:" + OID + "\r\nsize 31245\r\n",
                "version https://hawser.github.com/spec/v1\noid sha256:" + OID + "\nsize 31245",
                "version https://git-lfs.github.com/spec/v1\next-0-zip sha256:" + OID + "\noid sha256:" + OID
                        + "\nsize 1\n"
            })
    void aPointerOfGitLfsIsNotTheFile(String pointer) throws IOException {
        assertRefused(pointer, "is a pointer of Git LFS, not the file itself (run `git lfs pull`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0000\u0000\u0000"})
    void aFileWithoutContentIsAStandIn(String content) throws IOException {
        assertRefused(content, "has no content on this disk (does a cloud drive");
    }

    /** Neither shown as attachable, nor handed out by a yes of before. */
    private void assertRefused(String content, String problem) throws IOException {
        Files.writeString(folder.resolve("vault/Files/plan.pdf"), content);
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);

        AttachedFiles.Look look = files.look("Files/plan.pdf");

        assertThat(look.problem()).startsWith(problem);
        assertThat(look.file()).isEqualTo(Attachment.missing("Files/plan.pdf"));
        assertThat(files.bytes(new Attachment("Files/plan.pdf", bytes.length, Digest.of(bytes))))
                .isEmpty();
    }

    @Test
    void aNoteAboutPointersIsAFile() throws IOException {
        Files.writeString(
                folder.resolve("vault/Files/lfs.md"),
                "A pointer begins:\n\nversion https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize 1\n");

        assertThat(files.look("Files/lfs.md").problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Files/.plan.pdf.icloud,iCloud Drive", "Files/plan.pdf.nextcloud,Nextcloud"})
    void whatACloudDriveTookOffTheDiskIsSaidToBeThere(String placeholder, String drive) throws IOException {
        Files.writeString(folder.resolve("vault").resolve(placeholder), "bplist00");

        assertThat(files.look("Files/plan.pdf").problem())
                .startsWith("is not on this disk, " + drive + " keeps it elsewhere");
    }

    @Test
    void whatIsTooLargeIsNotRead() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("vault/Files/large.pdf").toFile(), "rw")) {
            large.setLength(Attachment.MOST_BYTES + 1);
        }

        AttachedFiles.Look look = files.look("Files/large.pdf");

        assertThat(look.problem()).isEqualTo("has 10485761 bytes (expected: at most 10485760 together)");
        assertThat(look.file()).isEqualTo(Attachment.missing("Files/large.pdf"));
    }

    @Test
    void aFileThatChangedSinceTheLookIsNotHandedOut() throws IOException {
        Attachment file = files.look("Files/Angebot für Anna.PDF").file();

        Files.writeString(folder.resolve("vault/Files/Angebot für Anna.PDF"), "%PDF-1.8\n");

        assertThat(files.bytes(file)).isEmpty();
    }
}
