package dev.aiemployee.core.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedLocksTest {
    @TempDir
    Path git;

    private Path index;

    @BeforeEach
    void names() {
        index = git.resolve("index.lock");
    }

    @Test
    void theIndexLockThatWeHeldWhenWeDiedGoesAtOnce() throws IOException {
        Files.createFile(index);
        new AbandonedLocks(git).holdIndex();

        new AbandonedLocks(git).release();

        assertThat(index).doesNotExist();
    }

    @Test
    void anIndexLockOfTheOperatorStays() throws IOException {
        Files.createFile(index);

        new AbandonedLocks(git).release();

        assertThat(index).exists();
    }

    /** We died right after our own lock was renamed into place, and the operator's Git took it before we were back. */
    @Test
    void anIndexLockThatIsAnotherFileThanOursStays() throws IOException {
        Files.createFile(index);
        new AbandonedLocks(git).holdIndex();
        Files.move(index, git.resolve("index"));
        Files.createFile(index);

        new AbandonedLocks(git).release();

        assertThat(index).exists();
    }

    @Test
    void anIndexLockOlderThanAnyCommandGoes() throws IOException {
        old(index, Duration.ofMinutes(11));

        new AbandonedLocks(git).release();

        assertThat(index).doesNotExist();
    }

    @Test
    void aLockOfOurOwnRefsGoesAtOnce() throws IOException {
        Path lock = git.resolve("refs/agents/claims/x.lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);

        new AbandonedLocks(git).release();

        assertThat(lock).doesNotExist();
    }

    @Test
    void aLockThatGitHoldsForAMomentGoesWhenTheMomentIsOver() throws IOException {
        Path fresh = git.resolve("refs/heads/main.lock");
        Files.createDirectories(fresh.getParent());
        Files.createFile(fresh);
        Path stale = old(git.resolve("refs/heads/other.lock"), Duration.ofSeconds(30));
        Path head = old(git.resolve("HEAD.lock"), Duration.ofSeconds(30));

        new AbandonedLocks(git).release();

        assertThat(fresh).exists();
        assertThat(stale).doesNotExist();
        assertThat(head).doesNotExist();
    }

    private static Path old(Path lock, Duration age) throws IOException {
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        FileTime now = Files.getLastModifiedTime(lock);
        return Files.setLastModifiedTime(lock, FileTime.from(now.toInstant().minus(age)));
    }
}
