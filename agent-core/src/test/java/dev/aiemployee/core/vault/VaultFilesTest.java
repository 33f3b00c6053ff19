package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultFilesTest {
    private static final VaultPath NOTE = new VaultPath("Needs_Action/email/EMAIL_1.md");

    @TempDir
    Path folder;

    private Path root;
    private VaultReader reader;
    private VaultWriter writer;

    @BeforeEach
    void vault() throws IOException {
        root = Files.createDirectory(folder.resolve("vault"));
        reader = new VaultReader(root, new NoteFormat());
        writer = new VaultWriter(root);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Note note = Note.of(Map.of("id", "EMAIL_1"), "body");

        writer.write(NOTE, note);

        assertThat(reader.read(NOTE)).contains(new ParsedNote.Whole(note));
        assertThat(reader.bytes(NOTE)).contains(note.bytes());
        Files.setLastModifiedTime(NOTE.in(root), FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));
        assertThat(reader.modified(NOTE)).contains(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void whatIsNotThereIsAbsent() throws IOException {
        Files.createDirectories(root.resolve("folder.md"));

        assertThat(reader.read(NOTE)).isEmpty();
        assertThat(reader.bytes(NOTE)).isEmpty();
        assertThat(reader.modified(NOTE)).isEmpty();
        assertThat(reader.read(new VaultPath("folder.md"))).isEmpty();
        assertThat(reader.notesUnder(new VaultPath("Missing"))).isEmpty();
    }

    @Test
    void aHugeFileIsBrokenWithoutBeingRead() throws IOException {
        VaultReader small = new VaultReader(root, new NoteFormat(10));
        Files.writeString(root.resolve("big.md"), "x".repeat(11));

        assertThat(small.read(new VaultPath("big.md")).orElseThrow()).isInstanceOf(ParsedNote.Broken.class);
    }

    @Test
    void aCreatedNoteIsNeverReplaced() {
        Note note = Note.of(Map.of("a", "1"), "");

        assertThat(writer.create(NOTE, note)).isTrue();
        assertThat(writer.create(NOTE, note.with("a", "x"))).isFalse();

        assertThat(reader.read(NOTE).flatMap(ParsedNote::note)).contains(note);
    }

    @Test
    void aNoteTheOperatorSavedMeanwhileIsNotReplaced() throws IOException {
        Note note = Note.of(Map.of("status", "pending"), "");
        writer.write(NOTE, note);
        Files.writeString(NOTE.in(root), "operator");

        assertThat(writer.replace(NOTE, note.bytes(), note.with("status", "approved")))
                .isFalse();

        assertThat(NOTE.in(root)).hasContent("operator");
    }

    @Test
    void aMovedNoteIsInOnePlace() {
        Note note = Note.of(Map.of("status", "pending"), "");
        VaultPath approved = new VaultPath("Approved/email/EMAIL_1.md");
        writer.write(NOTE, note);

        writer.move(NOTE, approved, note.with("status", "approved"));

        assertThat(reader.read(NOTE)).isEmpty();
        assertThat(reader.read(approved).flatMap(ParsedNote::note).flatMap(moved -> moved.text("status")))
                .contains("approved");
        assertThatThrownBy(() -> writer.move(NOTE, approved, note)).isInstanceOf(VaultException.class);
    }

    @Test
    void deletingTwiceIsNoError() {
        writer.write(NOTE, Note.of(Map.of(), "x"));

        writer.delete(NOTE);
        writer.delete(NOTE);

        assertThat(reader.bytes(NOTE)).isEmpty();
    }

    @Test
    void linesAreAppendedAndATornOneIsEnded() throws IOException {
        VaultPath log = new VaultPath("Logs/Local/errors.md");

        writer.append(log, "one");
        Files.writeString(log.in(root), "one\ntorn");
        writer.append(log, "two");

        assertThat(Files.readString(log.in(root))).isEqualTo("one\ntorn\ntwo\n");
    }

    @Test
    void notesAreListedSortedWithoutHiddenFilesAndLinks() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "x");
        for (String name :
                new String[] {"D/b.md", "D/a/z.md", "D/.hidden.md", "D/.obsidian/x.md", "D/c.txt", "D/q\\r.md"}) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), "x");
        }
        Files.createSymbolicLink(root.resolve("D/link.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(root.resolve("D/linked"), outside);

        assertThat(reader.notesUnder(new VaultPath("D")))
                .extracting(VaultPath::value)
                .containsExactly("D/a/z.md", "D/b.md");
    }

    @Test
    void aLinkLeadsNeitherReaderNorWriterOutOfTheVault() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "secret");
        Files.createSymbolicLink(root.resolve("Linked"), outside);
        VaultPath secret = new VaultPath("Linked/secret.md");

        assertThat(reader.read(secret)).isEmpty();
        assertThat(reader.notesUnder(new VaultPath("Linked"))).isEmpty();
        assertThatThrownBy(() -> writer.write(secret, Note.of(Map.of(), "x")))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> writer.delete(secret)).isInstanceOf(VaultException.class);
        assertThat(outside.resolve("secret.md")).hasContent("secret");
    }
}
