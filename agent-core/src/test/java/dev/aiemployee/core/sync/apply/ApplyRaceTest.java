package dev.aiemployee.core.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.ApplySeam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is saved while an apply runs is there byte for byte afterwards, whichever way the editor saves. */
class ApplyRaceTest {
    private static final String NOTE = "Notes/plan.md";
    private static final String SAVED = "saved by the operator just now\n";

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone local;

    @BeforeEach
    void publishAnEditFromOutside() {
        agents = new TwoAgents(folder);
        local = agents.local();
        local.write(NOTE, "old\n");
        agents.settle();
        Path other = folder.resolve("other");
        new NativeGit(folder).run("clone", agents.originFolder().toString(), other.toString());
        try {
            Files.writeString(other.resolve(NOTE), "new\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        NativeGit git = new NativeGit(other);
        git.run("commit", "-am", "new");
        git.run("push", "origin", "main");
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"move aside", "verify", "link in"})
    void aSaveByTempFileAndRenameSurvivesAtEveryStep(String step) {
        local.with(once(step, ApplyRaceTest::saveByRename));

        local.cycle();
        local.with(ApplySeam.NONE);
        local.cycle();
        local.cycle();

        assertThat(texts()).contains(SAVED);
        assertThat(local.read(NOTE)).isEqualTo(SAVED);
        assertThat(agents.origin().show("main", NOTE)).isEqualTo(SAVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"move aside", "verify", "link in"})
    void aSaveInPlaceSurvivesAtEveryStep(String step) {
        local.with(once(step, ApplyRaceTest::saveInPlace));

        local.cycle();
        local.with(ApplySeam.NONE);
        local.cycle();
        local.cycle();

        assertThat(texts()).contains(SAVED);
        assertThat(agents.origin().run("log", "-p", "main")).contains("+" + SAVED.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"move aside", "verify", "link in", "later"})
    void anEditorThatHeldTheOldFileOpenDoesNotLoseItsSave(String step) throws IOException {
        try (FileChannel editor = FileChannel.open(local.vault().resolve(NOTE), StandardOpenOption.WRITE)) {
            local.with(once(step, file -> overwrite(editor)));
            local.cycle();
            if (step.equals("later")) {
                overwrite(editor);
            }
        }

        local.with(ApplySeam.NONE);
        local.cycle();
        local.cycle();

        assertThat(texts()).contains(SAVED);
        assertThat(agents.origin().tree("main")).anyMatch(path -> path.startsWith("Conflicts/") || path.equals(NOTE));
    }

    @Test
    void aCrashBetweenMovingAsideAndLinkingInLosesNothing() {
        local.with((step, file) -> {
            if (step.equals("link in")) {
                throw new IllegalStateException("killed");
            }
        });
        org.assertj.core.api.Assertions.assertThatThrownBy(local::cycle).hasMessage("killed");
        assertThat(local.has(NOTE)).as("the gap a crash leaves").isFalse();

        local.with(ApplySeam.NONE);

        assertThat(local.read(NOTE)).isEqualTo("old\n");
        local.cycle();
        assertThat(local.read(NOTE)).isEqualTo("new\n");
        assertThat(agents.origin().tree("main")).contains(NOTE);
    }

    private interface Save {
        void run(Path file) throws IOException;
    }

    private static ApplySeam once(String wanted, Save save) {
        boolean[] done = {false};
        return (step, file) -> {
            if (!done[0] && step.equals(wanted) && file.endsWith(NOTE)) {
                done[0] = true;
                try {
                    save.run(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
    }

    private static void saveByRename(Path file) throws IOException {
        Path temp = file.resolveSibling(".editor-temp");
        Files.writeString(temp, SAVED);
        Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void saveInPlace(Path file) throws IOException {
        Files.writeString(file, SAVED);
    }

    private static void overwrite(FileChannel editor) throws IOException {
        editor.truncate(0);
        editor.write(ByteBuffer.wrap(SAVED.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Every text the operator can find in the vault. */
    private List<String> texts() {
        try (Stream<Path> files = Files.walk(local.vault())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(local.vault().resolve(".git")))
                    .map(ApplyRaceTest::text)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
