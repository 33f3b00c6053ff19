package dev.aiemployee.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final String NONCE = "0123456789abcdef0123456789abcdef";
    private static final Instant LATER = Instant.parse("2200-01-01T00:00:00Z");

    @TempDir
    Path root;

    @Test
    void writingMakesFoldersReplacesAndLeavesNothingBeside() throws IOException {
        Path file = root.resolve("a/b/note.md");

        AtomicFile.write(file, bytes("one"));
        AtomicFile.write(file, bytes("two"));

        assertThat(file).hasContent("two");
        assertThat(names(file.getParent())).containsExactly("note.md");
    }

    @Test
    void creatingNeverReplaces() throws IOException {
        Path file = root.resolve("note.md");

        assertThat(AtomicFile.create(file, bytes("one"))).isTrue();
        assertThat(AtomicFile.create(file, bytes("two"))).isFalse();

        assertThat(file).hasContent("one");
        assertThat(names(root)).containsExactly("note.md");
    }

    @Test
    void ofManyCreatorsExactlyOneSucceeds() throws Exception {
        for (int round = 0; round < 40; round++) {
            Path file = root.resolve("round-" + round + ".md");
            List<Boolean> won = together(8, i -> AtomicFile.create(file, bytes("writer " + i)));

            assertThat(won).containsOnlyOnce(true);
            assertThat(file).hasContent("writer " + won.indexOf(true));
        }
        assertThat(names(root)).hasSize(40);
    }

    @Test
    void replacingNeedsExactlyTheExpectedBytes() throws IOException {
        Path file = Files.write(root.resolve("note.md"), bytes("read"));

        assertThat(AtomicFile.replace(file, bytes("other"), bytes("new"), asides()))
                .isFalse();
        assertThat(file).hasContent("read");
        assertThat(AtomicFile.replace(file, bytes("read"), bytes("new"), asides()))
                .isTrue();
        assertThat(file).hasContent("new");
        assertThat(AtomicFile.replace(root.resolve("gone.md"), bytes("read"), bytes("new"), asides()))
                .isFalse();
        assertThat(names(root)).containsExactly("note.md");
    }

    @Test
    void ofManyReplacersOfOneTextExactlyOneSucceeds() throws Exception {
        for (int round = 0; round < 200; round++) {
            Path file = Files.write(root.resolve("note.md"), bytes("read"));
            List<Boolean> won =
                    together(6, i -> AtomicFile.replace(file, bytes("read"), bytes("writer " + i), asides()));

            assertThat(won).containsOnlyOnce(true);
            assertThat(file).hasContent("writer " + won.indexOf(true));
            assertThat(names(root)).containsExactly("note.md");
        }
    }

    @Test
    void anEditorThatSavesMeanwhileNeverLosesItsText() throws Exception {
        Path file = root.resolve("note.md");
        for (int round = 0; round < 300; round++) {
            Files.write(file, bytes("read"));
            Path saved = Files.write(root.resolve(".saved"), bytes("operator"));
            List<Boolean> done = together(2, i -> {
                if (i == 0) {
                    Files.move(saved, file, StandardCopyOption.ATOMIC_MOVE);
                    return true;
                }
                return AtomicFile.replace(file, bytes("read"), bytes("ours"), asides());
            });

            assertThat(done.get(0)).isTrue();
            assertThat(file).as("round " + round).hasContent("operator");
            assertThat(names(root)).containsExactly("note.md");
        }
    }

    @Test
    void movingTakesTheTextAlongOrTouchesNothing() throws IOException {
        Path from = Files.write(root.resolve("from.md"), bytes("read"));
        Path to = root.resolve("sub/to.md");

        assertThat(AtomicFile.move(from, bytes("other"), to, bytes("new"), asides()))
                .isFalse();
        assertThat(from).hasContent("read");
        assertThat(to).doesNotExist();
        assertThat(AtomicFile.move(from, bytes("read"), to, bytes("new"), asides()))
                .isTrue();
        assertThat(from).doesNotExist();
        assertThat(to).hasContent("new");
    }

    @Test
    void movingOntoAnotherTextIsRefusedButARepeatedMoveIsFinished() throws IOException {
        Path from = Files.write(root.resolve("from.md"), bytes("read"));
        Path to = Files.write(root.resolve("to.md"), bytes("another"));

        assertThat(AtomicFile.move(from, bytes("read"), to, bytes("new"), asides()))
                .isFalse();
        assertThat(from).hasContent("read");
        assertThat(to).hasContent("another");

        Files.write(to, bytes("new"));
        assertThat(AtomicFile.move(from, bytes("read"), to, bytes("new"), asides()))
                .isTrue();
        assertThat(names(root)).containsExactly("to.md");
    }

    @Test
    void leftoversOfACrashAreSettled() throws IOException {
        Files.createDirectories(root.resolve("sub"));
        Files.write(root.resolve("sub/.beside-" + NONCE), bytes("half"));
        Files.write(root.resolve("sub/.aside-" + NONCE + "-lost.md"), bytes("lost"));
        Files.write(root.resolve("sub/.aside-" + NONCE + "-there.md"), bytes("old"));
        Files.write(root.resolve("sub/there.md"), bytes("newer"));
        Files.write(root.resolve("sub/.beside-mine"), bytes("operator"));

        assertThat(Leftovers.settle(root, LATER)).isEqualTo(3);

        assertThat(names(root.resolve("sub"))).containsExactly(".beside-mine", "lost.md", "there.md");
        assertThat(root.resolve("sub/lost.md")).hasContent("lost");
        assertThat(root.resolve("sub/there.md")).hasContent("newer");
    }

    @Test
    void aWriterAtWorkIsLeftAlone() throws IOException {
        Path beside = Files.write(root.resolve(".beside-" + NONCE), bytes("half"));
        Files.setLastModifiedTime(beside, FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));

        assertThat(Leftovers.settle(root, Instant.parse("2026-11-20T10:00:00Z")))
                .isZero();
        assertThat(beside).exists();
    }

    @Test
    void aFailureSaysWhatWasTriedOnWhat() throws IOException {
        Path blocked = Files.write(root.resolve("file"), bytes("x")).resolve("note.md");

        assertThatThrownBy(() -> AtomicFile.write(blocked, bytes("y")))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("cannot write")
                .hasMessageContaining("note.md")
                .hasCauseInstanceOf(IOException.class);
    }

    private Asides asides() {
        return Asides.of(root);
    }

    private interface Numbered {
        boolean run(int i) throws IOException;
    }

    private static List<Boolean> together(int threads, Numbered work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(() -> {
                    start.await();
                    return work.run(number);
                });
            }
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
