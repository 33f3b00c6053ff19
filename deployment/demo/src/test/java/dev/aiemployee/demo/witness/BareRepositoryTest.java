package dev.aiemployee.demo.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.demo.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareRepositoryTest {
    @TempDir
    Path folder;

    private BareRepository repository;

    @BeforeEach
    void create() {
        git("init", "--quiet");
        git("symbolic-ref", "HEAD", "refs/heads/main");
        repository = new BareRepository(folder);
    }

    @Test
    void isEmptyBeforeTheFirstPush() {
        assertThat(repository.tip()).isEmpty();
        assertThat(repository.refs()).isEmpty();
        assertThat(repository.notes("Done")).isEmpty();
    }

    @Test
    void listsNotesBelowAFolderAndShowsThem() throws IOException {
        commit("Done/email/für dich.md", "hello\n");
        commit("Done_not/x.md", "no\n");
        commit("Done/picture.png", "no\n");

        assertThat(repository.notes("Done")).containsExactly("Done/email/für dich.md");
        assertThat(repository.show("Done/email/für dich.md")).isEqualTo("hello\n");
        assertThat(repository.notesAt(repository.commits().get(0), "")).hasSize(1);
        assertThat(repository.log("%s")).first().isEqualTo("Done/picture.png");
        assertThat(repository.merges()).isEmpty();
        assertThat(repository.faults()).isEmpty();
    }

    @Test
    void findsASecretAlsoInAnObjectThatNoRefReaches() throws IOException {
        commit("a.md", "a\n");
        Files.writeString(folder.resolve("loose"), "the password is sésame-42\n");
        git("hash-object", "-w", "loose");

        assertThat(repository.holdsAnywhere("sésame-42")).isTrue();
        assertThat(repository.holdsAnywhere("sésame-43")).isFalse();
    }

    @Test
    void findsConflictMarkersInOldCommits() throws IOException {
        commit("a.md", "a\n<<<<<<< mine\nb\n");
        commit("a.md", "a\n");

        assertThat(repository.conflictMarkers()).containsExactly("<<<<<<< mine");
    }

    @Test
    void reportsABrokenObject() throws IOException {
        commit("a.md", "a\n");
        String blob = Command.git(folder, "rev-parse", "main:a.md")
                .run()
                .orThrow()
                .text()
                .trim();
        Files.delete(folder.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        assertThat(repository.faults()).anyMatch(fault -> fault.contains(blob));
    }

    private void commit(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git("add", path);
        git("-c", "user.name=D", "-c", "user.email=d@example.org", "commit", "-qm", path);
    }

    private void git(String... arguments) {
        Command.git(folder, arguments).run().orThrow();
    }
}
