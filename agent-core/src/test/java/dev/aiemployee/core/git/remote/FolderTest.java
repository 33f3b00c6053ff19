package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few new objects of a remote that is a folder are copied, many are packed by Git, and none is taken that is not what its id says. */
class FolderTest {
    @TempDir
    Path folder;

    private NativeGit other;
    private VaultRepository repository;
    private RemoteBranch remote;

    @BeforeEach
    void aRemoteThatWasSeenOnce() throws IOException {
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        new NativeGit(folder).run("clone", "-q", "origin.git", "other");
        other = new NativeGit(folder.resolve("other"));
        push(List.of("first"));
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        remote = repository.remote(RemoteAccess.local(origin().toUri().toString()));
        remote.fetch();
    }

    @AfterEach
    void close() {
        remote.close();
        repository.close();
    }

    @Test
    void aFewNewObjectsAreCopiedAsTheyAre() throws IOException {
        long packs = packs();
        CommitId tip = push(List.of("second"));

        FetchOutcome fetched = remote.fetch();

        assertThat(fetched).isEqualTo(new FetchOutcome.Tip(tip));
        assertThat(packs()).isEqualTo(packs);
        assertThat(text(tip, "second.md")).isEqualTo("second");
        assertThat(new NativeGit(folder.resolve("vault")).run("fsck", "--strict", tip.value()))
                .doesNotContain("missing");
    }

    @Test
    void aForeignHistoryIsBroughtByGit() throws IOException {
        other.run("checkout", "-q", "--orphan", "anew");
        Files.writeString(folder.resolve("other/anew.md"), "anew");
        other.run("add", "-A");
        other.run("commit", "-q", "-m", "anew");
        other.run("push", "-q", "--force", "origin", "HEAD:main");
        new NativeGit(origin()).run("reflog", "expire", "--expire=now", "--all");
        new NativeGit(origin()).run("gc", "-q", "--prune=now");

        FetchOutcome fetched = remote.fetch();

        CommitId tip = new CommitId(other.run("rev-parse", "HEAD").strip());
        assertThat(fetched).isEqualTo(new FetchOutcome.Tip(tip));
        assertThat(text(tip, "anew.md")).isEqualTo("anew");
    }

    @Test
    void manyNewObjectsAreBroughtByGit() throws IOException {
        long packs = packs();
        CommitId tip = push(Stream.iterate(0, number -> number < 400, number -> number + 1)
                .map(number -> "note-" + number)
                .toList());

        FetchOutcome fetched = remote.fetch();

        assertThat(fetched).isEqualTo(new FetchOutcome.Tip(tip));
        assertThat(packs()).isGreaterThan(packs);
        assertThat(text(tip, "note-399.md")).isEqualTo("note-399");
    }

    @Test
    void anObjectThatIsNotWhatItsIdSaysIsNotTaken() throws IOException {
        CommitId tip = push(List.of("true"));
        Path truth = loose(other.run("rev-parse", tip + ":true.md").strip());
        Path lie = loose(other.run("rev-parse", tip + ":first.md").strip());
        truth.toFile().setWritable(true);
        Files.copy(lie, truth, StandardCopyOption.REPLACE_EXISTING);

        FetchOutcome fetched = remote.fetch();

        assertThat(fetched).isEqualTo(new FetchOutcome.Tip(tip));
        assertThat(remote.lastSeen()).isPresent().get().isNotEqualTo(tip);
        assertThatThrownBy(() -> text(tip, "true.md")).hasMessageContaining("lacks an object");
    }

    private CommitId push(List<String> notes) throws IOException {
        for (String note : notes) {
            Files.writeString(folder.resolve("other").resolve(note + ".md"), note);
        }
        other.run("add", "-A");
        other.run("commit", "-q", "-m", "notes");
        other.run("push", "-q", "origin", "HEAD:main");
        return new CommitId(other.run("rev-parse", "HEAD").strip());
    }

    private String text(CommitId commit, String path) {
        ObjectBase objects = repository.objects();
        BlobId blob = objects.find(objects.treeOf(commit), path).orElseThrow().blob();
        return new String(objects.readBlob(blob, 100).orElseThrow(), StandardCharsets.UTF_8);
    }

    private long packs() throws IOException {
        Path folderOfPacks = folder.resolve("vault/.git/objects/pack");
        if (!Files.isDirectory(folderOfPacks)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folderOfPacks)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }

    private Path loose(String id) {
        return origin().resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }

    private Path origin() {
        return folder.resolve("origin.git");
    }
}
