package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor that opened a note before one of our writers exchanged it, and saves after, finds its text in the vault. */
class LateEditorTest {
    private static final VaultPath NOTE = new VaultPath("Notes/plan.md");
    private static final String OLD = "one\ntwo\nthree\nfour\nfive\n";
    private static final String SAVED = "typed by the operator\n";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void publishANote() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write(NOTE.value(), OLD);
        agents.settle();
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace", "move", "delete"})
    void aSaveIntoAnExchangedFileComesBack(String exchange) throws IOException {
        try (FileChannel editor = editor()) {
            exchange(new VaultWriter(local.vault()), exchange);
            overwrite(editor, SAVED);
        }

        local.cycle();
        local.cycle();

        assertThat(texts()).contains(SAVED);
        assertThat(agents.origin().run("log", "-p", "main")).contains("+" + SAVED.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace", "move", "delete"})
    void aSaveThatComesHoursLaterComesBackToo(String exchange) throws IOException {
        try (FileChannel editor = editor()) {
            exchange(local.writer(), exchange);
            local.cycle();
            agents.clock().advance(Duration.ofHours(20));
            local.start().cycle();
            overwrite(editor, SAVED);
        }

        local.cycle();

        assertThat(texts()).contains(SAVED);
    }

    @Test
    void aSaveOfTheVeryMomentInWhichTheWatchEndsComesBack() throws IOException {
        local.quiet(Duration.ofSeconds(2));
        try (FileChannel editor = editor()) {
            exchange(local.writer(), "replace");
            local.cycle();
            agents.clock().advance(Duration.ofHours(25));
            overwrite(editor, SAVED);
            Files.setLastModifiedTime(
                    quarantined(), FileTime.from(agents.clock().instant().minusSeconds(1)));
        }

        local.cycle();
        agents.clock().advance(Duration.ofSeconds(3));
        local.cycle();

        assertThat(texts()).contains(SAVED);
    }

    @Test
    void aSaveThatKeepsSizeAndTimeIsSeenWhileTheFileIsYoung() throws IOException {
        try (FileChannel editor = editor()) {
            exchange(local.writer(), "replace");
            local.cycle();
            Path watched = quarantined();
            FileTime time = Files.getLastModifiedTime(watched);
            overwrite(editor, OLD.replace("three", "THREE"));
            Files.setLastModifiedTime(watched, time);
        }

        local.cycle();

        assertThat(texts()).anyMatch(text -> text.contains("THREE"));
    }

    @Test
    void theFileThatALateSaveIsMergedIntoIsWatchedToo() throws IOException {
        try (FileChannel first = editor()) {
            local.writer().replace(NOTE, OLD.getBytes(StandardCharsets.UTF_8), OLD.replace("five", "FIVE"));
            local.cycle();
            try (FileChannel second = editor()) {
                overwrite(first, OLD.replace("one", "ONE"));
                local.cycle();
                assertThat(local.read(NOTE.value()))
                        .isEqualTo(OLD.replace("five", "FIVE").replace("one", "ONE"));
                overwrite(second, SAVED);
            }
        }

        local.cycle();
        local.cycle();

        assertThat(texts()).contains(SAVED);
    }

    @Test
    void afterADayNothingIsLeftToWatch() throws IOException {
        exchange(local.writer(), "replace");
        local.cycle();
        assertThat(quarantined()).exists();

        agents.clock().advance(Duration.ofHours(25));
        local.cycle();

        try (Stream<Path> files = Files.list(local.vault().resolve(".git/agent/aside"))) {
            assertThat(files).isEmpty();
        }
        try (Stream<Path> files = Files.list(local.vault().resolve(".git/agent/quarantine"))) {
            assertThat(files).isEmpty();
        }
    }

    private static void exchange(VaultWriter writer, String exchange) {
        byte[] old = OLD.getBytes(StandardCharsets.UTF_8);
        switch (exchange) {
            case "replace" ->
                assertThat(writer.replace(NOTE, old, OLD + "six\n")).isTrue();
            case "move" ->
                assertThat(writer.move(NOTE, old, new VaultPath("Notes/moved.md"), Note.of(Map.of("id", "x"), OLD)))
                        .isTrue();
            default -> writer.delete(NOTE);
        }
    }

    private FileChannel editor() throws IOException {
        return FileChannel.open(NOTE.in(local.vault()), StandardOpenOption.WRITE);
    }

    private static void overwrite(FileChannel editor, String text) throws IOException {
        editor.truncate(0);
        editor.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private Path quarantined() throws IOException {
        try (Stream<Path> files = Files.list(local.vault().resolve(".git/agent/quarantine"))) {
            return files.filter(file -> !file.endsWith("journal")).findFirst().orElseThrow();
        }
    }

    private java.util.List<String> texts() throws IOException {
        try (Stream<Path> files = Files.walk(local.vault())) {
            return files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().contains("/.git/"))
                    .map(LateEditorTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
