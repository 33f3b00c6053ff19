package dev.aiemployee.core.reliability;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * An editor saves notes as fast as it can while the engine applies remote changes to the same notes. The text that the editor
 * saved last in each note must be somewhere afterwards: in the vault, in its conflict copies, in the quarantine or in a commit.
 */
final class EditStorm {
    private static final int NOTES = 40;
    /** So few that most notes are applied while they are being edited, instead of being in conflict before. */
    private static final int EDITS_A_CYCLE = 15;

    /** @param inside edits made just between two steps of an apply */
    record Count(int edits, int inside, int cycles, int lost) {
        Count plus(Count other) {
            return new Count(edits + other.edits, inside + other.inside, cycles + other.cycles, lost + other.lost);
        }
    }

    private final Path folder;
    private final int wanted;
    private final Random random;
    private final Map<String, String> last = new HashMap<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Semaphore free = new Semaphore(0);
    private VaultClone local;
    private int edits;
    private int inside;

    EditStorm(Path folder, long seed, int wanted) {
        this.folder = folder;
        this.wanted = wanted;
        this.random = new Random(seed);
    }

    Count run() throws InterruptedException {
        Path bare = folder.resolve("origin.git");
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", bare.toString());
        String url = bare.toUri().toString();
        int cycles = 0;
        try (VaultClone cloud = new VaultClone(folder, url, "cloud", AgentKind.CLOUD, Clock.systemUTC());
                VaultClone clone = new VaultClone(folder, url, "local", AgentKind.LOCAL, Clock.systemUTC())) {
            local = clone.with(this::betweenSteps);
            local.write("Dashboard.md", TwoAgents.DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
            local.cycle();
            cloud.cycle();
            Thread editor = new Thread(this::edit, "editor");
            editor.start();
            while (running.get()) {
                for (int note = 0; note < NOTES; note++) {
                    String there = cloud.has(path(note)) ? cloud.read(path(note)) : "";
                    cloud.write(path(note), there + "remote " + cycles + "\n");
                }
                cloud.cycle();
                free.release(EDITS_A_CYCLE);
                local.cycle();
                cycles++;
            }
            editor.join();
            local.with(ApplySeam.NONE);
            for (int settle = 0; settle < 4; settle++) {
                local.cycle();
            }
            return new Count(edits, inside, cycles, lost());
        }
    }

    private void edit() {
        try {
            while (count() < wanted) {
                if (free.tryAcquire(1, TimeUnit.SECONDS)) {
                    save(path(random.nextInt(NOTES)), random.nextInt(3));
                }
                Thread.sleep(random.nextInt(4));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
    }

    private synchronized int count() {
        return edits;
    }

    /** The moment that hurts most: an apply has looked at this file and is about to act. */
    private void betweenSteps(String step, Path file) {
        String path = local.vault().relativize(file).toString();
        if (path.startsWith("Plans/") && running.get() && random.nextInt(3) == 0) {
            save(path, random.nextInt(3));
            inside++;
        }
    }

    private synchronized void save(String path, int style) {
        String text = "edit " + ++edits + " of " + path + "\n";
        Path file = local.vault().resolve(path);
        try {
            Files.createDirectories(file.getParent());
            switch (style) {
                case 0 -> Files.writeString(file, text);
                case 1 -> saveByRename(file, text);
                default -> saveHoldingOpen(file, text);
            }
            last.put(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void saveByRename(Path file, String text) throws IOException {
        Path temp = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(temp, text);
        Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The editor opens, thinks, and writes: in between the file may have been moved aside. */
    private static void saveHoldingOpen(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Thread.onSpinWait();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(RaceRig.bytes(text)));
        }
    }

    private int lost() {
        Set<String> found = new HashSet<>();
        collect(local.vault(), found);
        int lost = 0;
        for (Map.Entry<String, String> saved : last.entrySet()) {
            if (!found.contains(saved.getValue()) && !isReachable(saved.getValue())) {
                System.out.println("LOST " + saved);
                lost++;
            }
        }
        return lost;
    }

    private boolean isReachable(String text) {
        String blob = BlobId.of(RaceRig.bytes(text)).value();
        return local.git().run("rev-list", "--objects", "--all").contains(blob);
    }

    /** Every text below a folder, the quarantine below {@code .git/agent} too. */
    private static void collect(Path folder, Set<String> texts) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/.git/")
                            || file.toString().contains("/.git/agent/quarantine/"))
                    .forEach(file -> texts.add(read(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String path(int note) {
        return "Plans/plan-" + note + ".md";
    }
}
