package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.support.NativeGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native git is the judge of every index that is made here. */
class IndexSpliceTest {
    private static final List<String> NAMES = List.of(
            "a.md",
            "a/b.md",
            "a-b.md",
            "a.d/c.md",
            "Z.md",
            "Notes/über.md",
            "Notes/ein Brief.md",
            "日本/語.md",
            "deep/er/and/deeper.md",
            "x".repeat(5_000) + ".md",
            "a/bb.md",
            "a/b/c.md");

    @TempDir
    Path vault;

    private VaultRepository repository;
    private NativeGit git;

    @BeforeEach
    void open() {
        repository = VaultRepository.create(vault, "main");
        git = new NativeGit(vault);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void afterAnyRowOfChangesGitReadsWhatShouldBeThere() throws IOException {
        Random random = new Random(7);
        Map<String, String> expected = new TreeMap<>();
        int spliced = 0;
        for (int round = 0; round < 200; round++) {
            Map<String, TreeChange> changes = new TreeMap<>();
            for (int change = random.nextInt(4); change >= 0; change--) {
                String path = NAMES.get(random.nextInt(NAMES.size()));
                changes.put(path, random.nextInt(3) == 0 ? gone(path) : holds(path, "text " + random.nextInt(50)));
            }
            byte[] before = Files.exists(index()) ? Files.readAllBytes(index()) : new byte[0];
            spliced += IndexSplice.of(before)
                            .flatMap(index -> index.with(changes.values(), Instant.now(), (change, was) -> false))
                            .isPresent()
                    ? 1
                    : 0;

            assertThat(repository.index().follow(changes.values())).isTrue();

            changes.forEach((path, change) -> {
                if (change.after() == null) {
                    expected.remove(path);
                } else {
                    expected.put(path, change.after().blob().toString());
                }
            });
            assertThat(entries()).isEqualTo(expected);
        }
        assertThat(spliced).isGreaterThan(150);
        assertThat(git.run("fsck", "--strict", "--no-dangling")).doesNotContain("error");
    }

    @Test
    void whatOthersWroteIntoTheIndexStays() throws IOException {
        write("kept.md", "kept\n");
        git.run("add", "kept.md");
        git.run("update-index", "--chmod=+x", "kept.md");
        write("staged.md", "staged\n");
        git.run("add", "--intent-to-add", "staged.md");

        repository.index().follow(List.of(holds("note.md", "text")));

        assertThat(git.run("ls-files", "--stage", "kept.md")).startsWith("100755");
        assertThat(git.run("status", "--porcelain", "staged.md")).startsWith(" A");
        assertThat(git.run("ls-files")).contains("note.md");
    }

    @Test
    void aFileSavedInTheMomentOfTheIndexIsComparedByItsBytes() throws IOException {
        git.run("config", "core.trustctime", "false");
        FileTime moment = FileTime.from(Instant.parse("2026-11-28T12:00:00Z"));
        write("racy.md", "one\n");
        Files.setLastModifiedTime(vault.resolve("racy.md"), moment);
        git.run("add", "racy.md");
        Files.setLastModifiedTime(index(), moment);
        write("racy.md", "two\n");
        Files.setLastModifiedTime(vault.resolve("racy.md"), moment);

        repository.index().follow(List.of(holds("note.md", "text")));

        assertThat(git.run("diff", "--name-only")).contains("racy.md");
    }

    @Test
    void anEntryOfAMergeIsLeftToJGit() throws IOException {
        write("both.md", "one\n");
        git.run("add", ".");
        git.run("commit", "-q", "-m", "one");
        git.run("checkout", "-q", "-b", "side");
        write("both.md", "theirs\n");
        git.run("commit", "-q", "-a", "-m", "theirs");
        git.run("checkout", "-q", "main");
        write("both.md", "ours\n");
        git.run("commit", "-q", "-a", "-m", "ours");
        git.attempt("merge", "side");
        IndexSplice index = IndexSplice.of(Files.readAllBytes(index())).orElseThrow();

        assertThat(index.with(List.of(holds("both.md", "text")), Instant.EPOCH, (change, was) -> false))
                .isEmpty();
        assertThat(index.with(List.of(holds("other.md", "text")), Instant.EPOCH, (change, was) -> false))
                .isPresent();
    }

    @Test
    void damageIsLeftToJGitToComplainOf() throws IOException {
        repository.index().follow(List.of(holds("note.md", "text")));
        byte[] whole = Files.readAllBytes(index());

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            assertThat(IndexSplice.of(damaged)).as("byte %d", at).isEmpty();
        }
        for (int length = 0; length < whole.length; length++) {
            assertThat(IndexSplice.of(Arrays.copyOf(whole, length)))
                    .as("length %d", length)
                    .isEmpty();
        }
    }

    @Test
    void aFileInTheNameOfAFolderIsLeftToJGit() throws IOException {
        repository.index().follow(List.of(holds("a/b.md", "text"), holds("c.md", "text")));
        IndexSplice index = IndexSplice.of(Files.readAllBytes(index())).orElseThrow();

        assertThat(index.with(List.of(holds("a", "text")), Instant.EPOCH, (change, was) -> false))
                .isEmpty();
        assertThat(index.with(List.of(holds("c.md/d.md", "text")), Instant.EPOCH, (change, was) -> false))
                .isEmpty();
        assertThat(index.with(
                        List.of(holds("e", "text"), holds("e/f.md", "text")), Instant.EPOCH, (change, was) -> false))
                .isEmpty();
    }

    private Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        for (String line : git.run("ls-files", "--stage", "-z").split("\0", -1)) {
            if (!line.isEmpty()) {
                entries.put(line.substring(line.indexOf('\t') + 1), line.substring(7, 47));
            }
        }
        return entries;
    }

    private TreeChange holds(String path, String text) {
        return new TreeChange(path, null, TreeEntry.file(blob(text)));
    }

    private static TreeChange gone(String path) {
        return new TreeChange(path, null, null);
    }

    private BlobId blob(String text) {
        BlobId blob = repository.objects().writeBlob(text.getBytes(StandardCharsets.UTF_8));
        repository.objects().secure();
        return blob;
    }

    private Path index() {
        return vault.resolve(".git/index");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(vault.resolve(name), text);
    }
}
