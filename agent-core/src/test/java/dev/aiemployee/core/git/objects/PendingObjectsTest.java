package dev.aiemployee.core.git.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingObjectsTest {
    private static final byte[] TEXT = "text\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private VaultRepository repository;
    private NativeGit git;

    @BeforeEach
    void open() {
        repository = VaultRepository.create(folder, "main");
        git = new NativeGit(folder);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void untilSomethingRefersToThemObjectsAreNowhereACrashCouldTearThem() throws IOException {
        BlobId blob = repository.objects().writeBlob(TEXT);

        assertThat(Files.exists(loose(blob.toString()))).isFalse();
        assertThat(repository.objects().readBlob(blob, 100)).contains(TEXT);
    }

    @Test
    void whatWaitsCanBeReadAndBuiltUpon() {
        CommitId commit = commit();

        TreeId tree = repository.objects().treeOf(commit);

        assertThat(repository.objects().names(tree, "Notes")).containsExactly("a.md");
        assertThat(repository.objects().changes(null, tree)).hasSize(1);
        assertThat(repository.has(commit)).isTrue();
        assertThat(repository.history().contains(commit, commit)).isTrue();
    }

    @Test
    void aRefFindsItsObjectsOnDisk() {
        CommitId commit = commit();

        repository.refs().set("refs/agents/test", commit);

        assertThat(git.run("fsck", "--strict", "--full")).doesNotContain("missing", "error");
        assertThat(git.run("show", "refs/agents/test:Notes/a.md")).isEqualTo("text\n");
    }

    @Test
    void aPushFindsItsObjectsOnDisk() {
        CommitId commit = commit();
        AtomicReference<String> seen = new AtomicReference<>();
        try (RemoteBranch remote =
                repository.remote(new Wire(() -> seen.set(git.run("show", commit + ":Notes/a.md"))))) {

            remote.push(commit, null);

            assertThat(seen.get()).isEqualTo("text\n");
        }
    }

    @Test
    void noRefNamesWhatCouldNotBeStored() throws IOException {
        CommitId commit = commit();
        Files.writeString(loose(commit.value()).getParent(), "in the way");

        assertThatThrownBy(() -> repository.refs().set("refs/agents/test", commit))
                .isInstanceOf(VaultException.class);

        assertThat(repository.refs().read("refs/agents/test")).isEmpty();
    }

    @Test
    void whatCouldNotBeStoredIsStoredTheNextTime() throws IOException {
        CommitId commit = commit();
        Path inTheWay = Files.writeString(loose(commit.value()).getParent(), "in the way");
        assertThatThrownBy(() -> repository.objects().secure()).isInstanceOf(VaultException.class);

        Files.delete(inTheWay);
        repository.objects().secure();

        assertThat(git.run("show", commit + ":Notes/a.md")).isEqualTo("text\n");
    }

    @Test
    void manyBytesDoNotWaitInMemory() {
        BlobId blob = repository.objects().writeBlob(TEXT);

        repository.objects().writeBlob(new byte[5 << 20]);

        assertThat(Files.exists(loose(blob.toString()))).isTrue();
    }

    @Test
    void manyObjectsAreOnePackThatGitReads() throws IOException {
        for (int number = 0; number < 150; number++) {
            repository.objects().writeBlob(("text " + number).getBytes(StandardCharsets.UTF_8));
        }
        CommitId commit = commit();

        repository.refs().set("refs/agents/test", commit);

        assertThat(git.run("count-objects", "-v").lines()).contains("count: 0", "packs: 1", "in-pack: 154");
        assertThat(git.run("fsck", "--strict", "--full")).doesNotContain("missing", "error", "corrupt");
        assertThat(git.run("show", commit + ":Notes/a.md")).isEqualTo("text\n");
        assertThat(repository.objects().readBlob(BlobId.of(TEXT), 100)).contains(TEXT);
        assertThat(besides()).isEmpty();
    }

    @Test
    void aPackThatCannotBeStoredLeavesNothingAndIsStoredTheNextTime() throws IOException {
        for (int number = 0; number < 150; number++) {
            repository.objects().writeBlob(("text " + number).getBytes(StandardCharsets.UTF_8));
        }
        Path packs = folder.resolve(".git/objects/pack");
        Files.delete(packs);
        Files.writeString(packs, "in the way");
        assertThatThrownBy(() -> repository.objects().secure()).isInstanceOf(VaultException.class);
        assertThat(besides()).isEmpty();

        Files.delete(packs);
        Files.createDirectory(packs);
        repository.objects().secure();

        assertThat(git.run("count-objects", "-v").lines()).contains("in-pack: 150");
    }

    @Test
    void anIndexNeverComesBeforeItsPack() throws IOException {
        storeMany(repository);
        Path made = packs(folder).stream()
                .filter(file -> file.toString().endsWith(".pack"))
                .findFirst()
                .orElseThrow();
        Path other = folder.resolve("other");
        try (VaultRepository same = VaultRepository.create(other, "main")) {
            Path place = other.resolve(".git/objects/pack").resolve(made.getFileName());
            Files.createDirectories(place.resolve("in the way"));

            assertThatThrownBy(() -> storeMany(same)).isInstanceOf(VaultException.class);

            assertThat(packs(other)).containsExactly(place);
        }
    }

    private static void storeMany(VaultRepository into) {
        for (int number = 0; number < 150; number++) {
            into.objects().writeBlob(("text " + number).getBytes(StandardCharsets.UTF_8));
        }
        into.objects().secure();
    }

    private static List<Path> packs(Path vault) throws IOException {
        try (Stream<Path> all = Files.list(vault.resolve(".git/objects/pack"))) {
            return all.toList();
        }
    }

    /** Folders in which packs are made. */
    private List<Path> besides() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(".git/objects"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("tmp_"))
                    .toList();
        }
    }

    private CommitId commit() {
        BlobId blob = repository.objects().writeBlob(TEXT);
        TreeId tree = repository.objects().writeTree(null, Map.of("Notes/a.md", Optional.of(TreeEntry.file(blob))));
        return repository.objects().commit(tree, null, "test\n", "local", Instant.EPOCH);
    }

    private Path loose(String id) {
        return folder.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }

    /** A remote that looks at our disk when it gets a push. */
    private record Wire(Runnable onPush) implements RemoteWire {
        @Override
        public String url() {
            return "test";
        }

        @Override
        public Optional<CommitId> tip() {
            return Optional.empty();
        }

        @Override
        public void fetch(CommitId tip) {}

        @Override
        public Report push(CommitId commit, @Nullable CommitId expected) {
            onPush.run();
            return new Report.Accepted();
        }

        @Override
        public void close() {}
    }
}
