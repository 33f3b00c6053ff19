package dev.aiemployee.core.sync.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own watch on a real folder; it may be late, so each test waits for what must come. */
class VaultWatchTest {
    @TempDir
    Path vault;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> seen = new HashSet<>();
    private int doubts;
    private VaultWatch watch;

    @BeforeEach
    void open() throws IOException {
        write("Notes/deep/er/a.md");
        Files.createDirectories(vault.resolve(".git/agent"));
        watch(path -> told.add(path.value()));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void newChangedAndRemovedFilesAreSeen() throws IOException {
        write("Notes/für.md");
        write("Notes/deep/er/a.md");
        awaitSeen("Notes/für.md", "Notes/deep/er/a.md");

        seen.clear();
        Files.delete(vault.resolve("Notes/deep/er/a.md"));

        awaitSeen("Notes/deep/er/a.md");
        assertThat(told).contains("Notes/für.md", "Notes/deep/er/a.md");
    }

    @Test
    void aSaveByTemporaryFileAndRenameIsSeenUnderItsOwnName() throws IOException {
        Path beside = write("Notes/deep/er/.a.md.tmp");

        Files.move(beside, vault.resolve("Notes/deep/er/a.md"), StandardCopyOption.REPLACE_EXISTING);

        awaitSeen("Notes/deep/er/a.md");
        assertThat(seen).containsOnly("Notes/deep/er/a.md");
    }

    @Test
    void aFolderMadeLaterIsSeenAndWatchedAtAnyDepth() throws IOException {
        write("New/er/est/b.md");
        awaitSeen("New");

        write("New/er/est/c.md");

        awaitSeen("New/er/est/c.md");
    }

    @Test
    void aFolderThatIsRenamedIsFollowed() throws IOException {
        Files.move(vault.resolve("Notes"), vault.resolve("Texts"));
        awaitSeen("Notes", "Texts");

        seen.clear();
        write("Texts/deep/er/late.md");

        awaitSeen("Texts/deep/er/late.md");
        assertThat(seen).containsOnly("Texts/deep/er/late.md");
    }

    @Test
    void aFolderThatIsRemovedAndMadeAnewIsWatchedAnew() throws IOException {
        Files.move(vault.resolve("Notes"), vault.resolveSibling(vault.getFileName() + "-away"));
        write("Notes/deep/b.md");
        awaitSeen("Notes");

        write("Notes/deep/c.md");

        awaitSeen("Notes/deep/c.md");
    }

    @Test
    void hiddenFilesAndFoldersAndWhatLinksPointToAreNotWatched() throws IOException {
        Path outside = Files.createDirectories(vault.resolveSibling(vault.getFileName() + "-outside"));
        Files.createSymbolicLink(vault.resolve("Notes/link"), outside);
        awaitSeen("Notes/link");
        seen.clear();
        write(".git/agent/applied");
        write(".git_sync_state.md");
        Files.writeString(outside.resolve("x.md"), "x");

        write("Notes/last.md");

        awaitSeen("Notes/last.md");
        assertThat(seen).containsOnly("Notes/last.md");
    }

    @Test
    void ofMoreEventsThanTheKernelKeepsNothingIsSaidButThatAnythingMayHaveChanged() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        watch(path -> awaitQuietly(stuck));
        int before = doubts;
        for (int i = 0; i < 1_500; i++) {
            write("Notes/" + i + ".md");
        }

        stuck.countDown();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            look();
            return doubts > before;
        });
        awaitSure();
        write("Notes/deep/er/after.md");
        awaitSeen("Notes/deep/er/after.md");
    }

    @Test
    void moreTouchedPathsThanAreKeptAreADoubtToo() throws IOException {
        for (int i = 0; i <= VaultWatch.MOST; i++) {
            write("Notes/" + i + ".md");
            if (i % 100 == 0) { // in steps that the kernel's own queue can hold
                String last = "Notes/" + i + ".md";
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> told.contains(last));
            }
        }

        assertThat(watch.touched()).isEmpty();
    }

    @Test
    void aNameThatNoVaultPathCanHaveIsADoubt() throws IOException {
        write("Notes/back\\slash.md");

        await().atMost(Duration.ofSeconds(60)).until(() -> !isSure());
    }

    @Test
    void whereTheSystemHasNoMoreWatchesItNeverClaimsToKnow() throws IOException {
        watch.close();
        watch = VaultWatch.open(vault, path -> {}, VaultWatchTest::limited);
        await().atMost(Duration.ofSeconds(60)).until(() -> threads() == 0);

        write("Notes/b.md");

        assertThat(watch.touched()).isEmpty();
        assertThat(watch.touched()).isEmpty();
    }

    @Test
    void whereTheVaultItselfIsGoneItNeverClaimsToKnow() throws IOException {
        Files.move(vault, vault.resolveSibling(vault.getFileName() + "-gone"));
        Files.createDirectories(vault);
        write("Notes/b.md");

        assertThat(isSure()).isFalse();
    }

    @Test
    void closingLeavesNoThread() {
        assertThat(threads()).isEqualTo(1);

        watch.close();

        assertThat(threads()).isZero();
        assertThat(watch.touched()).isEmpty();
    }

    private void watch(Consumer<VaultPath> listener) {
        if (watch != null) {
            watch.close();
        }
        watch = VaultWatch.open(vault, listener);
        awaitSure();
        seen.clear();
    }

    private static WatchKey limited(Path folder, WatchService service) throws IOException {
        if (folder.endsWith("er")) {
            throw new IOException("User limit of inotify watches reached");
        }
        return VaultWatch.register(folder, service);
    }

    private Path write(String path) throws IOException {
        Path file = vault.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text");
    }

    private void awaitSure() {
        await().atMost(Duration.ofSeconds(60)).until(this::isSure);
    }

    private boolean isSure() {
        int before = doubts;
        look();
        return doubts == before;
    }

    private void awaitSeen(String... paths) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            look();
            return seen.containsAll(List.of(paths));
        });
    }

    private void look() {
        Optional<Set<VaultPath>> touched = watch.touched();
        doubts += touched.isEmpty() ? 1 : 0;
        touched.orElse(Collections.emptySet()).forEach(path -> seen.add(path.value()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("vault-watch"))
                .count();
    }
}
