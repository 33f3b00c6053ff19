package dev.aiemployee.core.sync.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The applied base over restarts: any crash leaves one of the states that were saved. */
class AppliedBaseFileTest {
    private static final BlobId BLOB = new BlobId("1".repeat(40));
    private static final BlobId OTHER = new BlobId("2".repeat(40));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("applied");
    }

    @Test
    void whatWasSavedIsThereAgain() {
        AppliedBaseFile log = new AppliedBaseFile(file);
        AppliedBase base = log.load();
        base.put(path("Notes/Größe 😀 e\u0301.md"), known(BLOB, 7));
        base.put(path("Needs_Action/email/EMAIL_1.md"), known(BLOB, 8));
        base.put(path("line\nend.md"), known(BLOB, 9));
        base.postpone(path("Notes/waits.md"));
        base.commit(commit(1));
        log.save(base);
        base.remove(path("Needs_Action/email/EMAIL_1.md"));
        base.put(path("Notes/waits.md"), known(OTHER, 1));
        base.postpone(path("line\nend.md"));
        log.save(base);

        AppliedBase again = new AppliedBaseFile(file).load();

        assertThat(state(again)).isEqualTo(state(base));
        assertThat(again.pending()).containsExactly(path("line\nend.md"));
        assertThat(again.isSaved()).isTrue();
    }

    @Test
    void aSaveWithoutChangesWritesNothing() throws IOException {
        AppliedBaseFile log = new AppliedBaseFile(file);
        AppliedBase base = log.load();
        base.put(path("a.md"), known(BLOB, 1));
        log.save(base);
        long before = Files.size(file);

        base.put(path("a.md"), known(BLOB, 1));
        base.remove(path("b.md"));
        log.save(base);

        assertThat(Files.size(file)).isEqualTo(before);
    }

    @Test
    void aLogCutAtAnyByteIsOneOfTheSavedStates() throws IOException {
        List<String> states = new ArrayList<>();
        states.add(state(new AppliedBase()));
        byte[] whole = write(states);

        List<String> met = new ArrayList<>();
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            AppliedBaseFile log = new AppliedBaseFile(file);
            AppliedBase base = log.load();
            assertThat(state(base)).as("cut at " + length).isIn(states);
            met.add(state(base));

            base.put(path("after.md"), known(OTHER, 5));
            log.save(base);
            assertThat(state(new AppliedBaseFile(file).load()))
                    .as("saved after a cut at " + length)
                    .isEqualTo(state(base));
        }
        assertThat(met).containsAll(states);
    }

    @Test
    void aLogWithAnyByteChangedIsOneOfTheSavedStates() throws IOException {
        List<String> states = new ArrayList<>();
        states.add(state(new AppliedBase()));
        byte[] whole = write(states);

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            assertThat(state(new AppliedBaseFile(file).load()))
                    .as("damaged at " + at)
                    .isIn(states);
        }
    }

    @Test
    void theLogIsRewrittenBeforeItOutgrowsTheVault() throws IOException {
        AppliedBaseFile log = new AppliedBaseFile(file);
        AppliedBase base = log.load();

        for (int round = 0; round < 3000; round++) {
            base.put(path("a.md"), known(BLOB, round));
            log.save(base);
        }

        try (var lines = Files.lines(file)) {
            assertThat(lines.count()).isLessThan(2500);
        }
        assertThat(state(new AppliedBaseFile(file).load())).isEqualTo(state(base));
    }

    @Test
    void whatIsBelowAFolderIsFoundAndNothingElse() {
        AppliedBase base = new AppliedBase();
        for (String name : List.of("a.md", "a/b.md", "a/ b.md", "a/#.md", "a/c/d.md", "a-b/c.md", "a0/c.md", "ab.md")) {
            base.put(path(name), known(BLOB, 1));
        }
        base.remove(path("a/b.md"));

        assertThat(base.under(path("a"))).containsExactly(path("a/ b.md"), path("a/#.md"), path("a/c/d.md"));
        base.put(path("a/late.md"), known(BLOB, 1));
        assertThat(base.under(path("a"))).contains(path("a/late.md"));
        assertThat(base.under(path("a.md"))).containsExactly(path("a.md"));
    }

    private byte[] write(List<String> states) throws IOException {
        AppliedBaseFile log = new AppliedBaseFile(file);
        AppliedBase base = log.load();
        for (int round = 1; round <= 3; round++) {
            base.put(path("a" + round + ".md"), known(BLOB, round));
            base.remove(path("a" + (round - 1) + ".md"));
            base.postpone(path("p.md"));
            base.commit(commit(round));
            log.save(base);
            states.add(state(base));
        }
        return Files.readAllBytes(file);
    }

    private static String state(AppliedBase base) {
        StringBuilder state = new StringBuilder(String.valueOf(base.commit()));
        base.paths().stream().sorted().forEach(path -> state.append(path).append(base.find(path)));
        return state.append(base.pending().stream().sorted().toList()).toString();
    }

    private static VaultPath path(String value) {
        return new VaultPath(value);
    }

    private static CommitId commit(int number) {
        return new CommitId(Integer.toString(number).repeat(40));
    }

    private static AppliedBase.Known known(BlobId blob, long size) {
        FileStamp stamp = new FileStamp(
                size, Instant.ofEpochSecond(1_763_640_000 + size, 123_456_789), 1_763_640_000_123_456_789L + size, 42);
        return new AppliedBase.Known(blob, stamp);
    }
}
