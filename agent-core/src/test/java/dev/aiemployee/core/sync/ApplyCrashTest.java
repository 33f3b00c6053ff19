package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.sync.apply.Apply;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.Quarantine;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An apply that dies at any step, at any byte of a copy, and again while it recovers, leaves the old text or the new one. */
class ApplyCrashTest {
    private static final VaultPath NOTE = new VaultPath("Notes/plan.md");
    private static final String SAVED = "saved by the operator\n";
    private static final int MOST = 1000;

    @TempDir
    Path folder;

    private final Map<BlobId, byte[]> stored = new HashMap<>();
    private final Blobs blobs = new Blobs() {
        @Override
        public byte[] read(BlobId blob) {
            byte[] bytes = Objects.requireNonNull(stored.get(blob));
            if (bytes.length > MOST) {
                throw new VaultException("it has more than " + MOST + " bytes");
            }
            return bytes;
        }

        @Override
        public BlobId write(byte[] content) {
            BlobId id = BlobId.of(content);
            stored.put(id, content);
            return id;
        }
    };

    private Path vault = Path.of("unset");
    private int rounds;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true,old,newer",
                "true,-,newer",
                "true,old,-",
                "false,old,newer",
                "false,-,newer",
                "false,old,-",
                "false,newer,new"
            })
    void aCrashAtAnyStepLeavesTheOldTextOrTheNewOne(boolean links, @Nullable String old, @Nullable String target)
            throws IOException {
        List<String> crashed = new ArrayList<>();
        for (int crash = 1; ; crash++) {
            begin(old);
            Dying first = new Dying(links, crash);
            if (survives(first, () -> apply(first).apply(List.of(step(old, target))))) {
                break;
            }
            crashed.add(first.died);
            for (int again = 1; ; again++) {
                Dying second = new Dying(links, again);
                if (survives(second, () -> apply(second).recover())) {
                    break;
                }
            }

            assertThat(text()).as("killed at %s, step %d", first.died, crash).isIn(old, target);
        }
        assertThat(text()).isEqualTo(target);
        assertThat(crashed).contains("done").hasSizeGreaterThan(links || target == null ? 2 : 4);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTextThatIsSavedOverAHalfCopyStays(boolean links) throws IOException {
        begin(null);
        Dying seam = new Dying(links, 4);
        survives(seam, () -> apply(seam).apply(List.of(step(null, "newer"))));
        Files.createDirectories(file().getParent());
        Files.writeString(file(), SAVED);

        apply(new Dying(links, 0)).recover();

        assertThat(text()).isEqualTo(SAVED);
    }

    @Test
    void aTextThatIsSavedWhileAHalfCopyIsTakenAwayStays() throws IOException {
        begin(null);
        Dying seam = new Dying(false, 4);
        survives(seam, () -> apply(seam).apply(List.of(step(null, "newer"))));
        assertThat(text()).as("the half copy").isEqualTo("n");

        Files.writeString(file(), "n" + SAVED);
        apply(new Dying(false, 0)).recover();

        assertThat(text()).isEqualTo("n" + SAVED);
    }

    @Test
    void aTornLineOfTheJournalDoesNotSwallowTheNextOne() throws IOException {
        begin("old");
        Path journal = folder.resolve("state" + rounds).resolve("quarantine/journal");
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "aside 0 19c8ab16a9 torn");
        Dying seam = new Dying(true, 4);

        survives(seam, () -> apply(seam).apply(List.of(step("old", "newer"))));
        assertThat(seam.died).isEqualTo("link in");
        apply(new Dying(true, 0)).recover();

        assertThat(text()).isEqualTo("old");
    }

    @Test
    void aTextThatIsTooLargeToReadKeepsNoOtherOut() throws IOException {
        begin(null);
        VaultPath large = new VaultPath("Notes/large.md");
        Apply apply = apply(ApplySeam.NONE);

        Apply.Report report =
                apply.apply(List.of(new Apply.Step(large, null, blob("x".repeat(MOST + 1))), step(null, "new")));

        assertThat(text()).isEqualTo("new");
        assertThat(report.pending()).containsExactly(large);
        assertThat(apply.stuck().among(report.pending()).get(large))
                .isEqualTo("cannot be written: it has more than 1000 bytes; the branch keeps it");
    }

    private void begin(@Nullable String old) throws IOException {
        rounds++;
        vault = Files.createDirectories(folder.resolve("vault" + rounds));
        if (old != null) {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), old);
        }
    }

    private Path file() {
        return NOTE.in(vault);
    }

    private @Nullable String text() throws IOException {
        return Files.exists(file()) ? Files.readString(file()) : null;
    }

    private Apply.Step step(@Nullable String old, @Nullable String target) {
        return new Apply.Step(NOTE, blob(old), blob(target));
    }

    private @Nullable BlobId blob(@Nullable String text) {
        return text == null ? null : blobs.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Apply apply(ApplySeam seam) {
        Path state = folder.resolve("state" + rounds);
        MovingClock clock = new MovingClock(TwoAgents.NOON);
        return new Apply(
                vault, state.resolve("beside"), new Quarantine(state.resolve("quarantine")), blobs, clock, seam);
    }

    private static boolean survives(Dying seam, Runnable work) {
        try {
            work.run();
            return true;
        } catch (Killed killed) {
            assertThat(seam.died).isNotEmpty();
            return false;
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Dies before the given step; copies byte by byte. */
    private static final class Dying implements ApplySeam {
        private final boolean links;
        private int left;
        private String died = "";

        Dying(boolean links, int at) {
            this.links = links;
            this.left = at;
        }

        @Override
        public void before(String step, Path file) {
            if (--left == 0) {
                died = step;
                throw new Killed();
            }
        }

        @Override
        public void link(Path name, Path existing) throws IOException {
            if (!links) {
                throw new FileSystemException(name.toString(), null, "Operation not permitted");
            }
            Files.createLink(name, existing);
        }

        @Override
        public int piece() {
            return 1;
        }
    }

    /** Nothing of the vault's own is left behind in a form that a scan would take for a note. */
    @Test
    void nothingButTheNoteIsInTheVault() throws IOException {
        begin("old");

        apply(new Dying(false, 0)).apply(List.of(step("old", "newer")));

        try (Stream<Path> files = Files.walk(vault)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file());
        }
    }
}
