package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packing beside everything else: nothing goes missing, whoever reads, writes or is killed meanwhile. */
class MaintenanceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void itIsTimeOnceADayOrWhenMuchHasPiledUp() {
        assertThat(new Clutter(3, 0, 1).isDue(HOUR.multipliedBy(23))).isFalse();
        assertThat(new Clutter(3, 0, 1).isDue(HOUR.multipliedBy(24))).isTrue();
        assertThat(new Clutter(2, 0, 1).isDue(HOUR.multipliedBy(240))).isFalse();
        assertThat(new Clutter(51, 0, 1).isDue(HOUR)).isTrue();
        assertThat(new Clutter(0, 6001, 1).isDue(HOUR)).isTrue();
        assertThat(new Clutter(51, 6001, 1).isDue(HOUR.minusSeconds(1))).isFalse();
    }

    @Test
    void packsAndLooseObjectsBecomeFewAndTheRepositoryIsSound() throws Exception {
        try (VaultRepository repository = VaultRepository.create(folder.resolve("vault"), "main")) {
            CommitId tip = pile(repository, 60);
            Clutter before = clutter(repository);

            maintenance(repository, Clock.systemUTC()).tidy();

            Clutter after = clutter(repository);
            assertThat(before.packs()).isGreaterThan(50);
            assertThat(after.packs()).isLessThanOrEqualTo(2);
            assertThat(after.loose()).isZero();
            assertThat(git(repository).run("fsck", "--strict", "--full")).doesNotContain("missing", "error");
            assertThat(repository.objects().changes(null, repository.objects().treeOf(tip)))
                    .hasSize(60);
        }
    }

    @Test
    void whatNothingRefersToStaysForTwoWeeks() throws Exception {
        try (VaultRepository repository = VaultRepository.create(folder.resolve("vault"), "main")) {
            BlobId young = repository.objects().writeBlob("young".getBytes(StandardCharsets.UTF_8));
            BlobId old = repository.objects().writeBlob("old".getBytes(StandardCharsets.UTF_8));
            BlobId needed = repository.objects().writeBlob("needed again".getBytes(StandardCharsets.UTF_8));
            repository.objects().secure();
            age(repository, old, Duration.ofDays(15));
            age(repository, needed, Duration.ofDays(15));
            repository.objects().writeBlob("needed again".getBytes(StandardCharsets.UTF_8));
            repository.objects().secure();

            maintenance(repository, Clock.systemUTC()).tidy();

            assertThat(git(repository).attempt("cat-file", "-e", young.value()).exitCode())
                    .isZero();
            assertThat(git(repository).attempt("cat-file", "-e", old.value()).exitCode())
                    .isNotZero();
            assertThat(git(repository).attempt("cat-file", "-e", needed.value()).exitCode())
                    .isZero();
        }
    }

    @Test
    void cyclesClaimsAndGitItselfGoOnMeanwhile() throws Exception {
        try (TwoAgents agents = new TwoAgents(folder)) {
            VaultClone cloud = agents.cloud();
            AtomicBoolean over = new AtomicBoolean();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread tidying = new Thread(() -> {
                try (Maintenance maintenance = maintenance(cloud.repository(), Clock.systemUTC())) {
                    while (!over.get()) {
                        maintenance.tidy();
                    }
                } catch (Throwable failed) {
                    failure.set(failed);
                }
            });
            tidying.start();
            try {
                for (int round = 0; round < 12; round++) {
                    String id = "EMAIL_" + round;
                    agents.local().write("Needs_Action/email/" + id + ".md", TwoAgents.task(id, "Hello."));
                    agents.local().cycle();
                    assertThat(cloud.cycle().problem()).isEmpty();
                    assertThat(cloud.desk().claim(new TaskId(id))).isInstanceOf(ClaimOutcome.Won.class);
                    assertThat(cloud.cycle().problem()).isEmpty();
                    assertThat(cloud.git().run("log", "--oneline", "main")).isNotEmpty();
                }
            } finally {
                over.set(true);
                tidying.join();
            }

            assertThat(failure.get()).isNull();
            assertThat(cloud.git().run("fsck", "--strict", "--full")).doesNotContain("missing", "error");
            assertThat(agents.origin().tree("main"))
                    .filteredOn(path -> path.startsWith("In_Progress/cloud/EMAIL_"))
                    .hasSize(12);
        }
    }

    @Test
    void anObjectIsStoredAlthoughItsEmptyFolderIsTidiedAway() throws Exception {
        try (VaultRepository repository = VaultRepository.create(folder.resolve("vault"), "main")) {
            AtomicBoolean over = new AtomicBoolean();
            Thread tidying = new Thread(() -> {
                File fanOut = objects(repository).resolve("00").toFile();
                while (!over.get()) {
                    var unused = fanOut.delete();
                }
            });
            tidying.start();
            try {
                for (byte[] note : notesWithIdsIn("00", 400)) {
                    BlobId blob = repository.objects().writeBlob(note);
                    repository.objects().secure();

                    assertThat(repository.objects().readBlob(blob, 100)).contains(note);
                    Files.delete(loose(repository, blob));
                }
            } finally {
                over.set(true);
                tidying.join();
            }
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAfterADay() throws Exception {
        try (VaultRepository repository = VaultRepository.create(folder.resolve("vault"), "main")) {
            pile(repository, 1);
            Path packs = objects(repository).resolve("pack");
            Path old = Files.writeString(packs.resolve("tmp_pack_abc"), "x");
            Path fresh = Files.writeString(packs.resolve("tmp_pack_def"), "x");
            Path oldStore = Files.createDirectories(objects(repository).resolve("tmp_objdir-agent-1/store"));
            Files.writeString(oldStore.resolve("pack"), "x");
            Path freshStore = Files.createDirectories(objects(repository).resolve("tmp_objdir-agent-2/store"));
            FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
            Files.setLastModifiedTime(old, yesterday);
            Files.setLastModifiedTime(oldStore.getParent(), yesterday);

            maintenance(repository, Clock.systemUTC()).tidy();

            assertThat(old).doesNotExist();
            assertThat(fresh).exists();
            assertThat(oldStore.getParent()).doesNotExist();
            assertThat(freshStore).exists();
        }
    }

    @Test
    void theDaemonIsNotKeptWaitingAndTheLastTimeIsRemembered() throws Exception {
        MovingClock clock = new MovingClock(TwoAgents.NOON);
        try (VaultRepository repository = VaultRepository.create(folder.resolve("vault"), "main")) {
            pile(repository, 55);
            try (Maintenance maintenance = repository.maintenance(clock)) {
                maintenance.consider();
            }

            String last = Files.readString(repository.agentFolder().resolve("maintained"))
                    .strip();

            assertThat(Instant.parse(last)).isBetween(TwoAgents.NOON.minus(HOUR.multipliedBy(2)), TwoAgents.NOON);
        }
    }

    @Test
    void aProcessKilledInTheMiddleHarmsNothing() throws Exception {
        Path vault = folder.resolve("vault");
        try (VaultRepository repository = VaultRepository.create(vault, "main")) {
            pile(repository, 30);
        }
        for (int wait = 100; wait <= 700; wait += 200) {
            Process tidying = forked(vault);
            assertThat(tidying.getInputStream().read()).isEqualTo('!');
            tidying.waitFor(wait, TimeUnit.MILLISECONDS);
            tidying.destroyForcibly().waitFor();

            assertThat(new NativeGit(vault).run("fsck", "--strict", "--full")).doesNotContain("missing", "error");
            assertThat(new NativeGit(vault).run("rev-list", "--count", "--objects", "main"))
                    .isNotBlank();
        }
    }

    /** What the forked process runs: one tidying after the other, until it is killed. */
    public static void main(String[] arguments) throws Exception {
        try (VaultRepository repository = VaultRepository.open(Path.of(arguments[0]), "main")) {
            System.out.print('!');
            System.out.flush();
            while (true) {
                pile(repository, 3);
                maintenance(repository, Clock.systemUTC()).tidy();
            }
        }
    }

    private static Process forked(Path vault) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MaintenanceTest.class.getName(),
                        vault.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** So many packs, each with a commit and a note, and the same number of loose objects. */
    private static CommitId pile(VaultRepository repository, int packs) throws IOException {
        ObjectBase objects = repository.objects();
        Optional<CommitId> tip = repository.refs().read("refs/heads/main");
        Map<String, Optional<TreeEntry>> notes = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < packs; number++) {
            BlobId note = objects.writeBlob(("note " + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
            ids.add(note.value());
            notes.put("Notes/" + number + ".md", Optional.of(TreeEntry.file(note)));
            objects.secure();
        }
        for (String id : ids) {
            Path pack = objects(repository).resolve("pack/pack");
            new NativeGit(repository.vault())
                    .run("-c", "alias.p=!printf " + id + " | git pack-objects -q " + pack, "p");
        }
        CommitId commit =
                objects.commit(objects.writeTree(null, notes), tip.orElse(null), "pile", "agent", TwoAgents.NOON);
        repository.refs().set("refs/heads/main", commit);
        return commit;
    }

    private static Maintenance maintenance(VaultRepository repository, Clock clock) {
        return repository.maintenance(clock);
    }

    private static Clutter clutter(VaultRepository repository) throws IOException {
        return Clutter.of(objects(repository));
    }

    private static Path objects(VaultRepository repository) {
        return repository.vault().resolve(".git/objects");
    }

    private static void age(VaultRepository repository, BlobId blob, Duration by) throws IOException {
        Files.setLastModifiedTime(
                loose(repository, blob), FileTime.from(Instant.now().minus(by)));
    }

    private static Path loose(VaultRepository repository, BlobId blob) {
        String name = blob.value();
        return objects(repository).resolve(name.substring(0, 2)).resolve(name.substring(2));
    }

    /** Texts whose ids begin so, and which therefore share one folder of the object store. */
    private static List<byte[]> notesWithIdsIn(String fanOut, int howMany) {
        List<byte[]> notes = new ArrayList<>();
        try (ObjectInserter ids = new ObjectInserter.Formatter()) {
            for (int number = 0; notes.size() < howMany; number++) {
                byte[] note = ("note " + number).getBytes(StandardCharsets.UTF_8);
                if (ids.idFor(Constants.OBJ_BLOB, note).name().startsWith(fanOut)) {
                    notes.add(note);
                }
            }
        }
        return notes;
    }

    private static NativeGit git(VaultRepository repository) {
        return new NativeGit(repository.vault());
    }
}
